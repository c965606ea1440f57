/**
 * The RouterOS API wire: words (a length, then bytes) in sentences that a zero length ends.
 * help.mikrotik.com, "API", sections "API words" and "API sentences".
 */

/** Bytes of one word that a peer may announce before the stream is taken for garbage. */
const LONGEST_WORD = 1 << 20;

/** The peer sent something that cannot be a sentence; nothing after it can be trusted. */
export class WireError extends Error {
  override name = 'WireError';
}

/**
 * The length prefix of a word of `length` bytes (0 … 2^32-1). `form` forces a longer form than
 * needed (2 … 5 bytes), which the protocol allows.
 */
export function encodeLength(length: number, form = 1): Buffer {
  if (length < 0x80 && form <= 1) return Buffer.from([length]);
  const prefix = Buffer.alloc(5);
  if (length < 0x4000 && form <= 2) {
    prefix.writeUInt16BE(length | 0x8000, 3);
    return prefix.subarray(3);
  }
  if (length < 0x200000 && form <= 3) {
    prefix.writeUIntBE(length + 0xc00000, 2, 3);
    return prefix.subarray(2);
  }
  if (length < 0x10000000 && form <= 4) {
    prefix.writeUInt32BE(length + 0xe0000000, 1);
    return prefix.subarray(1);
  }
  prefix.writeUInt8(0xf0, 0);
  prefix.writeUInt32BE(length, 1);
  return prefix;
}

/** One word on the wire; text goes out as UTF-8. */
export function encodeWord(word: string | Uint8Array, form = 1): Buffer {
  const bytes = typeof word === 'string' ? Buffer.from(word, 'utf8') : word;
  return Buffer.concat([encodeLength(bytes.length, form), bytes]);
}

/** A whole sentence with its ending zero. */
export function encodeSentence(words: readonly (string | Uint8Array)[], form = 1): Buffer {
  return Buffer.concat([...words.map((word) => encodeWord(word, form)), Buffer.of(0)]);
}

/**
 * The length at the start of `bytes` and the size of its prefix, or null when more bytes are
 * needed. Throws WireError on a reserved first byte (0xF8 and above).
 */
export function decodeLength(bytes: Uint8Array): { length: number; size: number } | null {
  const first = bytes[0];
  if (first === undefined) return null;
  if (first >= 0xf8) throw new WireError(`reserved length byte 0x${first.toString(16)}`);
  const size = first < 0x80 ? 1 : first < 0xc0 ? 2 : first < 0xe0 ? 3 : first < 0xf0 ? 4 : 5;
  if (bytes.length < size) return null;
  let length = size === 5 ? 0 : first & (0xff >> size);
  for (const byte of bytes.subarray(1, size)) length = length * 256 + byte;
  return { length, size };
}

/** Cuts a byte stream into sentences, whatever the pieces it arrives in. */
export class SentenceReader {
  #parts: Buffer[] = [];
  #held = 0;
  /** Bytes to hold before another look can find anything new. */
  #wanted = 1;
  #words: Buffer[] = [];
  readonly #longestWord: number;

  constructor(longestWord = LONGEST_WORD) {
    this.#longestWord = longestWord;
  }

  /** The sentences that `chunk` completes, without empty ones. Throws WireError. */
  push(chunk: Buffer): Buffer[][] {
    this.#parts.push(chunk);
    this.#held += chunk.length;
    if (this.#held < this.#wanted) return [];
    const bytes = this.#parts.length === 1 ? chunk : Buffer.concat(this.#parts);
    const sentences: Buffer[][] = [];
    let offset = 0;
    this.#wanted = 1;
    for (;;) {
      const prefix = decodeLength(bytes.subarray(offset));
      if (!prefix) break;
      if (prefix.length > this.#longestWord)
        throw new WireError(`a word of ${prefix.length} bytes`);
      const end = offset + prefix.size + prefix.length;
      if (end > bytes.length) {
        this.#wanted = end - offset;
        break;
      }
      if (prefix.length > 0) {
        this.#words.push(bytes.subarray(offset + prefix.size, end));
      } else if (this.#words.length > 0) {
        sentences.push(this.#words);
        this.#words = [];
      }
      offset = end;
    }
    const rest = bytes.subarray(offset);
    this.#parts = rest.length > 0 ? [rest] : [];
    this.#held = rest.length;
    return sentences;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');

/** Text of a word: UTF-8 where it is valid, else Windows-1252, as older WinBox versions wrote. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}
