import { readFloorPlan } from '../../prisma/seed.ts';
import type { BookingRecord } from '../booking/booking.store.ts';
import { Live } from '../live/live.ts';
import type { Layout } from '../occupancy/layout.ts';
import { Venue } from '../venue/venue.ts';
import { LAYOUT, OPEN, TEN } from './board.ts';
import type { Happening } from './happenings.ts';

/** A name that no screen may show. */
export const HOLDER = '県庁 花子';

/** Two lines over one door, as a wide entrance has them. */
export const WIDE: Layout = {
  ...LAYOUT,
  devices: LAYOUT.devices.map((device) =>
    device.id === 'counter'
      ? {
          ...device,
          places: [1, 2].map((line) => ({ line, door: 'door-1', swapped: line === 2 })),
        }
      : device,
  ),
};

/** A venue with its screens; bookings carry a name, as reception's do. */
export function openScreens() {
  const clock = { time: TEN, now: () => clock.time };
  const venue = new Venue('yy-square', WIDE, clock);
  venue.take({ kind: 'opening', opening: OPEN });
  venue.take({ kind: 'tick' });
  let bookings: BookingRecord[] = [];
  const live = new Live({
    venue,
    plan: readFloorPlan(),
    planOn: readFloorPlan,
    clock,
    version: 'abcdef0',
    demo: false,
    site: null,
    sources: {
      told: () => ({ notices: [], emergency: null }),
      day: () => ({ closedAt: null, special: null, daysOff: [] }),
      bookings: () => bookings,
      accessPoints: () => [],
      lines: () => [],
      pending: () => ({ pending: [], pendingTotal: 0 }),
      health: () => ({ database: true, broker: true, waiting: 0, rejected: {} }),
      modelOf: () => 'Own 1',
      rejectedOf: () => 0,
      corrections: () => [],
      acknowledgements: () => [],
    },
  });
  venue.onChange((changes) => live.note(changes));
  live.tick();
  const beat = () => {
    venue.take({ kind: 'tick' });
    live.tick();
  };
  const bring = ({ gap, bring: make }: Happening) => {
    beat(); // the second passes also when nothing else does
    clock.time += gap;
    beat();
    const evidence = make(clock.time);
    if (evidence.kind === 'bookings') {
      bookings = evidence.bookings.map(({ id, space, startAt, endAt }) => ({
        id,
        spaceId: space,
        startAt: new Date(startAt),
        endAt: new Date(endAt),
        holder: HOLDER,
        checkedInAt: null,
        deadlineAt: null,
      }));
    }
    venue.take(evidence);
    if (evidence.kind === 'opening') live.noteOpening();
  };
  const audience = (name: string) => {
    const found = live.audiences().find((each) => each.name === `/${name}`);
    if (found === undefined) throw new Error(`no audience ${name}`);
    return {
      snapshot: (n: number) => found.snapshot(n, new Date(clock.time).toISOString()),
      /** As the hub sends it. */
      delta(n: number) {
        const delta = found.takeDelta();
        return (
          delta && { from: n - 1, clock: n, takenAt: new Date(clock.time).toISOString(), ...delta }
        );
      },
    };
  };
  return { live, venue, bring, audience };
}
