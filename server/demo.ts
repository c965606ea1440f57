import { ACCESS_POINTS, SENSORS } from '../devices/office/inventory.ts';
import { startOffice, type Office } from '../devices/office/office.ts';
import { seedDevices } from '../prisma/seed.ts';
import { bookingStore, type BookingStore } from './booking/booking.store.ts';
import type { Clock } from './clock.ts';
import type { PrismaClient } from './generated/prisma/client.ts';

export interface DemoOptions {
  venue: string;
  seed: number;
  speed: number;
  /** Of the broker that the office speaks to. */
  mqtt: { url: string; username?: string; password?: string; ca?: string };
  clock: Clock;
  bookings: BookingStore;
  /** A booking or check-in changed. */
  refresh: () => void;
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
  const { bookings, refresh, clock } = options;
  return startOffice({
    seed: options.seed,
    speed: options.speed,
    mqtt: options.mqtt,
    routers: true,
    site: options.venue,
    now: () => clock.now(),
    log: options.log,
    desk: {
      async book({ id, space, startAt, endAt, holder }) {
        await bookings.book({ id, spaceId: space, startAt, endAt, holder });
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
    },
  });
}
