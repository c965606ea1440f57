import type { Party } from './bookings.ts';
import { DeskDay } from './desk-day.ts';
import type { Parameters } from './parameters.ts';
import type { Random } from './random.ts';
import { CLOSES, MINUTE, OPENS, SECOND } from './venue.ts';
import { booker, caller, holdMeeting, receptionist, walkIn, walkInStay } from './visitors.ts';

/** Lives one day from the first member of staff to the last. */
export function liveDay(
  rng: Random,
  par: Parameters,
  midnight: number,
  parties: readonly Party[],
): DeskDay {
  const day = new DeskDay(rng, par, midnight, parties);
  day.start(
    day.at(rng.between(8 * 60 + 5, 8 * 60 + 13)),
    receptionist(day, 'R01', day.at(12 * 60)),
  );
  day.start(
    day.at(rng.between(8 * 60 + 9, 8 * 60 + 18)),
    receptionist(day, 'R02', day.at(13 * 60)),
  );

  for (const party of parties) {
    if (party.noShow || party.cancelledAt !== null) continue;
    if (party.seats.length > 1) {
      holdMeeting(day, party);
      continue;
    }
    const late = rng.chance(0.08) ? rng.between(15, 40) : rng.normal(-1, 6);
    const at = Math.max(party.start + late * MINUTE, day.at(OPENS - 3));
    if (at < party.end - 10 * MINUTE) day.start(at, booker(day, party));
  }
  comeInBunches(
    day,
    30,
    () => rng.whole(2, 4),
    0.12,
    (group) => walkIn(day, walkInStay(day), group),
  );
  // Tours of a class or a council: many heads, nobody sits down.
  comeInBunches(
    day,
    10,
    () => rng.whole(5, 8),
    0.05,
    (group) => caller(day, rng.between(2, 12), group),
  );
  day.agenda.run();
  return day;
}

type Visit = ReturnType<typeof walkIn>;

/** `mean` arrivals a day, more at ten and at two; some are the first of a bunch of `size()`. */
function comeInBunches(
  day: DeskDay,
  mean: number,
  size: () => number,
  share: number,
  visit: (group: boolean) => Visit,
): void {
  const { rng, par } = day;
  const last = CLOSES - 25;
  for (let i = rng.poisson(mean * par.busy); i > 0; i--) {
    const peak = rng.chance(0.5) ? 10 * 60 + 15 : 14 * 60;
    const minute = rng.chance(0.35) ? rng.between(OPENS, last) : rng.normal(peak, 50);
    const at = day.at(Math.min(Math.max(minute, OPENS), last));
    const group = rng.chance(share);
    const heads = group ? size() : 1;
    let behind = 0;
    for (let k = 0; k < heads; k++) {
      day.start(at + behind, visit(group));
      behind += rng.between(0.7, 2.3) * SECOND;
    }
  }
}
