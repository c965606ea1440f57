import * as z from 'zod';

const date = z.iso.date();

/**
 * A run of the accessibility test, as its file `results.json` beside this one says it: the fields that
 * 試験結果の公開 asks for (standards.md B2-2).
 */
export const testResults = z.object({
  /** When it was stated, and from when to when it was tested. */
  statedOn: date,
  testedFrom: date,
  testedTo: date,
  /** JIS X 8341-3:2016 */
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
      level: z.enum(['A', 'AA', 'AAA']),
      /** `none`: nothing on the pages that the criterion is about. */
      result: z.enum(['met', 'notMet', 'none', 'untested']),
      note: z.string().default(''),
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
