import { Refused } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import { plusDays } from '../calendar/days.ts';
import type { Clock } from '../clock.ts';
import type { Conflict } from '../contract/calendar-api.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import type { BookingsStore, Db, FullBooking } from './bookings.store.ts';
import type { Correspondence } from './correspondence.ts';
import { businessDate } from './days.ts';
import { conflictOf, displaced } from './displaced.ts';
import type { Situations } from './situation.ts';
import { spacesOf } from './spaces.ts';

export interface ReplanParts {
  store: BookingsStore;
  clock: Clock;
  audit: Audit;
  letters: Pick<Correspondence, 'cancelled'>;
  situations: Pick<Situations, 'forget' | 'policyNow'>;
  /** Told after bookings were cancelled: the board, those who wait. */
  changed: () => void;
}

/** From an instant on other plans hold: which, by the date of a booking. */
export interface Replan {
  effectiveAt: number;
  before: (date: string) => FloorPlan;
  after: (date: string) => FloorPlan;
}

/** Days of which nobody else may decide meanwhile, at most. */
const LOCKED = 100;
/** The last instant at which a booking can begin. */
const FAR = new Date('2100-01-01T00:00:00Z');

export type Replanning = ReturnType<typeof replanning>;

/** What a new floor plan means for bookings: a seat that goes has to be given up by those who hold it (VE34). */
export function replanning(parts: ReplanParts) {
  const { store, clock, situations } = parts;
  const now = () => new Date(clock.now());
  const losing = displaced({ ...parts, now });

  /** Standing bookings that have a place by the plans of before and none by those of after. */
  async function hitBy(db: Db, { effectiveAt, before, after }: Replan): Promise<FullBooking[]> {
    const places = (plan: FloorPlan) => new Set(spacesOf(plan, []).map(({ id }) => id));
    const known = new Map<FloorPlan, Set<string>>();
    const has = (plan: FloorPlan, id: string) => {
      const ids = known.get(plan) ?? places(plan);
      known.set(plan, ids);
      return ids.has(id);
    };
    const from = new Date(Math.max(effectiveAt, clock.now()));
    const standing = await store.within(db, null, from, FAR);
    return standing.filter(({ spaceId, startAt }) => {
      const date = businessDate(startAt.getTime());
      return has(before(date), spaceId) && !has(after(date), spaceId);
    });
  }

  return {
    /** Who would lose a booked place. */
    async conflicts(plans: Replan): Promise<Conflict[]> {
      const hit = await hitBy(store.prisma, plans);
      return hit.filter((each) => each.status === 'active').map(conflictOf);
    },

    /**
     * Runs `work` and gives up the bookings that it leaves without a place, all or nothing.
     * @throws Refused with those bookings, unless they are to be cancelled
     */
    async carryOut(
      plans: Replan,
      cause: { cancel: boolean; reason: string; by: string },
      work: (db: Db) => Promise<void>,
    ): Promise<{ cancelled: number; here: Conflict[] }> {
      const { windows } = await situations.policyNow();
      const ahead = Math.max(...Object.values(windows).map(({ daysAhead }) => daysAhead));
      const first = businessDate(Math.max(plans.effectiveAt, clock.now()));
      const days = Math.min(LOCKED, ahead + 1);
      const dates = Array.from({ length: days }, (_, n) => plusDays(first, n));
      const done = await store.decide(
        ['floor-plan', ...dates],
        async (db) => {
          await work(db);
          const hit = await hitBy(db, plans);
          await losing.lapse(db, hit);
          const booked = hit.filter((each) => each.status === 'active');
          if (booked.length > 0 && !cause.cancel) {
            throw new Refused(409, `なくなる席に、予約が${booked.length}件あります`, {
              conflicts: booked.map(conflictOf),
            });
          }
          const { reason, by } = cause;
          return losing.cancel(db, booked, { reason, by, facts: { plan: true } });
        },
        { after: () => situations.forget() },
      );
      parts.changed();
      return done;
    },
  };
}
