import fc from 'fast-check';
import type { Evidence } from '../occupancy/evidence.ts';
import { MINUTE, OPEN, presence, total } from './board.ts';

/** Something that happens to a venue, some time after what came before it. */
export interface Happening {
  gap: number;
  bring: (at: number) => Evidence;
}
const happening = (bring: fc.Arbitrary<(at: number) => Evidence>): fc.Arbitrary<Happening> =>
  fc.record({ gap: fc.integer({ min: 0, max: 3 * MINUTE }), bring });
/** Stories of a venue: seats, a door, gateways, faults, hours, bookings, in any order. */
export const happenings = fc.array(
  happening(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom(['desk-1', 0], ['desk-2', 0], ['desk-3', 0], ['room', 1], ['room', 2]),
          fc.constantFrom(true, false, null),
        )
        .map(
          ([[device, part], occupied]) =>
            (at: number) =>
              presence(String(device), occupied, at, Number(part)),
        ),
      fc.tuple(fc.nat(2), fc.nat(2), fc.constantFrom(1, 2)).map(
        ([entered, left, line]) =>
          (at: number) =>
            total(entered, left, at, { line }),
      ),
      fc
        .tuple(fc.constantFrom('desk-1', 'bridge'), fc.boolean())
        .map(([device, online]) => (at: number): Evidence => ({
          kind: 'availability',
          device,
          online,
          at,
        })),
      fc
        .tuple(fc.constantFrom('covered-lens', 'odd'), fc.boolean())
        .map(([code, active]) => (at: number): Evidence => ({
          kind: 'fault',
          device: 'desk-3',
          code,
          active,
          at,
        })),
      fc.nat(100).map((percent) => (at: number): Evidence => ({
        kind: 'battery',
        device: 'desk-1',
        percent,
        at,
      })),
      fc.boolean().map((up) => (at: number): Evidence => ({ kind: 'source', up, at })),
      fc.tuple(fc.boolean(), fc.nat(1)).map(([open, day]) => (at: number): Evidence => {
        const date = `2026-11-2${4 + day}`;
        const [closesAt, opensAt] = open ? [OPEN.closesAt, null] : [null, at + 60 * MINUTE];
        return { kind: 'opening', opening: { ...OPEN, date, open, closesAt, opensAt, since: at } };
      }),
      fc
        .tuple(fc.boolean(), fc.boolean(), fc.constantFrom('A01', 'A02', 'M'))
        .map(([booked, here, space]) => (at: number): Evidence => ({
          kind: 'bookings',
          bookings: booked
            ? [{ id: 'b1', space, startAt: at - MINUTE, endAt: at + 30 * MINUTE }]
            : [],
          checkIns: here ? [{ id: 'c1', space, booking: null, inAt: at }] : [],
        })),
    ),
  ),
  { maxLength: 30, size: 'max' },
);
