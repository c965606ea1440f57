import type { Audit } from '../audit/audit.store.ts';
import type { Route } from '../api/route.ts';
import type { Clock } from '../clock.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { makeDrafts } from '../venue/drafts.ts';
import { PlanBook } from '../venue/plan-book.ts';
import { PlanWatch } from '../venue/plan-watch.ts';
import { planRoutes } from '../venue/plan.routes.ts';
import { makePlans, type PlanBookings } from '../venue/plans.ts';
import { plansStore, type PlansStore } from '../venue/plans.store.ts';

/** Reads the versions, and sees to it that rows of seats agree with the plan in force. */
export async function openPlans(prisma: PrismaClient, venueId: string, clock: Clock) {
  const store = plansStore(prisma, venueId);
  const book = new PlanBook(store, clock);
  await book.load();
  await store.settle(book.now().plan);
  return { book, store };
}

export interface FloorPlanParts {
  book: PlanBook;
  store: PlansStore;
  clock: Clock;
  audit: Audit;
  bookings: PlanBookings;
  /** Brings the plan of now to board and screens. */
  adopt: () => Promise<void>;
  warn: (sentence: string) => void;
}

/** Puts floor plans together: drafts, versions, and the watch that brings each to the board at its time. */
export function makeFloorPlans(parts: FloorPlanParts): { routes: Route[]; watch: PlanWatch } {
  const { book, store, warn } = parts;
  let shown = book.now().id;
  const watch = new PlanWatch({
    book,
    shown: () => shown,
    async adopt({ id, plan }) {
      await store.settle(plan);
      await parts.adopt();
      shown = id;
    },
    warn,
  });
  const plans = makePlans({ ...parts, changed: () => watch.reload() });
  return { routes: planRoutes({ ...parts, drafts: makeDrafts(parts), plans }), watch };
}
