import { RouterOsError } from './errors.ts';
import { Session, type CommandOptions, type RouterOsOptions, type Row } from './session.ts';

export type { CommandOptions, RouterOsOptions, Row } from './session.ts';

/**
 * One router, asked over the RouterOS API. The first command connects; a connection that failed is
 * replaced on the next command. Every call settles within twice the deadline (devices.md 2.3).
 */
export class RouterOsClient {
  readonly #options: RouterOsOptions;
  #current: { session: Session; ready: Promise<void> } | null = null;
  #failures = 0;

  constructor(options: RouterOsOptions) {
    this.#options = options;
  }

  /** Connections in a row that ended by a failure without one answer: input of `retryDelay`. */
  get failures(): number {
    return this.#failures;
  }

  /** True while there is a connection or one is being made. */
  get open(): boolean {
    return this.#current !== null;
  }

  /**
   * Runs one command, e.g. `/interface/print`, and returns its rows; an empty table gives [].
   * MAC addresses are blanked out of every value. Throws RouterOsError.
   */
  async command(path: string, options: CommandOptions = {}): Promise<Row[]> {
    const { session, ready } = this.#connection();
    await ready;
    try {
      const rows = await session.command(path, options);
      this.#failures = 0;
      return rows;
    } catch (fault) {
      if (fault instanceof RouterOsError && fault.answered) this.#failures = 0;
      throw fault;
    }
  }

  /** Drops the connection; commands under way fail with `closed`. A later command reconnects. */
  close(): void {
    const failures = this.#failures;
    this.#current?.session.end(new RouterOsError('closed', 'closed by us'));
    this.#failures = failures;
  }

  #connection(): { session: Session; ready: Promise<void> } {
    if (this.#current) return this.#current;
    const session = new Session(this.#options, () => {
      this.#failures += 1;
      if (this.#current?.session === session) this.#current = null;
    });
    const current = { session, ready: session.open() };
    // The session may be over before anybody awaits `ready`.
    if (!session.ended) this.#current = current;
    return current;
  }
}
