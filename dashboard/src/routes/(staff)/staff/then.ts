import type { FloorPlan } from '$contract/floorplan.ts';
import type { StaffFloorThen } from '$contract/staff.ts';
import type { PublicSpace } from '$contract/live.ts';
import type { Place, Seat } from '$lib/board.ts';
import type { Row } from '$lib/board.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Japan keeps one time all year. */
const AHEAD = 9 * HOUR;
const MINUTE = 60_000;

/** The midnight in Japan that begins the day of an instant, ms since the epoch. */
export const midnight = (now: number): number => Math.floor((now + AHEAD) / DAY) * DAY - AHEAD;

/** Whole minutes since that midnight. */
export const minuteOf = (now: number): number => Math.floor((now - midnight(now)) / MINUTE);

/** The instant of a minute of the day of `now`. */
export const instantOf = (minute: number, now: number): number => midnight(now) + minute * MINUTE;

/** A seat as it was; `known: false` when there is no record of it. */
export interface SeatThen extends Seat {
  known: boolean;
}

/** The zones with their seats and state of then. Without an answer nothing is known of any. */
export function rowsThen(
  rows: readonly Row[],
  floor: StaffFloorThen | null,
): { zone: Row['zone']; seats: SeatThen[] }[] {
  const records = new Map(floor?.spaces.map((space) => [space.id, space]));
  const then = floor?.plan;
  return rows.map(({ zone, seats }) => ({
    zone,
    seats: placesOf(zone.id, then, seats).map((place) => {
      const record = records.get(place.id);
      return {
        place,
        known: record !== undefined,
        space: record ? whole(record) : blank(place.id),
      };
    }),
  }));
}

/** The seats of a zone, on the plan that was in force then. */
const placesOf = (zone: string, then: FloorPlan | undefined, seats: readonly Seat[]): Place[] =>
  then?.spaces.filter((place) => place.zone === zone) ?? seats.map(({ place }) => place);

const whole = (record: StaffFloorThen['spaces'][number]): PublicSpace => ({
  ...record,
  evidenceAt: null,
  until: null,
});

/** Stands in the drawing only: the list says that there is no record. */
const blank = (id: string): PublicSpace => ({
  id,
  status: 'unknown',
  reason: { code: 'neverHeard' },
  since: '',
  evidenceAt: null,
  until: null,
});
