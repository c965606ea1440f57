import { makeBookingOffice } from './booking-office.ts';
import { spaceReader } from '../booking/spaces.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import { bookingDesk } from './desk.ts';
import type { Doors } from './doors.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { importRules } from '../booking/imported.ts';
import { bookingImporter } from '../imports/bookings.ts';
import { importRoutes } from '../imports/imports.routes.ts';
import { memberImporter } from '../members/import.ts';
import { memberRoutes } from '../members/members.routes.ts';
import { memberStore } from '../members/members.store.ts';
import { MemberSweep } from '../members/sweep.ts';
import { fold } from '../members/text.ts';
import { retentionMetrics } from '../metrics/retention.ts';
import { witness as witnessOf } from '../occupancy/decide.ts';
import { POLICY } from '../occupancy/layout.ts';
import { receptionRoutes } from '../reception/routes.ts';
import { RetentionSweep } from '../retention/sweep.ts';
import type { Venue } from '../venue/venue.ts';
import type { VenueStore } from '../venue/venue.store.ts';

export interface FrontParts {
  config: Config;
  clock: Clock;
  prisma: PrismaClient;
  venue: Venue;
  venues: VenueStore;
  /** The plan in force now, and all plans, that one first. */
  plan: () => FloorPlan;
  plans: () => FloorPlan[];
  doors: Doors;
  /** Bookings and check-ins changed: they are Evidence at once. */
  refresh: () => Promise<void>;
  /** Rules or calendar changed: the board asks the calendar again. */
  recalled: () => void;
  /** Reception's list changed: its screens fetch it again. */
  changed: () => void;
  warn: (sentence: string) => void;
}

/** The office as its guests meet it: registration, booking, reception, and what is imported of them. */
export function makeFront(parts: FrontParts) {
  const { config, clock, prisma, venue, venues, plan, plans, doors } = parts;
  const { refresh, changed, recalled, warn } = parts;
  const { audit, post } = doors;
  const venueId = config.venue;
  const witness = (seat: string) => witnessOf(venue.board, seat, clock.now(), POLICY);
  const office = makeBookingOffice({
    ...{ config, clock, prisma, venues, plan, plans, witness, warn, post, audit },
    secret: doors.secret,
    changed: () => void refresh(),
    recalled,
  });
  const members = memberStore(prisma, venueId);
  const memberSweep = new MemberSweep({ members, audit, clock, warn });
  const retention = new RetentionSweep({
    ...{ prisma, venueId, clock, audit, warn },
    erase: (tx, id, at) => members.eraseWithin(tx, id, at),
  });
  const routes = [
    ...office.routes,
    ...receptionRoutes({
      ...{ prisma, venueId, clock, audit, witness, fold, refresh, changed },
      venueName: plan().venue.name,
      desk: bookingDesk(office.bookings, office.desk),
      policy: () => office.situations.policyNow(),
      spaces: spaceReader(prisma, venueId, (date) => venues.plan(date)),
      hoursOf: async (date) => (await office.situations.calendar()).hoursOf(date),
    }),
    ...memberRoutes({
      ...{ members, clock, audit, post },
      place: { venue: plan().venue.name, link: office.link },
      cancelBookings: (memberId, by, why) => office.bookings.cancelAll(memberId, by, why),
      removeAccount: (userId) => doors.accounts.remove(userId),
    }),
    ...importRoutes({
      ...{ prisma, clock, audit },
      importers: {
        members: memberImporter(venueId),
        bookings: bookingImporter(venueId, importRules(office.situations)),
      },
    }),
  ];
  return {
    office,
    routes,
    metrics: retentionMetrics(retention),
    start() {
      office.sweep.start();
      memberSweep.start();
      retention.start();
    },
    async stop() {
      memberSweep.stop();
      await retention.stop();
      await office.sweep.stop();
    },
  };
}
