import type { Socket } from 'node:net';
import type { Faults } from './faults.ts';

/** Writes answers in the pieces that the faults ask for, keeping their order. */
export class Outlet {
  readonly #socket: Socket;
  readonly #faults: Faults;
  #queue: Buffer[] = [];
  #timer: NodeJS.Timeout | null = null;
  #ending = false;

  constructor(socket: Socket, faults: Faults) {
    this.#socket = socket;
    this.#faults = faults;
  }

  write(bytes: Buffer): void {
    const drip = this.#faults.find('drip');
    const split = this.#faults.find('split');
    if (drip) {
      for (let at = 0; at < bytes.length; at += drip.bytes)
        this.#queue.push(bytes.subarray(at, at + drip.bytes));
    } else if (split && split.at > 0 && split.at < bytes.length) {
      this.#queue.push(bytes.subarray(0, split.at), bytes.subarray(split.at));
    } else if (this.#queue.length > 0) {
      this.#queue.push(bytes);
    } else if (this.#socket.writable) {
      this.#socket.write(bytes);
    }
    if (this.#queue.length > 0 && !this.#timer) this.#next(drip?.every ?? 1);
  }

  /** FIN once everything is out. */
  end(): void {
    if (this.#queue.length === 0) this.#socket.end();
    else this.#ending = true;
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#queue = [];
  }

  #next(every: number): void {
    const piece = this.#queue.shift();
    if (piece && this.#socket.writable) this.#socket.write(piece);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#queue.length > 0) this.#next(every);
      else if (this.#ending) this.#socket.end();
    }, every);
  }
}
