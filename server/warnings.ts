/** Milliseconds in which one and the same warning is written once. */
const EVERY = 10_000;

/**
 * Warnings as the log takes them: one line each, and the same one at most once in ten seconds, with
 * the number of those that were held back. A database that is away fails several times a second.
 */
export function sparing(warn: (sentence: string) => void): (sentence: string) => void {
  const held = new Map<string, number>();
  const wait = (line: string) => setTimeout(() => release(line), EVERY).unref();
  function release(line: string): void {
    const count = held.get(line) ?? 0;
    if (count === 0) {
      held.delete(line);
      return;
    }
    held.set(line, 0);
    warn(`${line} (${count} times in ${EVERY / 1000} s)`);
    wait(line);
  }
  return (sentence) => {
    const line = oneLine(sentence);
    const count = held.get(line);
    if (count !== undefined) {
      held.set(line, count + 1);
      return;
    }
    held.set(line, 0);
    warn(line);
    wait(line);
  };
}

/** What was tried, and the first line that says why it failed: Prisma puts the call in between. */
function oneLine(sentence: string): string {
  const lines = sentence.split('\n').map((line) => line.trim());
  const [first = '', ...others] = lines.filter((line) => line !== '');
  const what = first.replace(/Invalid `.*$/, '').trimEnd();
  const why = others.find((line) => !/^(Invalid `|→|\d+ |\/)/.test(line));
  return what.endsWith(':') && why !== undefined ? `${what} ${why}` : what;
}
