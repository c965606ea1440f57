import type { Disagreement, StaffSnapshot } from './staff.ts';

/** A part of the equipment that does not work. Instants as the part itself tells them. */
export type Alert =
  | { code: 'brokerDown' }
  | { code: 'databaseDown' }
  | { code: 'lineDown'; line: string; since: string | null }
  | { code: 'accessPointDown'; accessPoint: string; since: string | null }
  /** Heard before, and no more; or it says itself that it is ill. */
  | { code: 'deviceIll'; device: string; since: string | null };

/** Names one occurrence: what was healed and comes again is another one, and nobody's. */
export function keyOf(one: Disagreement | Alert): string {
  const subject = ['space', 'device', 'accessPoint', 'line'].flatMap((name) => {
    const value = (one as unknown as Record<string, unknown>)[name];
    return typeof value === 'string' ? [value] : [];
  });
  const since = 'since' in one && one.since !== null ? [one.since] : [];
  return [one.code, ...subject, ...since].join('/');
}

/**
 * Alerts of the equipment, the heaviest first. A sensor of which the list of disagreements speaks
 * already stands there only; what never spoke waits in the list of devices.
 */
export function alertsOf({
  health,
  lines,
  accessPoints,
  devices,
  disagreements,
}: Pick<
  StaffSnapshot,
  'health' | 'lines' | 'accessPoints' | 'devices' | 'disagreements'
>): Alert[] {
  const told = new Set(disagreements.flatMap((one) => ('device' in one ? [one.device] : [])));
  // With the broker gone every device is silent: that is one alert, not one for each.
  const judged = health.broker ? devices : [];
  return [
    ...(health.broker ? [] : [{ code: 'brokerDown' } as const]),
    ...(health.database ? [] : [{ code: 'databaseDown' } as const]),
    ...lines.flatMap(({ id, up, since }) =>
      up === false ? [{ code: 'lineDown', line: id, since } as const] : [],
    ),
    ...accessPoints.flatMap(({ id, up, since }) =>
      up ? [] : [{ code: 'accessPointDown', accessPoint: id, since } as const],
    ),
    ...judged.flatMap(({ id, state, lastAt }) =>
      state === 'ok' || state === 'never' || told.has(id)
        ? []
        : [{ code: 'deviceIll', device: id, since: lastAt } as const],
    ),
  ];
}

/** What a person looks at before the doors open and before they close; machines tell the rest. */
export const CHECKS = {
  opening: ['lostProperty', 'notices', 'seats'],
  closing: ['lostProperty', 'windows', 'power'],
} as const;
export type Checklist = keyof typeof CHECKS;

/** Names a line of a checklist on a business date. */
export const tickKey = (list: Checklist, check: string, date: string): string =>
  `${list}/${check}/${date}`;

/** Names of all that can be taken on now. */
export const standing = (view: StaffSnapshot, date: string): Set<string> =>
  new Set([
    ...[...view.disagreements, ...alertsOf(view)].map(keyOf),
    ...Object.entries(CHECKS).flatMap(([list, checks]) =>
      checks.map((check) => tickKey(list as Checklist, check, date)),
    ),
  ]);
