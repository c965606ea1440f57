import { connect, type Socket } from 'node:net';
import type { RunningRouter } from './emulator.ts';

/** A peer of its own: short words only, as bytes, so that both ends share no code. */
export class Peer {
  readonly socket: Socket;
  #bytes = Buffer.alloc(0);
  #ended: 'fin' | 'reset' | null = null;
  #wake: () => void = () => undefined;

  constructor(router: RunningRouter) {
    this.socket = connect(router.port, router.host);
    this.socket.setNoDelay(true);
    this.socket.on('data', (data) => {
      this.#bytes = Buffer.concat([this.#bytes, data]);
      this.#wake();
    });
    this.socket.on('end', () => {
      this.#ended ??= 'fin';
      this.#wake();
    });
    this.socket.on('error', () => {
      this.#ended ??= 'reset';
      this.#wake();
    });
  }

  send(...words: string[]): void {
    this.socket.write(Peer.bytes(...words));
  }

  static bytes(...words: string[]): Buffer {
    return Buffer.concat([
      ...words.map((word) => {
        const text = Buffer.from(word);
        return Buffer.concat([Buffer.of(text.length), text]);
      }),
      Buffer.of(0),
    ]);
  }

  /** Raw bytes received so far, once `enough` says so; or how the connection ended. */
  async until(enough: (bytes: Buffer) => boolean): Promise<Buffer | 'fin' | 'reset'> {
    while (!enough(this.#bytes)) {
      if (this.#ended) return this.#ended;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    return this.#bytes;
  }

  /** The next `count` sentences, words joined by a space. */
  async read(count = 1): Promise<string[]> {
    const sentences: string[] = [];
    while (sentences.length < count) {
      const end = await this.until((bytes) => sentenceEnd(bytes) !== null);
      if (!Buffer.isBuffer(end)) return [...sentences, end];
      const size = sentenceEnd(this.#bytes)!;
      sentences.push(text(this.#bytes.subarray(0, size)));
      this.#bytes = this.#bytes.subarray(size);
    }
    return sentences;
  }

  async login(): Promise<this> {
    this.send('/login', '=name=kuuseki', '=password=correct horse');
    const [answer] = await this.read();
    if (answer !== '!done') throw new Error(`the login was answered by ${answer}`);
    return this;
  }
}

function sentenceEnd(bytes: Buffer): number | null {
  let at = 0;
  while (at < bytes.length && bytes[at] !== 0) {
    const long = bytes[at]! >= 0x80;
    at += long ? 2 + (((bytes[at]! & 0x3f) << 8) | (bytes[at + 1] ?? 0)) : 1 + bytes[at]!;
  }
  return at < bytes.length ? at + 1 : null;
}

function text(sentence: Buffer): string {
  const words: string[] = [];
  for (let at = 0; sentence[at];) {
    const long = sentence[at]! >= 0x80;
    const start = at + (long ? 2 : 1);
    at = start + (long ? ((sentence[at]! & 0x3f) << 8) | sentence[at + 1]! : sentence[at]!);
    words.push(sentence.subarray(start, at).toString('latin1'));
  }
  return words.join(' ');
}
