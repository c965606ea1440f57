import { jsonOf, textOf } from './json.ts';
import { withoutMac } from './mac.ts';

/** Bytes of UTF-8 that a kept message may take. */
const LIMIT = 2000;
/** Photos and other base64, also with escaped slashes and line breaks. */
const BLOB = /(?:[A-Za-z0-9+/_=-]|\\\/|\\?[\r\n]|\\[rn]){201,}/g;
/** Values of fields that are named after an address, however the address is written. */
const NAMED = /("[^"]*(?:mac|bssid)[^"]*"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
/** What people call their phones, in the fields that DHCP and gateways have for it. */
const HOST = /("[^"]*host[ _-]?name[^"]*"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
// eslint-disable-next-line no-control-regex -- these characters make a payload binary
const BINARY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/**
 * A payload as text for the ring of raw messages that staff can look at: no photos, no MAC
 * addresses, no host names, at most 2 kB. Binary is shown as hex in groups of four bytes.
 */
export function sanitize(payload: Uint8Array): string {
  const text = textOf(payload);
  if (text === undefined || BINARY.test(text)) return hexOf(payload);
  const clean = plain(payload, text)
    .replace(BLOB, (blob) => `[${blob.length} characters left out]`)
    .replace(NAMED, '$1"[MAC]"')
    .replace(HOST, '$1"[name]"');
  return cut(withoutMac(clean));
}

/** Escapes could hide an address, so JSON is written anew and loose escapes are resolved. */
function plain(payload: Uint8Array, text: string): string {
  const value = jsonOf(payload);
  if (value !== undefined) return JSON.stringify(value);
  return text.replace(/\\u00([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function hexOf(payload: Uint8Array): string {
  const hex = Buffer.from(payload.subarray(0, LIMIT)).toString('hex');
  return cut(`hex ${hex.replace(/.{8}(?=.)/g, '$& ')}`);
}

/** Cuts on a character boundary. A cut identifier could look like an address: cleaned again. */
function cut(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= LIMIT) return text;
  const kept = bytes
    .subarray(0, LIMIT - 8)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
  return `${withoutMac(kept)}…`;
}
