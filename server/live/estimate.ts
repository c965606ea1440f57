import { toIso } from '../clock.ts';
import type { People } from '../contract/live.ts';
import type {
  Disagreement as WireDisagreement,
  Learned,
  StaffEstimate,
} from '../contract/staff.ts';
import type { Board } from '../occupancy/board.ts';
import { disagreements } from '../occupancy/disagree.ts';
import { WIFI } from '../occupancy/estimate/constants.ts';
import { imbalanceOf, missesOf } from '../occupancy/estimate/doors.ts';
import { lineOf } from '../occupancy/estimate/radio.ts';
import type { Policy } from '../occupancy/layout.ts';

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Everybody inside, for everybody; null while nothing can tell, or when it is closed. */
export function publicPeople(board: Board): People | null {
  return board.opening?.open === true ? (board.view?.people ?? null) : null;
}

/** Head counts as reception sees them, with what was learned. */
export function staffEstimate(board: Board, now: number): StaffEstimate {
  return {
    people: board.view?.people ?? null,
    zones: board.view?.zones ?? {},
    asOf: toIso(board.view?.at ?? now),
    learned: learnedOf(board),
  };
}

function learnedOf({ settled: { estimate } }: Board): Learned {
  const radios = Object.entries(estimate.radios);
  const { booked, walkIn } = estimate.learned.returns;
  const { usual } = estimate.learned.absences;
  return {
    doors: Object.entries(estimate.doors).map(([key, door]) => {
      const misses = missesOf(estimate, door);
      return {
        device: key.slice(0, key.lastIndexOf('#')),
        missedIn: rounded(misses.in, 3),
        missedOut: rounded(misses.out, 3),
        imbalance: rounded(imbalanceOf(door), 3),
      };
    }),
    wifi: radios.map(([accessPoint, radio]) => {
      const { perPerson, offset, correlation } = lineOf(radio, radios.length);
      return {
        accessPoint,
        perPerson: rounded(perPerson, 2),
        offset: rounded(offset, 1),
        correlation: correlation === null ? null : rounded(correlation, 2),
        used: correlation !== null && correlation >= WIFI.gate,
      };
    }),
    absence: {
      minutes: rounded(usual.minutes / usual.times, 0),
      returns: rounded((booked.back + walkIn.back) / (booked.rose + walkIn.rose), 2),
    },
  };
}

/** What does not fit together, with instants in words. */
export function staffDisagreements(board: Board, now: number, policy: Policy): WireDisagreement[] {
  return disagreements(board, now, policy).map((each) =>
    'since' in each ? { ...each, since: toIso(each.since) } : each,
  );
}
