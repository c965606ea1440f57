import { dateOf } from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import { forecastStore } from '../forecast/forecast.store.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { BookingInput } from '../inputs/bookings.ts';
import { openDays } from '../inputs/opening.ts';
import { bookingsNow, countsNow, forecastZones } from '../live/forecast.ts';
import { Outlook } from '../live/outlook.ts';
import type { Venue } from '../venue/venue.ts';
import type { VenueStore } from '../venue/venue.store.ts';
import { inventedDays } from './invented-days.ts';

export interface OutlookParts {
  config: Config;
  clock: Clock;
  prisma: PrismaClient;
  venue: Venue;
  plan: FloorPlan;
  venues: Pick<VenueStore, 'exceptions'>;
  bookings: Pick<BookingInput, 'bookings'>;
  warn: (sentence: string) => void;
}

const DAY = 86_400_000;
/** Milliseconds between two readings of the past: it grows by one mark in two of them. */
const EVERY = 15 * 60_000;

/** The forecast from this venue's board, bookings, calendar and history. */
export const makeOutlook = (parts: OutlookParts): Outlook => {
  const { config, clock, prisma, venue, plan, venues, bookings, warn } = parts;
  const store = forecastStore(prisma, config.venue);
  const desks = plan.zones.filter(({ kind }) => kind === 'open' || kind === 'personal');
  const invented = inventedDays(config.office.seed, plan.spaces);
  /** Of a demo, before it was measured. */
  const before = async (from: number, to: number) =>
    invented(from, (await store.since()) ?? to, await venues.exceptions());
  return new Outlook({
    venue: config.venue,
    demo: config.demo,
    store: {
      async counts(from, to) {
        const lived = await store.counts(from, to);
        return config.demo ? [...(await before(from, to)).counts, ...lived] : lived;
      },
      async bookings(from, to) {
        const lived = await store.bookings(from, to);
        return config.demo ? [...(await before(from, to)).bookings, ...lived] : lived;
      },
    },
    clock,
    zones: () => forecastZones(venue.board),
    desks: new Set(desks.map(({ id }) => id)),
    counts: () => countsNow(venue.board),
    bookings: () => bookingsNow(venue.board, bookings.bookings),
    async days(back, on) {
      const from = dateOf(clock.now() - back * DAY);
      const exceptions = await venues.exceptions();
      const days = openDays(config.opening, from, back + on, exceptions);
      if (!config.demo) return days;
      // Invented days follow the calendar, however the demo's own doors stand.
      const lived = dateOf((await store.since()) ?? clock.now());
      return [
        ...openDays('calendar', from, back, exceptions).filter(({ date }) => date < lived),
        ...days.filter(({ date }) => date >= lived),
      ];
    },
    warn,
    every: EVERY,
  });
};
