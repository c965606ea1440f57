import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readFloorPlan } from '../../prisma/seed.ts';
import { publicDelta, publicSnapshot, publicSpace } from '../contract/live.ts';
import type { Disagreement, StaffDelta, StaffEstimate, StaffSnapshot } from '../contract/staff.ts';
import { SECOND, TEN, total } from '../testing/board.ts';
import { happenings, type Happening } from '../testing/happenings.ts';
import { HOLDER, openScreens, WIDE } from '../testing/told.ts';
import { emptyBoard } from '../occupancy/board.ts';
import { staffDoors } from './projection.ts';

describe('another floor plan', () => {
  it('[VE36] is told to every screen as another version, and nobody of seats that are gone', () => {
    const { live, venue, bring, audience } = openScreens();
    const version = () => live.public().version;
    const before = version();
    bring({
      gap: 1_000,
      bring: (at) => ({ kind: 'presence', device: 'desk-1', part: 0, occupied: true, at }),
    });
    const [, ...rest] = WIDE.spaces;
    venue.board = emptyBoard({ ...WIDE, spaces: rest }, live.now());
    const plan = readFloorPlan();
    live.replan({ ...plan, spaces: plan.spaces.slice(1) });
    for (const name of ['public', 'signage', 'staff']) {
      expect(() => audience(name).delta(1)).not.toThrow();
    }
    expect(version()).not.toBe(before);
    expect(version()).toMatch(/^[0-9a-f]{6,40}$/);
    live.replan(readFloorPlan());
    expect(version()).toBe(before);
  });
});

const end: Happening = { gap: 0, bring: () => ({ kind: 'tick' }) };

describe('a room that is let as one', () => {
  const see = (part: number, occupied: boolean): Happening => ({
    gap: 5_000,
    bring: (at) => ({ kind: 'presence', device: 'room', part, occupied, at }),
  });
  const room = (spaces: readonly { id: string; status: string }[] = []) =>
    spaces.filter(({ id }) => id.startsWith('M')).map(({ id, status }) => [id, status]);

  it('[OC32] is told to everybody as one: in use at every seat, or not known at every seat', () => {
    const { live, bring, audience } = openScreens();
    bring(see(1, false));
    bring(end);
    expect(room(live.public().spaces)).toEqual([
      ['M01', 'unknown'],
      ['M02', 'unknown'],
    ]);
    bring(see(2, false));
    bring(end);
    expect(room(live.public().spaces)).toEqual([
      ['M01', 'free'],
      ['M02', 'free'],
    ]);
    audience('public').delta(1);
    bring(see(1, true));
    bring(end);
    const used = [
      ['M01', 'occupied'],
      ['M02', 'occupied'],
    ];
    expect(room(live.public().spaces)).toEqual(used);
    const delta = publicDelta.parse(audience('public').delta(2));
    expect(room(delta.spaces).sort()).toEqual(used);
    // Reception sees each seat.
    expect(room(live.staff().spaces)).toEqual([
      ['M01', 'occupied'],
      ['M02', 'free'],
    ]);
  });
});

type Parts = Record<string, unknown>;

/** What a viewer holds after a delta: lists by id, anything else whole. */
function merge(held: Parts, delta: Parts): Parts {
  const next = { ...held };
  for (const [key, value] of Object.entries(delta)) {
    if (key === 'from') continue;
    const old = next[key];
    if (!Array.isArray(value) || !Array.isArray(old)) {
      next[key] = value;
      continue;
    }
    const records = value as { id: string }[];
    const changed = new Map(records.map((record) => [record.id, record]));
    const kept = (old as { id: string }[]).map((record) => changed.get(record.id) ?? record);
    next[key] = [
      ...kept,
      ...[...changed.values()].filter((record) => kept.every(({ id }) => id !== record.id)),
    ];
  }
  return next;
}

describe.each([
  ['public', 'signage'],
  ['signage', 'public'],
])('what /%s is sent', (name, other) => {
  it('is its contract and not a word more, and adds up to the picture of later', () => {
    fc.assert(
      fc.property(happenings, (story) => {
        const { bring, audience } = openScreens();
        const screen = audience(name);
        let held: Parts = publicSnapshot.parse(screen.snapshot(0));
        let n = 0;
        for (const each of [...story, end]) {
          bring(each);
          if (n % 2 === 0) audience(other).delta(n); // another audience takes nothing away
          const delta = screen.delta(n + 1);
          if (delta === null) continue;
          n += 1;
          held = merge(held, publicDelta.parse(delta));
          expect(JSON.stringify(delta)).not.toMatch(/desk-|bridge|花子|c1|b1/);
        }
        const { takenAt: _, ...later } = publicSnapshot.parse(screen.snapshot(n));
        const { takenAt: _held, ...now } = held;
        expect(now).toEqual(later);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

/** The words of reception's contract that are not everybody's; nothing else may be there. */
const at = z.iso.datetime().nullable();
const staffSpace = publicSpace.extend({
  confidence: z.number().min(0).max(1),
  devices: z.array(z.string()),
  booking: z
    .strictObject({
      id: z.string(),
      startAt: z.iso.datetime(),
      endAt: z.iso.datetime(),
      checkedInAt: at,
    })
    .nullable(),
});
const staffParts = {
  spaces: z.array(staffSpace),
  devices: z.array(
    z.strictObject({
      id: z.string(),
      model: z.string().nullable(),
      places: z.array(z.string()),
      state: z.enum(['ok', 'silent', 'offline', 'faulty', 'never']),
      lastAt: at,
      limit: z.number().positive(),
      battery: z.number().min(0).max(100).nullable(),
      faults: z.array(z.string()),
      rejected: z.int(),
    }),
  ),
  estimate: z.custom<StaffEstimate>((told) => typeof told === 'object'),
  disagreements: z.array(z.custom<Disagreement>((told) => typeof told === 'object')),
  corrections: z.tuple([]),
  acknowledgements: z.tuple([]),
  arrivals: z.number(),
  pending: z.tuple([]),
  pendingTotal: z.int(),
  accessPoints: z.tuple([]),
  lines: z.tuple([]),
  doors: z.array(z.strictObject({ id: z.string(), in: z.int(), out: z.int(), at })),
  health: z.strictObject({
    database: z.boolean(),
    broker: z.boolean(),
    waiting: z.int(),
    rejected: z.record(z.string(), z.int()),
  }),
};
const staffSnapshot: z.ZodType<StaffSnapshot> = publicSnapshot.extend(staffParts);
const staffDelta: z.ZodType<StaffDelta> = publicDelta.extend(z.object(staffParts).partial().shape);

/** Confidence alone is no news: it travels with the next change; what disagrees comes every few seconds. */
const settled = ({
  spaces,
  takenAt: _t,
  estimate: _e,
  disagreements: _d,
  ...held
}: Parts): object => ({
  ...held,
  spaces: (spaces as object[]).map((space) => ({ ...space, confidence: 0 })),
});

describe('what /staff is sent', () => {
  it('is its contract, names no guest, and adds up to the picture of later', () => {
    fc.assert(
      fc.property(happenings, (story) => {
        const { bring, audience } = openScreens();
        const screen = audience('staff');
        let held: Parts = { ...staffSnapshot.parse(screen.snapshot(0)) };
        let n = 0;
        for (const each of [...story, end]) {
          bring(each);
          const delta = screen.delta(n + 1);
          if (delta === null) continue;
          n += 1;
          held = merge(held, { ...staffDelta.parse(delta) });
        }
        expect(settled(held)).toEqual(settled({ ...staffSnapshot.parse(screen.snapshot(n)) }));
        expect(JSON.stringify([held, screen.snapshot(n)])).not.toContain(HOLDER);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('has one record for each door, with all its lines, each the right way round', () => {
    const { venue } = openScreens();
    for (const line of [1, 2]) {
      venue.take(total(100, 100, TEN - 10 * SECOND, { line }));
      venue.take(total(100 + line, 110, TEN, { line }));
    }
    expect(staffDoors(venue.board)).toMatchObject([{ id: 'door-1', in: 1 + 10, out: 10 + 2 }]);
  });
});
