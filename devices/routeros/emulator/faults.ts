/** What can be made to go wrong. Kinds add up; a second fault of a kind replaces the first. */
export type Fault =
  /** Nothing is answered any more and nothing is closed: power lost behind a switch. */
  | { kind: 'silent' }
  /** Commands under this path are never answered, others are. */
  | { kind: 'mute'; path: string }
  /** Every connection is dropped (RST), new ones at once too: the router is off. */
  | { kind: 'off' }
  /** The next command, under `path` if given, is answered by a RST. */
  | { kind: 'reset'; path?: string }
  /** The next command is answered by the first `after` bytes of its answer, then FIN. */
  | { kind: 'close'; after?: number; path?: string }
  /** The next command is answered by an untagged `!fatal`, then FIN. */
  | { kind: 'fatal'; reason: string; path?: string }
  /** Commands under this path are answered by `!trap`. */
  | { kind: 'trap'; path: string; message: string; category?: number }
  /** Every answer goes out in pieces of `bytes`, `every` milliseconds apart. */
  | { kind: 'drip'; bytes: number; every: number }
  /** Every answer goes out in two pieces, cut after `at` bytes. */
  | { kind: 'split'; at: number }
  /** Raw bytes before the answer to the next command. */
  | { kind: 'raw'; bytes: Uint8Array }
  /** After `!done` one more row of the same tag follows. */
  | { kind: 'late' }
  /** `.tag` is the last word of a reply, not the second. */
  | { kind: 'tagLast' }
  /** Lengths are written in at least this many bytes. */
  | { kind: 'longLengths'; bytes: 2 | 3 | 4 | 5 }
  /** `.proplist` has no effect, as in some menus of older versions. */
  | { kind: 'ignoreProplist' };

export type FaultKind = Fault['kind'];

/** The faults that are on. */
export class Faults {
  readonly #on = new Map<FaultKind, Fault>();

  set(fault: Fault): void {
    this.#on.set(fault.kind, fault);
  }

  /** Ends one kind of fault, or all. */
  clear(kind?: FaultKind): void {
    if (kind) this.#on.delete(kind);
    else this.#on.clear();
  }

  /** The fault of this kind that applies to `path` (any fault when the fault names no path). */
  find<Kind extends FaultKind>(kind: Kind, path = ''): Extract<Fault, { kind: Kind }> | null {
    const fault = this.#on.get(kind) as Extract<Fault, { kind: Kind }> | undefined;
    if (!fault) return null;
    return 'path' in fault && fault.path && !path.startsWith(fault.path) ? null : fault;
  }

  /** Like `find`, and the fault is used up. */
  take<Kind extends FaultKind>(kind: Kind, path = ''): Extract<Fault, { kind: Kind }> | null {
    const fault = this.find(kind, path);
    if (fault) this.clear(kind);
    return fault;
  }
}
