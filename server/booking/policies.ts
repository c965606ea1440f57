import { Refused } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import { plusDays } from '../calendar/days.ts';
import type { Clock } from '../clock.ts';
import type {
  PolicyRequest,
  PolicyView,
  PreviewRow,
  PreviewView,
  RuleFault,
} from '../contract/policy-api.ts';
import type { Actor } from '../contract/people.ts';
import { DEFAULT_POLICY, type BookingPolicy } from '../contract/policy.ts';
import { businessDate, policyOn, type Calendar } from './days.ts';
import type { PolicyStore, PolicyVersion } from './policy.store.ts';
import { compare, faultsOf, whoMayBook, type Preview, type Version } from './preview.ts';
import type { PlannedSpace } from './spaces.ts';

export interface PoliciesParts {
  store: PolicyStore;
  clock: Clock;
  audit: Audit;
  calendar: () => Promise<Calendar>;
  spacesOf: (date: string) => Promise<PlannedSpace[]>;
  /** Told after the rules were changed: decisions read them again, whoever waits may get a turn. */
  changed: () => void;
}

export type Policies = ReturnType<typeof makePolicies>;
type Draft = { effectiveFrom: string; rules: BookingPolicy };

/** The booking rules as those see and make them who are responsible for them (仕様書 7(2)). */
export function makePolicies({ store, clock, audit, calendar, spacesOf, changed }: PoliciesParts) {
  const today = () => businessDate(clock.now());
  const rulesOn = (versions: readonly Version[], date: string) =>
    policyOn(versions, date)?.rules ?? DEFAULT_POLICY;
  const bookableOn = async (date: string) => {
    const spaces = await spacesOf(date);
    return (kind: string) =>
      spaces.filter((each) => each.kind === kind && each.bookable && !each.outOfService).length;
  };
  const rowsOf = async (from: string, days: number, versions: readonly Version[]) => {
    const open = await calendar();
    const rows: PreviewRow[] = [];
    for (let n = 0; n < days; n += 1) {
      const date = plusDays(from, n);
      const bookable = await bookableOn(date);
      rows.push(...whoMayBook(date, versions, DEFAULT_POLICY, bookable, open).map(wire));
    }
    return rows;
  };
  const faults = async ({ effectiveFrom, rules }: Draft): Promise<RuleFault[]> => [
    ...(effectiveFrom < today()
      ? [{ path: 'effectiveFrom', sentence: '適用開始日は、今日からえらんでください' }]
      : []),
    ...faultsOf(rules, await bookableOn(effectiveFrom)),
  ];

  return {
    async view(): Promise<PolicyView> {
      const versions = await store.all();
      const names = await store.namesOf([...new Set(versions.map((each) => each.madeBy))]);
      const at = today();
      return {
        today: at,
        inForce: rulesOn(versions, at),
        versions: versions.map((each) => ({
          id: each.id,
          effectiveFrom: each.effectiveFrom,
          rules: each.rules,
          note: each.note,
          madeBy: names.get(each.madeBy) ?? '退会した人',
          madeAt: each.madeAt.toISOString(),
          state: stateOf(each, versions, at),
        })),
      };
    },

    /** Who may book what, from a date on; with a draft, as if it were made. */
    async preview(date: string, days: number, draft?: Draft): Promise<PreviewView> {
      const versions: Version[] = await store.all();
      if (draft === undefined) {
        return { changes: [], faults: [], rows: await rowsOf(date, days, versions) };
      }
      const before = rulesOn(versions, draft.effectiveFrom);
      return {
        changes: compare(before, draft.rules),
        faults: await faults(draft),
        rows: await rowsOf(date, days, [...versions, draft]),
      };
    },

    /** Makes a version. @throws Refused with a sentence when such rules cannot be */
    async make(request: PolicyRequest, actor: Actor): Promise<string> {
      const [fault] = await faults(request);
      if (fault !== undefined) throw new Refused(422, fault.sentence);
      const before = rulesOn(await store.all(), request.effectiveFrom);
      const changes = compare(before, request.rules);
      if (changes.length === 0) throw new Refused(422, '変わるところがありません');
      const id = await store.together(async (db) => {
        const madeAt = new Date(clock.now());
        const made = await store.add({ ...request, madeBy: actor.userId, madeAt }, db);
        const figures = changes.map(({ path, before, after }) => ({ path, before, after }));
        const facts = { effectiveFrom: request.effectiveFrom, changes: figures };
        await audit({ by: actor.userId, action: 'policy.make', subject: made, facts }, db);
        return made;
      });
      changed();
      return id;
    },

    /** Takes back a version. @throws Refused once it is in force */
    async withdraw(id: string, actor: Actor): Promise<void> {
      await store.together(async (db) => {
        if (!(await store.withdraw(id, today(), new Date(clock.now()), db))) {
          throw new Refused(409, 'すでに適用された規則か、取り消した規則です');
        }
        await audit({ by: actor.userId, action: 'policy.withdraw', subject: id }, db);
      });
      changed();
    },
  };
}

function stateOf(version: PolicyVersion, all: readonly PolicyVersion[], today: string) {
  if (version.withdrawnAt !== null) return 'withdrawn' as const;
  if (policyOn(all, version.effectiveFrom)?.id !== version.id) return 'replaced' as const;
  if (version.effectiveFrom > today) return 'coming' as const;
  return policyOn(all, today)?.id === version.id ? ('inForce' as const) : ('past' as const);
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const wire = ({ opensAt, decaysAt, ...row }: Preview): PreviewRow => ({
  ...row,
  opensAt: {
    outside: iso(opensAt.outside),
    migrant: iso(opensAt.migrant),
    general: iso(opensAt.general),
  },
  decaysAt: iso(decaysAt),
});
