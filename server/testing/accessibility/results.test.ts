import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  testResults,
  type TestResults,
} from '../../../dashboard/src/lib/accessibility/results.server.ts';
import { CRITERIA } from './criteria.ts';
import { conformance, judge, type Outcome } from './judge.ts';
import { RESULTS } from './results.ts';
import { ON_SITE, ROWS, type Row } from './rows.ts';
import { readScript, type Step } from './script.ts';

const steps = readScript();

describe('the table of what every page has to do', () => {
  it('has B1 without a gap, and every id once', () => {
    const ids = ROWS.map(({ id }) => id);
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
    expect(ids.filter((id) => id.startsWith('B1-'))).toEqual(
      Array.from({ length: 24 }, (_, n) => `B1-${n + 1}`),
    );
  });

  it('serves every criterion of WCAG 2.2 AA and of JIS X 8341-3:2016, and no other', () => {
    const served = new Set(ROWS.flatMap(({ criteria }) => criteria));
    expect(CRITERIA).toHaveLength(56);
    expect(CRITERIA.filter(({ jis }) => jis)).toHaveLength(38);
    expect([...served].sort()).toEqual(CRITERIA.map(({ number }) => number).sort());
  });

  it('names tests that there are', () => {
    const texts = new Map<string, string>();
    const missing = ROWS.flatMap(({ id, shown }) =>
      shown.flatMap((proof) => {
        if (!('test' in proof)) return [];
        const text = texts.get(proof.file) ?? readFileSync(proof.file, 'utf8');
        texts.set(proof.file, text);
        return text.includes(`('${proof.test}'`) ? [] : [`${id}: ${proof.test}`];
      }),
    );
    expect(missing).toEqual([]);
  });

  it('has a step in the script for every row that only a person can judge', () => {
    const wanted = ROWS.flatMap(({ shown }) =>
      shown.flatMap((proof) => ('step' in proof ? [proof.step] : [])),
    );
    expect([...new Set([...wanted, ...ON_SITE])].sort()).toEqual(steps.map(({ id }) => id).sort());
  });
});

describe('a result', () => {
  const rows: Row[] = [
    { id: 'by-test', criteria: ['1.1.1'], needs: '', shown: [{ file: 'a', test: '%s in %d' }] },
    {
      id: 'by-both',
      criteria: ['1.1.1'],
      needs: '',
      shown: [{ file: 'a', test: 'x' }, { step: 'M-1' }],
    },
    {
      id: 'nothing',
      criteria: ['1.2.1'],
      needs: '',
      shown: [{ file: 'a', test: 'x' }],
      none: true,
    },
  ];
  const ran = (passed: boolean): Outcome[] =>
    ['x', 'one in 1', 'two in 2'].map((title, n) => ({
      file: 'a',
      title,
      passed: n < 2 || passed,
    }));
  const step = (result: 'met' | 'notMet' | null): Step[] => [
    { id: 'M-1', what: '', done: result && { on: '2026-12-01', who: '受付', result, with: '' } },
  ];
  const results = (outcomes: Outcome[], by: Step[]) => {
    const { rows: judged, criteria } = judge(outcomes, by, rows);
    const criterion = criteria.find(({ number }) => number === '1.1.1');
    return [...judged.map(({ result }) => result), criterion?.result];
  };

  it('is met when every test passed and a person said so', () =>
    expect(results(ran(true), step('met'))).toEqual(['met', 'met', 'none', 'met']));
  it('waits for the person', () =>
    expect(results(ran(true), step(null))).toEqual(['met', 'byHand', 'none', 'byHand']));
  it('is not met when one test of several failed, or the person said so', () => {
    expect(results(ran(false), step('met'))).toEqual(['notMet', 'met', 'none', 'notMet']);
    expect(results(ran(true), step('notMet'))).toEqual(['met', 'notMet', 'none', 'notMet']);
  });
  it('is no pass where no test ran', () =>
    expect(results([], step('met'))).toEqual(['untested', 'untested', 'untested', 'untested']));
  it('claims 準拠 only when nothing is open', () => {
    const { criteria } = judge([], step(null));
    const all = (result: 'met' | 'byHand' | 'notMet') =>
      conformance(criteria.map((each, n) => ({ ...each, result: n === 0 ? result : 'met' })));
    expect([all('met'), all('byHand'), all('notMet')]).toEqual(['準拠', '配慮', '一部準拠']);
  });
});

describe('the script', () => {
  const table = '| M-1 | 聞く |\n| M-2 | 見る |\n';
  it('tells what was done last', () => {
    const records =
      '| M-2 | 2026-12-02 | 受付 | 適合 | NVDA 2026.1 |\n| M-2 | 2026-12-01 | 受付 | 不適合 | |\n';
    expect(readScript(table + records)).toEqual([
      { id: 'M-1', what: '聞く', done: null },
      {
        id: 'M-2',
        what: '見る',
        done: { on: '2026-12-02', who: '受付', result: 'met', with: 'NVDA 2026.1' },
      },
    ]);
  });
  it('takes no record that says neither, or of no step', () => {
    expect(() => readScript(`${table}| M-1 | 2026-12-02 | 受付 | まあまあ | |`)).toThrow(
      'まあまあ',
    );
    expect(() => readScript(`${table}| M-9 | 2026-12-02 | 受付 | 適合 | |`)).toThrow('M-9');
  });
});

describe('the published results', () => {
  let published: TestResults;
  beforeAll(() => {
    published = testResults.parse(JSON.parse(readFileSync(RESULTS, 'utf8')));
  });

  it('have every row and criterion of the table and no other, shown as the table says', () => {
    const { rows, criteria } = judge([], steps);
    const bare = (all: TestResults['rows']) => all.map(({ result: _, ...row }) => row);
    expect(bare(published.rows)).toEqual(bare(rows));
    expect(published.criteria.map(({ number, rows: by }) => [number, by])).toEqual(
      criteria.map(({ number, rows: by }) => [number, by]),
    );
  });

  it('say what the script says', () => expect(published.steps).toEqual(steps));

  it('follow from their rows, and claim no more', () => {
    for (const { number, rows, result } of published.criteria) {
      const by = published.rows.filter(({ id }) => rows.includes(id)).map((row) => row.result);
      const open = by.filter((each) => each !== 'met' && each !== 'none');
      if (open.length > 0)
        expect([number, open]).toEqual([number, expect.arrayContaining([result])]);
      else expect(['met', 'none']).toContain(result);
    }
    expect(published.conformance).toBe(conformance(published.criteria));
  });
});
