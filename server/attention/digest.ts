import { toIso } from '../clock.ts';
import type { Happening } from '../contract/attention-api.ts';
import type { StaffSnapshot } from '../contract/staff.ts';

/** What a device said of itself. Instants in milliseconds. */
export interface SelfReport {
  device: string;
  at: number;
  /** `fault:covered-lens`, or `offline`. */
  about: string;
  /** It is so; false: it is over. */
  on: boolean;
}

/** A device that goes and comes at every breath is one line, so many times. */
const MOST = 40;

/**
 * What began between the last closing and now, by time (AT7): what devices said of themselves, paired
 * with their own word that it is over, and what stands now with its beginning.
 */
export function happenings(
  reports: readonly SelfReport[],
  view: Pick<StaffSnapshot, 'disagreements' | 'lines' | 'accessPoints'>,
  from: number,
): Happening[] {
  const since = (at: string | null): at is string => at !== null && Date.parse(at) >= from;
  const all = [...told(reports), ...standingNow(view).filter(({ at }) => since(at))];
  return all.sort((a, b) => a.at.localeCompare(b.at)).slice(-MOST);
}

/** Each beginning with its end; a second beginning of the same is no news. */
function told(reports: readonly SelfReport[]): Happening[] {
  const open = new Map<string, Happening>();
  const found: Happening[] = [];
  for (const { device, at, about, on } of [...reports].sort((a, b) => a.at - b.at)) {
    const key = `${device}/${about}`;
    const known = open.get(key);
    if (!on) {
      if (known !== undefined) known.endedAt = toIso(at);
      open.delete(key);
    } else if (known === undefined) {
      const [what = '', detail = null] = about.split(':');
      const begun: Happening = {
        at: toIso(at),
        endedAt: null,
        what: what === 'fault' ? 'fault' : 'offline',
        subject: device,
        detail,
      };
      open.set(key, begun);
      found.push(begun);
    }
  }
  return found;
}

function standingNow({
  disagreements,
  lines,
  accessPoints,
}: Pick<StaffSnapshot, 'disagreements' | 'lines' | 'accessPoints'>): Happening[] {
  const stands = (
    what: Happening['what'],
    subject: string,
    at: string,
    detail: string | null = null,
  ): Happening => ({ at, endedAt: null, what, subject, detail });
  return [
    ...disagreements.flatMap((one): Happening[] => {
      if (one.code === 'sensorSilent' || one.code === 'doorSilent')
        return [stands('silent', one.device, one.since)];
      return one.code === 'sensorStuck' ? [stands('stuck', one.device, one.since)] : [];
    }),
    // Of a line only its present state is kept: one that is up may never have been down.
    ...lines.flatMap(({ id, up, since }): Happening[] =>
      up === false && since !== null ? [stands('line', id, since)] : [],
    ),
    ...accessPoints.flatMap(({ id, up, since }): Happening[] =>
      !up && since !== null ? [stands('accessPoint', id, since)] : [],
    ),
  ];
}
