import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Route } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import { makeBookingRules } from './booking-rules.ts';
import { bookingRoutes } from '../booking/booking.routes.ts';
import { makeBookings } from '../booking/bookings.ts';
import { bookingsStore } from '../booking/bookings.store.ts';
import { correspondence } from '../booking/correspondence.ts';
import { calendarWith } from '../booking/days.ts';
import { decider } from '../booking/decider.ts';
import { makeDesk } from '../booking/desk.ts';
import { freeRoutes } from '../booking/free.routes.ts';
import { policyStore } from '../booking/policy.store.ts';
import type { Witness } from '../booking/release.ts';
import { replanning } from '../booking/replan.ts';
import { situations as situationsOf } from '../booking/situation.ts';
import { namesIn, spaceReader } from '../booking/spaces.ts';
import { Sweep } from '../booking/sweep.ts';
import { makeWaits } from '../booking/waits.ts';
import { waitsStore } from '../booking/waits.store.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Post } from '../mail/letter.ts';
import type { VenueStore } from '../venue/venue.store.ts';

export interface BookingOfficeParts {
  config: Config;
  clock: Clock;
  prisma: PrismaClient;
  venues: VenueStore;
  /** The plan in force now, and all plans, that one first. */
  plan: () => FloorPlan;
  plans: () => FloorPlan[];
  secret: string;
  post: Post;
  audit: Audit;
  /** What those who can see say of one seat now. */
  witness: (seat: string) => Witness;
  /** Told after every change of a booking. */
  changed: () => void;
  /** Told after rules or calendar were changed. */
  recalled: () => void;
  warn: (sentence: string) => void;
}

export type BookingOffice = ReturnType<typeof makeBookingOffice>;

/** Puts booking together: rules, store, letters, the sweep, and the routes to them. */
export function makeBookingOffice(parts: BookingOfficeParts) {
  const { config, clock, prisma, venues, plan, plans, secret, post, audit, warn } = parts;
  const sign = (text: string) =>
    createHmac('sha256', secret).update(`booking/${text}`).digest('base64url');
  const isSigned = (text: string, key: string) => {
    const [given, own] = [Buffer.from(key), Buffer.from(sign(text))];
    return given.length === own.length && timingSafeEqual(given, own);
  };
  const link = (path: string) => (config.origin ?? `http://localhost:${config.port}`) + path;
  const store = bookingsStore(prisma, config.venue);
  const policies = policyStore(prisma, config.venue);
  const names = namesIn(plans);
  const basis = {
    store,
    clock,
    spacesOf: spaceReader(prisma, config.venue, (date) => venues.plan(date)),
    calendar: async () => calendarWith(config.opening, await venues.exceptions()),
    policies: () => policies.all(),
    witness: parts.witness,
  };
  const situations = situationsOf(basis);
  const letters = correspondence({
    post,
    venue: plan().venue.name,
    names,
    link,
    sign,
    now: () => new Date(clock.now()),
  });
  const whole = {
    ...basis,
    situations,
    letters,
    audit,
    changed: () => {
      sweep.freed();
      parts.changed();
    },
  };
  const decisions = decider(whole);
  const bookings = makeBookings(whole, decisions);
  const waitlist = waitsStore(prisma, config.venue);
  const waits = makeWaits(whole, decisions, waitlist);
  const sweep = new Sweep({ ...whole, warn }, decisions, waits, waitlist);
  const now = () => clock.now();
  const routes: Route[] = [
    ...bookingRoutes({ bookings, store, waits: waitlist, letters, names, now, isSigned }),
    ...freeRoutes({ store, situations, waits, names, now }),
    ...makeBookingRules({
      ...whole,
      policyStore: policies,
      names,
      plan,
      mode: config.opening,
      changed: () => {
        whole.changed();
        parts.recalled();
      },
    }),
  ];
  return {
    store,
    policies,
    names,
    situations,
    letters,
    bookings,
    desk: makeDesk(whole, decisions),
    waits,
    sweep,
    replanning: replanning(whole),
    changed: whole.changed,
    link,
    routes,
  };
}
