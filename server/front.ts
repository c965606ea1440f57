import { bookingsStore } from './booking/bookings.store.ts';
import { makeBookings } from './booking/bookings.ts';
import { correspondence } from './booking/correspondence.ts';
import { calendarWith } from './booking/days.ts';
import { decider } from './booking/decider.ts';
import { makeDesk } from './booking/desk.ts';
import { policyStore } from './booking/policy.store.ts';
import { situations } from './booking/situation.ts';
import { namesOf, spaceReader, spacesOf } from './booking/spaces.ts';
import type { Audit } from './audit/audit.store.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { bookingDesk } from './desk.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { FloorPlan } from './contract/floorplan.ts';
import type { Post } from './mail/letter.ts';
import { witness } from './occupancy/decide.ts';
import { POLICY } from './occupancy/layout.ts';
import { fold } from './reception/find.ts';
import { receptionRoutes } from './reception/routes.ts';
import type { Venue } from './venue/venue.ts';
import type { VenueStore } from './venue/venue.store.ts';

/** Trial wiring of booking and reception. */
export function makeFront(parts: {
  config: Config;
  clock: Clock;
  prisma: PrismaClient;
  venue: Venue;
  venues: VenueStore;
  plan: FloorPlan;
  audit: Audit;
  post: Post;
  refresh: () => Promise<void>;
  changed: () => void;
}) {
  const { config, clock, prisma, venue, venues, plan, audit, post } = parts;
  const spaces = spaceReader(prisma, config.venue, venues.plan);
  const calendar = async () => calendarWith(config.opening, await venues.exceptions());
  const basis = {
    store: bookingsStore(prisma, config.venue),
    clock,
    spacesOf: spaces,
    calendar,
    policies: () => policyStore(prisma, config.venue).all(),
  };
  const whole = {
    ...basis,
    situations: situations(basis),
    letters: correspondence({
      post,
      venue: plan.venue.name,
      names: namesOf(spacesOf(plan, [])),
      link: (path) => `${config.origin ?? ''}${path}`,
      sign: (text) => text,
      now: () => new Date(clock.now()),
    }),
    audit,
    changed: () => void parts.refresh(),
  };
  const decide = decider(whole);
  return receptionRoutes({
    prisma,
    venueId: config.venue,
    venueName: plan.venue.name,
    clock,
    audit,
    desk: bookingDesk(makeBookings(whole, decide), makeDesk(whole, decide), decide),
    policy: () => whole.situations.policyNow(),
    spaces,
    hoursOf: async (date) => (await calendar()).hoursOf(date),
    witness: (seat) => witness(venue.board, seat, clock.now(), POLICY),
    fold,
    refresh: parts.refresh,
    changed: parts.changed,
  });
}
