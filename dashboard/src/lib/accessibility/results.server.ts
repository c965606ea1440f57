import * as z from 'zod';

const date = z.iso.date();

/** `byHand`: no test found a fault, and what only a person can judge has not been judged yet. */
const result = z.enum(['met', 'notMet', 'none', 'untested', 'byHand']);

/**
 * A run of the accessibility test, as `npm run accessibility` writes it into `results.json` beside this
 * file: the fields that 試験結果の公開 asks for (standards.md B2-2).
 */
export const testResults = z.object({
  /** When it was stated, and from when to when it was tested. */
  statedOn: date,
  testedFrom: date,
  testedTo: date,
  /** The commit that was tested. */
  build: z.string(),
  standard: z.string(),
  level: z.enum(['A', 'AA', 'AAA']),
  /** 準拠, 一部準拠 or 配慮; never 適合, which is a formal declaration. */
  conformance: z.enum(['準拠', '一部準拠', '配慮']),
  technologies: z.array(z.string()).min(1),
  tools: z.array(z.string()).min(1),
  agents: z.array(z.string()).min(1),
  /** How the pages were chosen. */
  selection: z.string(),
  pages: z.array(z.object({ path: z.string(), title: z.string() })).min(1),
  criteria: z.array(
    z.object({
      number: z.string(),
      name: z.string(),
      level: z.enum(['A', 'AA']),
      /** Whether JIS X 8341-3:2016 has it; the others came with WCAG 2.1 and 2.2. */
      jis: z.boolean(),
      result,
      /** Rows that serve it. */
      rows: z.array(z.string()).min(1),
    }),
  ),
  rows: z.array(
    z.object({
      id: z.string(),
      criteria: z.array(z.string()),
      needs: z.string(),
      result,
      tests: z.array(z.string()),
      steps: z.array(z.string()),
    }),
  ),
  /** What people do by hand, and when one last did. */
  steps: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      done: z
        .object({
          on: date,
          who: z.string(),
          result: z.enum(['met', 'notMet']),
          with: z.string(),
        })
        .nullable(),
    }),
  ),
});
export type TestResults = z.infer<typeof testResults>;

const files = import.meta.glob('./results.json', { eager: true, import: 'default' });
/** Days after which the test has to be repeated (B2-5). */
const YEAR = 365;

/** The results in force; null while no test has been written down. */
export function currentResults(): TestResults | null {
  const [written] = Object.values(files);
  return written === undefined ? null : testResults.parse(written);
}

export const isOld = ({ testedTo }: TestResults, now: number): boolean =>
  now - Date.parse(`${testedTo}T00:00:00+09:00`) > YEAR * 86_400_000;
