import { addressOf, SCENES } from './tour.ts';
import { conformance, judge, type Outcome } from './judge.ts';
import type { Step } from './script.ts';

/** Where the page about accessibility reads them. */
export const RESULTS = 'dashboard/src/lib/accessibility/results.json';

export interface Run {
  outcomes: readonly Outcome[];
  steps: readonly Step[];
  /** Titles of the pages that were visited, by their scene. */
  titles: Readonly<Record<string, string>>;
  /** The day in Tokyo, and the commit that was tested. */
  on: string;
  build: string;
  chromium: string;
  axe: string;
}

/** What is published of a run: the fields that 試験結果の公開 asks for (standards.md B2-2). */
export function write({ outcomes, steps, titles, on, build, chromium, axe }: Run) {
  const { rows, criteria } = judge(outcomes, steps);
  const days = [on, ...steps.flatMap(({ done }) => (done === null ? [] : [done.on]))].sort();
  const used = steps.flatMap(({ done }) => (done?.with ? [done.with] : []));
  return {
    statedOn: on,
    testedFrom: days[0] ?? on,
    testedTo: days.at(-1) ?? on,
    build,
    standard: 'JIS X 8341-3:2016（あわせてWCAG 2.2）',
    level: 'AA' as const,
    conformance: conformance(criteria),
    technologies: ['HTML', 'CSS', 'JavaScript', 'WAI-ARIA', 'SVG'],
    tools: [`axe-core ${axe}`, '自作の自動試験（キーボード、拡大、文字間隔、色、ことば）'],
    agents: [...new Set([`Chromium ${chromium}（Linux）`, ...used])],
    selection: 'すべてのページ（同じ型のページは、それぞれ一つ）',
    pages: SCENES.flatMap((scene) => {
      const title = titles[scene.name];
      return title === undefined ? [] : [{ path: addressOf(scene), title }];
    }),
    criteria,
    rows,
    steps,
  };
}
