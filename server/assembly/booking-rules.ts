import type { Audit } from '../audit/audit.store.ts';
import { closureRoutes } from '../booking/closure.routes.ts';
import { makeClosures } from '../booking/closures.ts';
import type { BookingsStore } from '../booking/bookings.store.ts';
import type { Correspondence } from '../booking/correspondence.ts';
import type { Doors } from '../calendar/calendar.ts';
import { calendarWith } from '../booking/days.ts';
import { exceptionsStore } from '../booking/exceptions.store.ts';
import { fairnessReport } from '../booking/fairness.ts';
import { fairnessRoutes } from '../booking/fairness.routes.ts';
import { fairnessStore } from '../booking/fairness.store.ts';
import { noShows } from '../booking/no-shows.ts';
import { makePolicies } from '../booking/policies.ts';
import { policyRoutes } from '../booking/policy.routes.ts';
import type { PolicyStore } from '../booking/policy.store.ts';
import type { SituationParts, Situations } from '../booking/situation.ts';
import type { Names } from '../booking/views.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import type { Route } from '../api/route.ts';

export interface BookingRulesParts extends SituationParts {
  store: BookingsStore;
  situations: Situations;
  policyStore: PolicyStore;
  letters: Correspondence;
  audit: Audit;
  names: Names;
  /** The plan in force now. */
  plan: () => FloorPlan;
  mode: Doors;
  /** Told after rules or calendar were changed: the board, the sweep. */
  changed: () => void;
}

/** Puts together how the rules are made: policy, closures, and the report on whom they refuse. */
export function makeBookingRules(parts: BookingRulesParts): Route[] {
  const { store, clock, situations, names, plan, calendar, spacesOf } = parts;
  const { prisma, venueId } = store;
  const exceptions = exceptionsStore(prisma, venueId);
  const outcomes = fairnessStore(prisma, venueId);
  const changed = () => {
    situations.forget();
    parts.changed();
  };
  const policies = makePolicies({ ...parts, store: parts.policyStore, changed });
  const closures = makeClosures({
    ...parts,
    exceptions,
    calendarOf: (of) => calendarWith(parts.mode, of),
    forget: () => situations.forget(),
    changed,
  });
  const zoneName = (zone: string) => plan().zones.find(({ id }) => id === zone)?.name ?? zone;
  const report = fairnessReport({
    store,
    outcomes,
    clock,
    calendar,
    policies: parts.policies,
    spacesOf,
  });
  return [
    ...policyRoutes({ policies }),
    // Doors that stand open day and night (the demo) do not change the calendar that is published.
    ...closureRoutes({
      ...{ closures, exceptions, names, zoneName, clock },
      calendar: async () => calendarWith('calendar', (await calendar()).exceptions),
    }),
    ...fairnessRoutes({
      report,
      noShows: async () => noShows(clock.now(), await situations.policyNow(), outcomes),
    }),
  ];
}
