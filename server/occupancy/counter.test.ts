import { describe, expect, it } from 'vitest';
import { staffDoors } from '../live/projection.ts';
import { boardWith, LAYOUT, OPEN, take, TEN, total } from '../testing/board.ts';
import type { Evidence } from './evidence.ts';

const SECOND = 1000;

describe('doors', () => {
  const after = (...reports: Evidence[]) => boardWith(...reports).counters['counter#1'];
  const later = (seconds: number) => TEN + seconds * SECOND;

  it('[OC40] adds only what exceeds the mark; duplicates, loss and late copies cancel', () => {
    const totals = [total(100, 50), total(103, 51, later(60)), total(110, 60, later(120))];
    expect(after(...totals)).toMatchObject({ in: 10, out: 10 });
    expect(after(totals[0]!, totals[2]!, totals[1]!, totals[2]!)).toMatchObject({
      in: 10,
      out: 10,
    });
  });

  it('[OC40] of two totals of one instant the higher stands, in either order', () => {
    const pair = [total(103, 51), total(101, 50)] as const;
    const start = total(100, 50, TEN - 60_000);
    expect(after(start, ...pair)).toMatchObject({ in: 3, out: 1, resets: 0 });
    expect(after(start, pair[1], pair[0])).toMatchObject({ in: 3, out: 1, resets: 0 });
  });

  it('[OC41] wraps and resets', () => {
    const width = 16 as const;
    expect(
      after(total(65_530, 3, TEN, { width }), total(4, 3, later(60), { width })),
    ).toMatchObject({
      in: 10,
      out: 0,
      resets: 0,
    });
    expect(
      after(total(2 ** 32 - 1, 0, TEN, { width: 32 }), total(1, 0, later(9), { width: 32 }))?.in,
    ).toBe(2);
    expect(after(total(500, 400), total(7, 2, later(60)))).toMatchObject({
      in: 7,
      out: 2,
      resets: 1,
    });
    const reboot = after(total(5, 5, TEN, { epoch: 'a' }), total(6, 6, later(60), { epoch: 'b' }));
    expect(reboot).toMatchObject({ in: 6, out: 6, epoch: 'b' });
  });

  it('[OC42] a jump is quarantined until the next total takes a side', () => {
    const board = boardWith(total(100, 100));
    expect(take(board, total(90_000, 100, later(10)), later(10)).refused).toBe('implausible-count');
    expect(board.counters['counter#1']).toMatchObject({ in: 0, quarantined: 1 });
    take(board, total(102, 100, later(20)), later(20));
    expect(board.counters['counter#1']).toMatchObject({ in: 2, suspect: null });
    expect(
      after(total(100, 100), total(90_000, 100, later(10)), total(90_003, 100, later(20)))?.in,
    ).toBe(3);
  });

  it('[OC43] periods are ignored once totals came', () => {
    const period = { mode: 'period', key: 'p1' } as const;
    expect(after(total(10, 10), total(5, 5, later(1), period))).toMatchObject({ in: 0, out: 0 });
  });

  it('[OC44] a period or a crossing counts once for its message', () => {
    const period = { mode: 'period', key: 'p1' } as const;
    const next = { mode: 'event', key: 'e1' } as const;
    const counted = after(
      total(5, 4, TEN, period),
      total(5, 4, later(1), period),
      total(1, 0, later(2), next),
      total(1, 0, later(2), next),
    );
    expect(counted).toMatchObject({ in: 6, out: 4 });
  });

  it('[OC45] the day begins with zero', () => {
    const board = boardWith(total(10, 10), total(14, 11, later(60)));
    expect(staffDoors(board)[0]).toMatchObject({ in: 4, out: 1 });
    take(board, { kind: 'opening', opening: { ...OPEN, date: '2026-11-25' } });
    expect(staffDoors(board)[0]).toMatchObject({ in: 0, out: 0 });
    take(board, total(16, 11, later(90)), later(90));
    expect(staffDoors(board)[0]).toMatchObject({ in: 2, out: 0 });
  });

  it('[OC46] a counter mounted the other way round is turned back', () => {
    const board = boardWith(total(10, 10), total(14, 11, later(60)));
    const layout = structuredClone(LAYOUT);
    const place = layout.devices.find((device) => device.id === 'counter')?.places[0];
    if (place !== undefined && 'door' in place) place.swapped = true;
    expect(staffDoors({ ...board, layout })[0]).toMatchObject({ in: 1, out: 4 });
  });
});
