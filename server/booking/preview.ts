import { instantOf, nextDate } from '../calendar/calendar.ts';
import type { RuleFault } from '../contract/policy-api.ts';
import type { BookableKind } from '../contract/booking-api.ts';
import type { BookingPolicy, PriorityClass } from '../contract/policy.ts';
import { FIGURES, figureText, valueAt } from '../contract/policy-figures.ts';
import type { PolicyChange } from '../contract/policy-api.ts';
import { KIND_WORDS } from '../contract/refusal-words.ts';
import { CLASSES, decaysAt, policyOn, quotaOf, windowOpens, type Calendar } from './days.ts';

/** Rules from a business date on. */
export interface Version {
  effectiveFrom: string;
  rules: BookingPolicy;
  withdrawnAt?: Date | null;
}

/** Who may book a kind on a date, and from when; instants in milliseconds. */
export interface Preview {
  date: string;
  kind: BookableKind;
  opensAt: Record<PriorityClass, number | null>;
  bookable: number;
  kept: number;
  decaysAt: number | null;
  walkIn: number;
  /** Null: the hours of the day. */
  maxMinutes: number | null;
}

export const KINDS = Object.keys(KIND_WORDS) as BookableKind[];
const WHOLE_DAY = 1_440;
type Bookable = (kind: BookableKind) => number;

/** "Who may book what, when": the rows of one open day; none of a closed one. */
export function whoMayBook(
  date: string,
  versions: readonly Version[],
  otherwise: BookingPolicy,
  bookable: Bookable,
  calendar: Calendar,
): Preview[] {
  if (calendar.hoursOf(date) === null) return [];
  const policy = policyOn(versions, date)?.rules ?? otherwise;
  const opensAt = Object.fromEntries(
    CLASSES.map((of) => [of, opensFor(of, date, versions, otherwise)]),
  ) as Preview['opensAt'];
  return KINDS.map((kind) => {
    const all = bookable(kind);
    const kept = quotaOf(kind, all, policy);
    const longest = policy.limits.maxMinutes[kind];
    return {
      date,
      kind,
      opensAt,
      bookable: all,
      kept,
      decaysAt: kept === 0 ? null : decaysAt(date, policy, calendar),
      walkIn: Math.min(policy.walkIn[kind], all),
      maxMinutes: longest >= WHOLE_DAY ? null : longest,
    };
  });
}

/**
 * When a class may begin to book a date. What counts is the rules of the moment at which one books, so
 * that a version that comes into force in between opens the date earlier or later.
 */
function opensFor(
  of: PriorityClass,
  date: string,
  versions: readonly Version[],
  otherwise: BookingPolicy,
): number | null {
  const stands = versions.filter((each) => (each.withdrawnAt ?? null) === null);
  const starts = [...new Set(stands.map((each) => each.effectiveFrom))].sort();
  for (const [index, from] of ['0001-01-01', ...starts].entries()) {
    const rules = policyOn(stands, from)?.rules ?? otherwise;
    const opens = Math.max(windowOpens(date, of, rules), instantOf(from, '00:00'));
    const next = starts[index];
    if (next === undefined || opens < instantOf(next, '00:00')) return within(opens, date);
  }
  return null;
}

const within = (opens: number, date: string): number | null =>
  opens < instantOf(nextDate(date), '00:00') ? opens : null;

/** What changes from one set of rules to another, figure by figure, in words. */
export const compare = (before: BookingPolicy, after: BookingPolicy): PolicyChange[] =>
  FIGURES.flatMap((figure) => {
    const [was, will] = [valueAt(before, figure.path), valueAt(after, figure.path)];
    if (JSON.stringify(was) === JSON.stringify(will)) return [];
    const { path, label } = figure;
    return [{ path, label, before: figureText(figure, was), after: figureText(figure, will) }];
  });

/** Why rules cannot be: each a sentence. What a schema sees is not repeated here. */
export function faultsOf(rules: BookingPolicy, bookable: Bookable): RuleFault[] {
  const { limits, grace, warnMinutes } = rules;
  const faults: RuleFault[] = [];
  const fault = (path: string, sentence: string) => faults.push({ path, sentence });
  // A fixed day: only how the windows lie to each other counts.
  const opens = (of: PriorityClass) => windowOpens('2026-04-01', of, rules);
  for (const of of ['outside', 'migrant'] as const) {
    if (opens('general') < opens(of)) {
      fault(
        'windows.general.daysAhead',
        '一般の方の予約開始が、優先の方より早くなっています（仕様書 7(2)）',
      );
      break;
    }
  }
  for (const kind of KINDS) {
    const [all, name] = [bookable(kind), KIND_WORDS[kind]];
    const asked = rules.quota[kind];
    const kept = 'count' in asked ? asked.count : quotaOf(kind, all, rules);
    const walkIn = rules.walkIn[kind];
    if (kept > all)
      fault(`quota.${kind}`, `${name}の優先席（${kept}席）が、予約できる${all}席より多いです`);
    else if (kept + walkIn > all) {
      fault(
        `walkIn.${kind}`,
        `${name}の優先席と当日席の合計（${kept + walkIn}席）が、予約できる${all}席より多いです`,
      );
    }
    if (limits.maxMinutes[kind] < limits.minMinutes) {
      fault(
        `limits.maxMinutes.${kind}`,
        `${name}の1回の最長が、最短（${limits.minMinutes}分）より短いです`,
      );
    }
    if (warnMinutes > grace[kind]) {
      fault(
        'warnMinutes',
        `開放の予告（${warnMinutes}分前）が、${name}を開放するまでの時間より長いです`,
      );
    }
  }
  if (limits.minMinutes % limits.gridMinutes !== 0) {
    fault('limits.minMinutes', `1回の予約の最短は、${limits.gridMinutes}分の倍数にしてください`);
  }
  return faults;
}
