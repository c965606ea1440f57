/** A file as text, and how it was written. */
export interface Decoded {
  text: string;
  encoding: 'UTF-8' | 'CP932';
}

/**
 * Text that Excel or anybody else saved: UTF-8 if it is valid as such, with or without a BOM, else
 * CP932 (the web's `shift_jis` is CP932: it has 髙 and 﨑). Null: neither.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  if (bytes.includes(0)) return null; // UTF-16, or no text at all
  for (const [label, encoding] of [
    ['utf-8', 'UTF-8'],
    ['shift_jis', 'CP932'],
  ] as const) {
    try {
      return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
    } catch {
      // not this one
    }
  }
  return null;
}
