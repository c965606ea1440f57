import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amend, type Stretch, type Word } from './amend.ts';

const MINUTE = 60_000;
const stretch = (from: number, to: number): Stretch => ({ from: from * MINUTE, to: to * MINUTE });
const record = (minute: number, occupied: boolean | null, more: Partial<Word> = {}): Word => ({
  source: 'desk-1#0',
  at: minute * MINUTE,
  occupied,
  record: true,
  limit: 10 * MINUTE,
  ...more,
});
/** Status and minutes. */
const told = (unknown: Stretch[], words: Word[]) =>
  amend(unknown, words).map(({ status, from, to }) => [status, from / MINUTE, to / MINUTE]);

describe('what late records say of a time that was unknown', () => {
  it('[HI4] a record speaks until the next word, and no longer than a live one would', () => {
    const words = [record(5, true), record(8, false), record(30, true)];
    expect(told([stretch(0, 60)], words)).toEqual([
      ['occupied', 5, 8],
      ['free', 8, 18],
      ['occupied', 30, 40],
    ]);
  });

  it('[HI4] a live word ends what a record said, and corrects nothing itself', () => {
    const words = [record(5, true), record(7, false, { record: false })];
    expect(told([stretch(0, 60)], words)).toEqual([['occupied', 5, 7]]);
  });

  it('[HI4] one sensor that saw somebody is enough; one that cannot tell says nothing', () => {
    const other = { source: 'desk-2#0' };
    const words = [record(0, false), record(2, true, other), record(4, null, other)];
    expect(told([stretch(0, 20)], words)).toEqual([
      ['free', 0, 2],
      ['occupied', 2, 4],
      ['free', 4, 10],
    ]);
  });

  it('[HI3] says nothing of what was known', () => {
    expect(told([stretch(6, 8), stretch(9, 12)], [record(0, true)])).toEqual([
      ['occupied', 6, 8],
      ['occupied', 9, 10],
    ]);
    expect(told([], [record(0, true)])).toEqual([]);
  });

  const words = fc.array(
    fc.record({
      source: fc.constantFrom('a', 'b'),
      at: fc.integer({ min: -20, max: 60 }).map((n) => n * MINUTE),
      occupied: fc.constantFrom(true, false, null),
      record: fc.boolean(),
      limit: fc.integer({ min: 1, max: 30 }).map((n) => n * MINUTE),
    }),
    { maxLength: 20 },
  );

  it('[HI6] any order and any copies give the same', () => {
    fc.assert(
      fc.property(words, fc.array(fc.nat()), (told, seeds) => {
        // Of one instant, a source has one limit: it follows from its word.
        const all = told.map((each) => ({
          ...each,
          limit: each.occupied === true ? 9 * MINUTE : 20 * MINUTE,
        }));
        const copies = seeds.flatMap((seed) => all[seed % Math.max(1, all.length)] ?? []);
        const shuffled = [...copies, ...all.toReversed()];
        expect(amend([stretch(0, 40)], shuffled)).toEqual(amend([stretch(0, 40)], all));
      }),
      { seed: 1 },
    );
  });

  it('[HI7] pieces follow each other inside the unknown stretches', () => {
    fc.assert(
      fc.property(words, (all) => {
        const unknown = [stretch(0, 10), stretch(10, 25), stretch(30, 40)];
        let last = -Infinity;
        for (const { from, to } of amend(unknown, all)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(unknown.some((each) => each.from <= from && to <= each.to)).toBe(true);
          last = to;
        }
      }),
      { seed: 1 },
    );
  });
});
