import { jsonOf, textOf } from './json.ts';
import { withoutMac } from './mac.ts';

/** Bytes of UTF-8 that a kept message may take. */
const LIMIT = 2000;
/** Characters that are looked through for addresses; what follows could not be kept anyway. */
const LOOKED = 2 * LIMIT;
/**
 * Photos and other base64, also with escaped slashes and line breaks. It is tried only where a run
 * begins: at each of its letters again, many runs just too short would take the square of their length.
 */
const BLOB = /(?<![A-Za-z0-9+/_=-])(?:[A-Za-z0-9+/_=-]|\\\/|\\?[\r\n]|\\[rn]){201,}/g;
/**
 * Values of fields that are named after an address, however the address is written. The field's name
 * is found in a lookahead, which is not tried again: `"mac mac mac …` would take the square of its length.
 */
const NAMED = field('mac|bssid');
/** What people call their phones, in the fields that DHCP and gateways have for it. */
const HOST = field('host[ _-]?name');
// eslint-disable-next-line no-control-regex -- these characters make a payload binary
const BINARY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/**
 * A payload as text for the ring of raw messages that staff can look at: no photos, no MAC
 * addresses, no host names, at most 2 kB. Binary is shown as hex in groups of four bytes.
 */
export function sanitize(payload: Uint8Array): string {
  const text = textOf(payload);
  if (text === undefined || BINARY.test(text)) return hexOf(payload);
  const { written, rest } = plain(payload, text);
  const short = written.replace(BLOB, (blob) => `[${blob.length} characters left out]`);
  const clean = short.slice(0, LOOKED).replace(NAMED, '$1"[MAC]"').replace(HOST, '$1"[name]"');
  return cut(withoutMac(clean), rest || short.length > LOOKED);
}

/** A field by a part of its name; its value may be cut off. */
function field(name: string): RegExp {
  return new RegExp(`("(?=[^"]*(?:${name}))[^"]*"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*(?:"|$)`, 'gi');
}

/**
 * Escapes could hide an address, so JSON is written anew and loose escapes are resolved. Of what
 * nobody can read only the beginning is looked at; `rest` says that there was more.
 */
function plain(payload: Uint8Array, text: string): { written: string; rest: boolean } {
  const value = jsonOf(payload);
  if (value !== undefined) return { written: JSON.stringify(value), rest: false };
  const written = text
    .slice(0, LOOKED)
    .replace(/\\u00([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return { written, rest: text.length > LOOKED };
}

function hexOf(payload: Uint8Array): string {
  const hex = Buffer.from(payload.subarray(0, LIMIT)).toString('hex');
  return cut(`hex ${hex.replace(/.{8}(?=.)/g, '$& ')}`);
}

/** Cuts on a character boundary. A cut identifier could look like an address: cleaned again. */
function cut(text: string, rest = false): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= LIMIT && !rest) return text;
  const kept = bytes
    .subarray(0, LIMIT - 8)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
  return `${withoutMac(kept)}…`;
}
