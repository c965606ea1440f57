import { expect, it } from 'vitest';
import { freeOf, lastKnown, latestChange, mood, rows, seats } from './board.ts';
import { doubt } from './live/doubt.ts';
import { plan, publicSnapshot, takenAt } from './live/samples.ts';

it('joins zones and seats of the plan with their state', () => {
  const [row, ...rest] = rows(plan(), publicSnapshot());
  expect(rest).toEqual([]);
  expect(row?.zone.name).toBe('オープンデスク');
  expect(row?.seats.map((seat) => seat.place.label)).toEqual(['A01', 'A02']);
  expect(row?.unknownSince).toBeNull();
});

it('keeps rows in their fixed order, desks first', () => {
  const drawn = plan();
  const open = drawn.zones[0]!;
  drawn.zones = (['consultation', 'booth', 'personal', 'open'] as const).map((kind) => ({
    ...open,
    id: kind,
    kind,
  }));
  const board = publicSnapshot();
  board.zones = drawn.zones.map((zone) => ({ ...board.zones[0]!, id: zone.id }));
  const shown = rows(drawn, board).map((row) => row.zone.id);
  expect(shown).toEqual(['open', 'personal', 'booth', 'consultation']);
});

it('shows no seat of a zone that is not public, and none of which nothing is known', () => {
  const drawn = plan();
  expect(seats(drawn, publicSnapshot().spaces.slice(0, 1))).toHaveLength(1);
  drawn.zones[0]!.public = false;
  expect(seats(drawn, publicSnapshot().spaces)).toEqual([]);
  expect(rows(drawn, publicSnapshot())).toEqual([]);
});

it('finds the newest change', () => {
  const all = seats(plan(), publicSnapshot().spaces);
  expect(latestChange([])).toBeNull();
  expect(latestChange(all)?.place.id).toBe('A01');
  all[1]!.space = { ...all[1]!.space, since: takenAt };
  expect(latestChange(all)?.place.id).toBe('A02');
});

it('tells how the venue stands', () => {
  const board = publicSnapshot();
  const stand = (change: Partial<typeof board>) => {
    const changed = { ...board, ...change };
    return mood(changed, rows(plan(), changed));
  };
  expect(stand({})).toBe('open');
  expect(stand({ zones: [{ ...board.zones[0]!, level: 'full', free: 0 }] })).toBe('full');
  expect(stand({ opening: { ...board.opening, open: false, closesAt: null } })).toBe('closed');
  expect(stand(doubt(board, takenAt))).toBe('unknown');
});

it('says since when a lost board is unknown', () => {
  const lost = doubt(publicSnapshot(), takenAt);
  expect(rows(plan(), lost)[0]?.unknownSince).toBe(takenAt);
});

it('does not say since when for seats of which nothing was ever known', () => {
  const board = publicSnapshot();
  board.zones[0] = { ...board.zones[0]!, level: 'unknown', free: null };
  board.spaces = board.spaces.map((seat) => ({
    ...seat,
    status: 'unknown',
    reason: { code: 'noSensor' },
    evidenceAt: null,
  }));
  const shown = rows(plan(), board);
  expect(shown[0]?.unknownSince).toBeNull();
  expect(lastKnown(shown)).toBeNull();
});

it('knows the last instant at which anything was known', () => {
  const board = publicSnapshot();
  const later = '2026-11-24T01:40:00Z';
  expect(lastKnown(rows(plan(), board))).toBe(takenAt);
  expect(lastKnown(rows(plan(), doubt(board, later)))).toBe(later);
});

it('counts a room that is let as one as one, whatever its seats', () => {
  const [row] = rows(plan(), publicSnapshot());
  const free = (whole: boolean, seats: number | null) =>
    freeOf({ zone: { ...row!.zone, whole }, state: { ...row!.state, free: seats } });
  expect([free(true, 4), free(true, 0), free(true, null), free(false, 4)]).toEqual([1, 0, null, 4]);
});
