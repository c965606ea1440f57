/** Whether the parts that others rely on are there. */
export class Health {
  database = true;
  broker = true;
  readonly #ping: () => Promise<void>;
  #timer: NodeJS.Timeout | null = null;
  #asking = false;

  /** @param ping asks the database; rejects when it is away */
  constructor(ping: () => Promise<void>) {
    this.#ping = ping;
  }

  start(): void {
    this.#timer = setInterval(() => void this.check(), 1_000);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /** One question at a time; one that hangs for 3 s counts as no answer. */
  async check(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      await withDeadline(this.#ping(), 3_000);
      this.database = true;
    } catch {
      this.database = false; // the flag is the message; screens and metrics read it
    } finally {
      this.#asking = false;
    }
  }

  /** What is not ready, in sentences. */
  problems(): string[] {
    return [
      ...(this.database ? [] : ['the database does not answer']),
      ...(this.broker ? [] : ['the MQTT broker is not connected']),
    ];
  }
}

function withDeadline(promise: Promise<void>, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer in time')), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
