import { expect, it } from 'vitest';
import type { Fairness } from '$contract/fairness-api.ts';
import { findings } from './findings.ts';

const report = (counts: (number | null)[]): Fairness => ({
  from: '2026-11-01',
  to: '2026-11-30',
  refusals: counts.map((count, n) => ({
    class: 'general',
    rule: n === 0 ? 'full' : 'taken',
    kind: 'open',
    count,
  })),
  made: [],
  kept: [],
});

it('names the most frequent refusal by its count', () => {
  const [most] = findings(report([7, 12]));
  expect(most).toContain('お断りが最も多いのは');
  expect(most).toContain('12件');
});

it('names none of those whose counts are kept from the reader', () => {
  const [most] = findings(report([null, null]));
  expect(most).not.toContain('最も多い');
  expect(most).toContain('5件未満');
});
