import { readFloorPlan } from '../../prisma/seed.ts';
import { auditStore } from '../audit/audit.store.ts';
import { bookingsStore } from '../booking/bookings.store.ts';
import { correspondence } from '../booking/correspondence.ts';
import { calendarWith, type Calendar } from '../booking/days.ts';
import { decider } from '../booking/decider.ts';
import { makeBookings } from '../booking/bookings.ts';
import { makeDesk } from '../booking/desk.ts';
import { policyStore } from '../booking/policy.store.ts';
import type { Witness } from '../booking/release.ts';
import { situations } from '../booking/situation.ts';
import { namesOf, spaceReader, spacesOf } from '../booking/spaces.ts';
import { Sweep } from '../booking/sweep.ts';
import { makeWaits } from '../booking/waits.ts';
import { waitsStore } from '../booking/waits.store.ts';
import type { DayException } from '../calendar/calendar.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import type { Actor } from '../contract/people.ts';
import type { PriorityClass } from '../contract/policy.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Letter } from '../mail/letter.ts';
import { VENUE } from './database.ts';

const PLAN = readFloorPlan();

/** Booking over a database, with a clock that a test moves, and letters that it reads. */
export function bookingOffice(
  prisma: PrismaClient,
  startsAt: number,
  calendar?: () => Promise<Calendar>,
  planOn: (date: string) => FloorPlan = () => PLAN,
) {
  const clock = { at: startsAt, now: () => clock.at };
  const letters: Letter[] = [];
  const exceptions: DayException[] = [];
  const seats = new Map<string, Witness>();
  const warnings: string[] = [];
  const store = bookingsStore(prisma, VENUE);
  const names = namesOf(spacesOf(PLAN, []));
  const witness = (seat: string): Witness => seats.get(seat) ?? { says: 'empty', since: startsAt };
  const basis = {
    store,
    clock,
    spacesOf: spaceReader(prisma, VENUE, (date) => Promise.resolve(planOn(date))),
    calendar: calendar ?? (() => Promise.resolve(calendarWith('calendar', exceptions))),
    policies: () => policyStore(prisma, VENUE).all(),
    witness,
  };
  const parts = {
    ...basis,
    situations: situations(basis),
    letters: correspondence({
      post: (letter) => {
        letters.push(letter);
        return Promise.resolve();
      },
      venue: 'YY! SQUARE',
      names,
      link: (path) => `https://seats.example${path}`,
      sign: (text) => `signed-${text}`,
      now: () => new Date(clock.at),
    }),
    audit: auditStore(prisma, VENUE).note,
    changed: () => sweep?.freed(),
  };
  const desk = decider(parts);
  const waitlist = waitsStore(prisma, VENUE);
  const waits = makeWaits(parts, desk, waitlist);
  const newSweep = () =>
    new Sweep({ ...parts, warn: (text) => warnings.push(text) }, desk, waits, waitlist);
  const sweep = newSweep();
  return {
    clock,
    letters,
    exceptions,
    seats,
    warnings,
    store,
    names,
    parts,
    waitlist,
    bookings: makeBookings(parts, desk),
    desk: makeDesk(parts, desk),
    waits,
    sweep,
    newSweep,
  };
}

let made = 0;

/** A registered person of a class, signed in. */
export async function memberOf(
  prisma: PrismaClient,
  of: PriorityClass = 'general',
  state = 'approved',
): Promise<Actor & { memberId: string }> {
  made += 1;
  const id = `member-${made}-${Math.floor(performance.now() * 1000)}`;
  const email = `${id}@example.jp`;
  await prisma.user.create({ data: { id, name: `利用者${made}`, email, emailVerified: true } });
  await prisma.member.create({
    data: {
      id,
      venueId: VENUE,
      userId: id,
      number: id,
      state,
      class: of,
      type: 'company',
      familyName: `利用者${made}`,
      searchKey: '',
      email,
      workplacePrefecture: of === 'outside' ? '13' : '35',
      cardToken: `card-${id}`,
      feedToken: `feed-${id}`,
    },
  });
  return { userId: id, name: `利用者${made}`, email, role: 'member', memberId: id };
}

export const STAFF: Actor = {
  userId: 'staff',
  name: '受付',
  email: 'staff@example.jp',
  role: 'staff',
  memberId: null,
};
