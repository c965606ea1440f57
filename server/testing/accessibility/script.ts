import { readFileSync } from 'node:fs';

/** The steps that people take, with a row for each time that one was taken. */
export const SCRIPT = 'ACCESSIBILITY.md';

export interface Step {
  id: string;
  /** In few words. */
  what: string;
  /** The newest record; null: nobody has taken it yet. */
  done: { on: string; who: string; result: 'met' | 'notMet'; with: string } | null;
}

const RESULTS = { 適合: 'met', 不適合: 'notMet' } as const;

/**
 * Reads the script: `| M-1 | … |` in the table of steps, `| M-1 | date | role | result | tools |` in that of
 * records. Throws on a record that says neither 適合 nor 不適合, or of a step that there is not.
 */
export function readScript(text = readFileSync(SCRIPT, 'utf8')): Step[] {
  const lines = text.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    return /^M-\d+$/.test(cells[1] ?? '') ? [cells.slice(1, -1)] : [];
  });
  const isRecord = (cells: string[]) => /^\d{4}-\d\d-\d\d$/.test(cells[1] ?? '');
  const steps: Step[] = lines
    .filter((cells) => !isRecord(cells))
    .map(([id = '', what = '']) => ({ id, what, done: null }));
  const records = lines.filter(isRecord).sort((a, b) => a[1]!.localeCompare(b[1]!));
  for (const [id = '', on = '', who = '', said = '', tools = ''] of records) {
    const step = steps.find((each) => each.id === id);
    if (step === undefined) throw new Error(`${SCRIPT}: there is no step ${id}`);
    if (!(said in RESULTS)) throw new Error(`${SCRIPT}: ${id} of ${on} says “${said}”`);
    step.done = { on, who, result: RESULTS[said as keyof typeof RESULTS], with: tools };
  }
  return steps;
}
