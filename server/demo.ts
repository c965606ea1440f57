import { ACCESS_POINTS, SENSORS } from '../devices/office/inventory.ts';
import { startOffice, type Office } from '../devices/office/office.ts';
import type { Desk } from '../devices/office/desk.ts';
import type { Guest } from '../devices/office/names.ts';
import { seedDevices } from '../prisma/seed.ts';
import { bookingStore, type BookingStore } from './booking/booking.store.ts';
import type { Situations } from './booking/situation.ts';
import { deadlineFor } from './booking/release.ts';
import { dateOf } from './calendar/calendar.ts';
import { plusDays } from './calendar/days.ts';
import type { Clock } from './clock.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import { newToken } from './members/card.ts';
import { withCheckDigit } from './members/number.ts';
import { searchKey } from './members/text.ts';

interface DeskOptions {
  venue: string;
  clock: Clock;
  prisma: PrismaClient;
  bookings: BookingStore;
  situations: Pick<Situations, 'policyNow'>;
  /** A booking or check-in changed. */
  refresh: () => void;
}

export interface DemoOptions extends DeskOptions {
  seed: number;
  speed: number;
  /** Of the broker that the office speaks to. */
  mqtt: { url: string; username?: string; password?: string; ca?: string };
  log: (sentence: string) => void;
}

/** Access points of the virtual office. */
export const DEMO_ACCESS_POINTS = ACCESS_POINTS.map(({ id }) => id);

/** Places the virtual office's devices, and clears away what an earlier run left booked. */
export async function prepareDemo(prisma: PrismaClient, venue: string): Promise<void> {
  await seedDevices(prisma, venue, [...SENSORS]);
  await bookingStore(prisma, venue).clear('office-');
}

/** Opens the virtual office: it speaks to the server as hardware and guests would. */
export function playDemo(options: DemoOptions): Promise<Office> {
  return startOffice({
    seed: options.seed,
    speed: options.speed,
    mqtt: options.mqtt,
    routers: true,
    site: options.venue,
    now: () => options.clock.now(),
    log: options.log,
    desk: demoDesk(options),
  });
}

/** Who keeps the bookings of the virtual office: the desk of a demo, with the rules of a real one. */
export function demoDesk(options: DeskOptions): Desk {
  const { bookings, refresh } = options;
  return {
    async book({ id, space, startAt, endAt, guest }) {
      const who = await register(options, guest);
      const deadlineAt = await deadlineOf(options, space, startAt, endAt);
      const booking = { id, spaceId: space, startAt, endAt, deadlineAt };
      // Nobody sits in two places: another guest of the same name comes unregistered.
      const name = `${guest.family.text} ${guest.given.text}`;
      if ((await bookings.book({ ...booking, ...who })) === null)
        await bookings.book({ ...booking, holder: name });
      refresh();
    },
    async cancel(id) {
      await bookings.cancel(id);
      refresh();
    },
    async checkIn({ booking, space, at }) {
      await bookings.checkIn(space, booking, at);
      refresh();
    },
    async checkOut({ space, at }) {
      await bookings.checkOut(space, at);
      refresh();
    },
  };
}

/** When an empty seat is released; null where nothing is released by the clock. */
async function deadlineOf(
  { prisma, venue: venueId, situations, clock }: DeskOptions,
  id: string,
  startAt: Date,
  endAt: Date,
): Promise<Date | null> {
  const { kind } = await prisma.space.findUniqueOrThrow({
    where: { venueId_id: { venueId, id } },
    select: { kind: true },
  });
  const policy = await situations.policyNow();
  if (!Object.hasOwn(policy.grace, kind)) return null;
  const graced = kind as keyof typeof policy.grace;
  return new Date(deadlineFor(graced, Number(startAt), Number(endAt), clock.now(), policy));
}

/** Registers a guest, so that reception finds them by kana and number. */
async function register(
  { prisma, venue: venueId, clock }: DeskOptions,
  { n, family, given }: Guest,
): Promise<{ memberId: string; class: string }> {
  const id = `office-guest-${n}`;
  const number = withCheckDigit(String(100_000 + n * 833));
  const names = { familyName: family.text, givenName: given.text, organization: null };
  const kana = `${family.kana}\u3000${given.kana}`;
  const now = new Date(clock.now());
  // One in five comes from elsewhere.
  const of = n % 5 === 0 ? 'outside' : 'general';
  const expiresOn = plusDays(dateOf(clock.now()), 365);
  await prisma.member.upsert({
    where: { id },
    update: { expiresOn },
    create: {
      ...{ id, venueId, number, ...names, kana, expiresOn },
      ...{ state: 'approved', approvedAt: now, appliedAt: now, type: 'company' },
      searchKey: searchKey({ ...names, kana, number }),
      workplacePrefecture: of === 'outside' ? '13' : '35',
      class: of,
      cardToken: newToken(),
      feedToken: newToken(),
    },
  });
  return { memberId: id, class: of };
}
