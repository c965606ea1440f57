import { createHash } from 'node:crypto';
import { instantOf } from '../calendar/calendar.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import { FARTHEST } from '../contract/plan-limits.ts';
import type { KnownSeat } from '../contract/plan-laws.ts';

/** A plan with the time from which it holds. */
export interface PlanVersion {
  id: string;
  /** Business date, YYYY-MM-DD. */
  effectiveFrom: string;
  /** When the board begins to follow it, ms since the epoch. */
  effectiveAt: number;
  note: string;
  /** User id; null: it came with the installation. */
  madeBy: string | null;
  madeAt: Date;
  withdrawn: boolean;
  plan: FloorPlan;
}

/** What somebody is called whose account is gone. */
export const LEFT = '退会した人';

export type PlanState = 'past' | 'inForce' | 'coming' | 'withdrawn';

const standing = (versions: readonly PlanVersion[]) => versions.filter((each) => !each.withdrawn);

/** The version in force at an instant: the last one that has begun (VE30). */
export const versionAt = (versions: readonly PlanVersion[], at: number): PlanVersion | undefined =>
  standing(versions).findLast(({ effectiveAt }) => effectiveAt <= at);

/** The version by which a business date is booked: the last one that begins on it or before (VE31). */
export const versionOn = (
  versions: readonly PlanVersion[],
  date: string,
): PlanVersion | undefined =>
  standing(versions).findLast(({ effectiveFrom }) => effectiveFrom <= date);

/** The version that a new one comes after: the last that is decided (VE32). */
export const lastVersion = (versions: readonly PlanVersion[]): PlanVersion | undefined =>
  standing(versions).at(-1);

export function stateOf(
  version: PlanVersion,
  versions: readonly PlanVersion[],
  now: number,
): PlanState {
  if (version.withdrawn) return 'withdrawn';
  if (version.effectiveAt > now) return 'coming';
  return versionAt(versions, now)?.id === version.id ? 'inForce' : 'past';
}

/** Every seat that a version had, as it was last; what was withdrawn never was (VE9). */
export function knownSeats(versions: readonly PlanVersion[]): KnownSeat[] {
  const known = new Map<string, KnownSeat>();
  for (const { plan } of standing(versions)) {
    for (const { id, label, zone } of plan.spaces) known.set(id, { id, label, zone });
  }
  return [...known.values()];
}

/** When a plan of a date comes into force: at once on the day itself, else at its midnight (VE33). */
export const effectiveAtOf = (effectiveFrom: string, today: string, now: number): number =>
  effectiveFrom === today ? now : instantOf(effectiveFrom, '00:00');

/** Why a plan cannot begin on a date; null: it can (VE32). */
export function dateFault(
  effectiveFrom: string,
  today: string,
  versions: readonly PlanVersion[],
  now: number,
): string | null {
  if (effectiveFrom < today) return '適用開始日は、今日からえらんでください';
  const farthest = new Date(Date.parse(`${today}T00:00:00Z`) + FARTHEST * 86_400_000);
  if (effectiveFrom > farthest.toISOString().slice(0, 10)) {
    return `適用開始日は、${FARTHEST}日先までです`;
  }
  const last = lastVersion(versions);
  if (last !== undefined && last.effectiveAt > now && effectiveFrom <= last.effectiveFrom) {
    return `${last.effectiveFrom}からの図がもう決まっています。その後の日にするか、先にそれを取り下げてください`;
  }
  return null;
}

/** Names the content of a plan, 16 hex digits: equal plans have equal marks. */
export const markOf = (plan: FloorPlan): string =>
  createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 16);
