import { known, ratio, type Accumulator, type Hidden } from './figure.ts';

const HOUR = 3_600_000;
/** A booking that was flagged for one minute only was on nobody's screen. */
const FLAGGED_FOR = 2;

/**
 * How good the list of sick sensors is, counted in seat minutes. Within the first hour of a fault
 * and the first hour after it, both answers count as right. A run in which nothing was sick has no
 * precision, which could only be 0; what was said of its sensors is in `sickFalse`, as of all runs.
 */
export function sickness({ faults }: Pick<Hidden, 'faults'>): Accumulator {
  const ofSeat = new Map<string, Hidden['faults'][number][]>();
  for (const fault of faults) {
    if (fault.seat === undefined) continue;
    ofSeat.set(fault.seat, [...(ofSeat.get(fault.seat) ?? []), fault]);
  }
  const sum = { right: 0, wrong: 0, missed: 0 };
  let claimed = false;
  let anySick = false;
  const days = new Set<number>();
  return {
    add({ truth: { t }, estimate, venue, day }) {
      if (estimate.sick === undefined) return;
      claimed = true;
      days.add(day);
      const said = new Set(estimate.sick);
      for (const { id, sensor } of venue.seats) {
        if (sensor === null) continue;
        const own = ofSeat.get(id) ?? [];
        const is = own.some(({ from, until }) => t > from && t < until + HOUR);
        anySick ||= is;
        if (said.has(id)) {
          sum[is ? 'right' : 'wrong']++;
        } else if (own.some(({ from, until }) => t > from + HOUR && t < until)) {
          sum.missed++;
        }
      }
    },
    figures: () =>
      !claimed
        ? {}
        : known({
            sickPrecision: anySick ? ratio(sum.right, sum.right + sum.wrong) : undefined,
            sickRecall: ratio(sum.right, sum.right + sum.missed),
            sickFalse: ratio(sum.wrong, days.size),
          }),
  };
}

/** How good the list of no-shows is: bookings of single desks, from `fromDay` on. */
export function noShows({ noshows, resDay }: Hidden, fromDay: number): Accumulator {
  const flagged = new Map<string, number>();
  let claimed = false;
  return {
    add({ estimate }) {
      if (estimate.noshow === undefined) return;
      claimed = true;
      for (const id of estimate.noshow) flagged.set(id, (flagged.get(id) ?? 0) + 1);
    },
    figures() {
      if (!claimed) return {};
      const due = new Set(noshows.filter((id) => (resDay[id] ?? -1) >= fromDay));
      const said = [...flagged].filter(([id, n]) => n >= FLAGGED_FOR && id in resDay);
      const right = said.filter(([id]) => due.has(id)).length;
      return known({
        noShowPrecision: ratio(right, said.length),
        noShowRecall: ratio(right, due.size),
      });
    },
  };
}
