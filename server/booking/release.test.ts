import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../contract/policy.ts';
import { deadlineFor, step, together, type Awaited, type Witness } from './release.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-24T10:00:00+09:00');
const DEADLINE = START + 30 * MINUTE;
const booking: Awaited = {
  id: 'b',
  space: 'A01',
  startAt: START,
  endAt: START + 120 * MINUTE,
  deadlineAt: DEADLINE,
  warnedAt: null,
};
const empty = (since = START - MINUTE): Witness => ({ says: 'empty', since });
const at = (now: number, witness: Witness = empty(), of: Partial<Awaited> = {}) => {
  const next = step({ ...booking, ...of }, witness, DEFAULT_POLICY, now);
  return next?.action === 'keep' ? `keep: ${next.why}` : (next?.action ?? null);
};

describe('a booking to which nobody comes', () => {
  it('[BK50] has its deadline after the grace of its kind, from its making if that is later', () => {
    const of = (kind: 'open' | 'booth', madeAt: number) =>
      deadlineFor(kind, START, booking.endAt, madeAt, DEFAULT_POLICY);
    expect(of('open', START - MINUTE)).toBe(DEADLINE);
    expect(of('booth', START - MINUTE)).toBe(START + 15 * MINUTE);
    expect(of('open', START + 10 * MINUTE)).toBe(START + 40 * MINUTE);
    expect(of('open', booking.endAt - MINUTE)).toBe(booking.endAt);
    expect(at(DEADLINE, empty(), { deadlineAt: null })).toBeNull();
  });

  it('[BK51] is announced once, ten minutes before, and released at the deadline', () => {
    const eve = DEADLINE - 10 * MINUTE;
    expect([at(eve - 1), at(eve), at(eve, empty(), { warnedAt: eve })]).toEqual([
      null,
      'warn',
      null,
    ]);
    expect([at(DEADLINE - 1, empty(), { warnedAt: eve }), at(DEADLINE)]).toEqual([null, 'release']);
    expect(at(booking.endAt)).toBeNull();
  });

  it.each(['occupied', 'unknown', 'none'] as const)(
    '[BK52] [BK56] is kept while the witness says %s, with the reason',
    (says) => {
      expect(at(DEADLINE + MINUTE, { says })).toBe(`keep: ${says}`);
      expect(at(DEADLINE - 5 * MINUTE, { says })).toBeNull();
    },
  );

  it('[BK53] whoever rose after the start has five minutes', () => {
    const rose = DEADLINE + MINUTE;
    expect(at(rose + 5 * MINUTE - 1, empty(rose))).toBe('keep: justLeft');
    expect(at(rose + 5 * MINUTE, empty(rose))).toBe('release');
  });

  it('[BK55] a room is empty when all its seats are, since the last one was', () => {
    expect(together([empty(1), empty(3)])).toEqual({ says: 'empty', since: 3 });
    expect(together([empty(), { says: 'occupied' }, { says: 'unknown' }]).says).toBe('occupied');
    expect(together([empty(), { says: 'unknown' }]).says).toBe('unknown');
    expect([together([empty(), { says: 'none' }]).says, together([]).says]).toEqual([
      'none',
      'none',
    ]);
  });
});
