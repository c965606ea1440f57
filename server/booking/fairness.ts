import { openDaysIn } from '../calendar/days.ts';
import { instantOf, nextDate } from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
import type { Fairness } from '../contract/fairness-api.ts';
import type { Outcome } from '../contract/outcomes.ts';
import type { PriorityClass } from '../contract/policy.ts';
import { DEFAULT_POLICY } from '../contract/policy.ts';
import type { BookingsStore } from './bookings.store.ts';
import { businessDate, CLASSES, hasPriority, policyOn, quotaOf, type Calendar } from './days.ts';
import type { FairnessStore } from './fairness.store.ts';
import { peak } from './facts.ts';
import { KINDS, type Version } from './preview.ts';
import type { PlannedSpace } from './spaces.ts';

export interface FairnessParts {
  store: BookingsStore;
  outcomes: FairnessStore;
  clock: Clock;
  calendar: () => Promise<Calendar>;
  policies: () => Promise<Version[]>;
  spacesOf: (date: string) => Promise<PlannedSpace[]>;
}

/** Smaller counts may point to a person (standards.md B7-12). */
const SMALL = 5;

/** The report between two business dates, both included (BK70). */
export function fairnessReport(parts: FairnessParts) {
  return async (from: string, to: string): Promise<Fairness> => {
    const { store, outcomes, clock } = parts;
    const [start, end] = [new Date(instantOf(from, '00:00')), midnightAfter(to)];
    const [refused, rows, kept] = await Promise.all([
      store.refusals(start, end),
      outcomes.between(start, end, new Date(clock.now())),
      useOfKept(parts, from, to),
    ]);
    return {
      from,
      to,
      refusals: refused.map(({ _count, class: of, rule, kind }) => ({
        class: of,
        rule,
        kind,
        count: _count,
      })),
      made: CLASSES.flatMap((of) =>
        Object.entries(rows[of]).map(([outcome, count]) => ({
          class: of,
          outcome: outcome as Outcome,
          count,
        })),
      ),
      kept,
    };
  };
}

const midnightAfter = (date: string): Date => new Date(instantOf(nextDate(date), '00:00'));

/** Each day that is over counts as many kept spaces as the rules of that day kept. */
async function useOfKept(
  parts: FairnessParts,
  from: string,
  to: string,
): Promise<Fairness['kept']> {
  const { clock, calendar, policies, spacesOf, outcomes } = parts;
  const today = businessDate(clock.now());
  const last = to < today ? to : today;
  const [days, versions, spaces] = await Promise.all([calendar(), policies(), spacesOf(last)]);
  const used = await outcomes.ofPriority(new Date(instantOf(from, '00:00')), midnightAfter(last));
  const kindOf = new Map(spaces.map((space) => [space.id, space.kind]));
  const open = from <= last ? openDaysIn(from, last, days.exceptions) : [];
  return KINDS.flatMap((kind) => {
    const bookable = spaces.filter((each) => each.kind === kind && each.bookable).length;
    let [kept, had] = [0, 0];
    for (const date of open) {
      const policy = policyOn(versions, date)?.rules ?? DEFAULT_POLICY;
      const quota = quotaOf(kind, bookable, policy);
      const own = used.filter((each) => kindOf.get(each.space) === kind);
      kept += quota;
      had += Math.min(quota, peak(own, dayOf(date)));
    }
    return kept === 0 ? [] : [{ kind, kept, used: had }];
  });
}

const dayOf = (date: string) => ({
  startAt: instantOf(date, '00:00'),
  endAt: instantOf(nextDate(date), '00:00'),
});

export const PRIORITY = CLASSES.filter((of: PriorityClass) => hasPriority(of));

/** The report as officials read it: small counts are not told (BK71). */
export function coarse(report: Fairness): Fairness {
  const few = <T extends { count: number | null }>(row: T): T => ({
    ...row,
    count: tell(row.count),
  });
  return {
    ...report,
    refusals: report.refusals.map(few),
    made: report.made.map(few),
    kept: report.kept.map((row) => ({ ...row, used: tell(row.used) })),
  };
}

const tell = (count: number | null): number | null =>
  count !== null && count > 0 && count < SMALL ? null : count;
