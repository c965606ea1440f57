/** Undoes what was started, newest first; one that fails does not keep the others. */
export class Teardown {
  readonly #steps: { name: string; undo: () => Promise<void> | void }[] = [];

  add(name: string, undo: () => Promise<void> | void): void {
    this.#steps.push({ name, undo });
  }

  async run(warn: (sentence: string) => void): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      const { name, undo } = step;
      await Promise.resolve()
        .then(undo)
        .catch((error: unknown) => warn(`stopping ${name}: ${String(error)}`));
    }
  }
}
