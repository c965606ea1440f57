import type { Agent } from './agenda.ts';
import type { DeskDay } from './desk-day.ts';
import type { Person } from './floor.ts';
import { MINUTE, seatIds } from './venue.ts';

/** Somebody who works at one seat from now on. */
export interface Work {
  person: Person;
  seat: string;
  /** Epoch ms at which they get up for good. */
  until: number;
  /** Take breaks? Not in a booth, where the time is short. */
  breaks: boolean;
}

/** From taking the seat to giving it back; the person is inside before and after. */
export function* workAt(day: DeskDay, work: Work): Agent {
  const { rng, floor } = day;
  const { person, seat, until } = work;
  const lunch =
    work.breaks && rng.chance(0.65) ? day.at(rng.between(11 * 60 + 32, 13 * 60 + 5)) : Infinity;
  let fed = lunch < day.now;

  floor.hold(seat, person);
  floor.sit(seat, person);
  const beside = besideOf(day, seat);
  if (beside) floor.putBag(beside, true);
  while (day.now < until) {
    const rest = work.breaks ? day.after(Math.max(2, rng.exponential(42))) : until;
    const goesToEat = !fed && lunch < Math.min(rest, until - 35 * MINUTE);
    const next = goesToEat ? lunch : rest;
    // Nobody goes for a coffee who is about to leave.
    if (!goesToEat && next > until - 12 * MINUTE) {
      yield until;
      break;
    }
    yield Math.max(next, day.now);
    floor.rise(seat, person);
    if (rng.chance(day.par.bagWhileAway)) floor.putBag(seat, true);
    if (goesToEat) {
      fed = true;
      yield* outside(day, person, Math.min(rng.between(28, 60), (until - day.now) / MINUTE - 3));
    } else {
      yield* shortBreak(day, person, (until - day.now) / MINUTE - 2);
    }
    floor.sit(seat, person);
  }
  floor.rise(seat, person);
  if (beside && floor.isFree(beside)) floor.putBag(beside, false);
  floor.release(seat, person);
}

/** Out through the counted door and in again; `minutes` in all. */
export function* outside(day: DeskDay, person: Person, minutes: number): Agent {
  const back = day.after(Math.max(1.5, minutes));
  yield day.after(0.4);
  day.floor.leave(person);
  yield back - 0.4 * MINUTE;
  day.floor.enter(person);
  yield back;
}

function* shortBreak(day: DeskDay, person: Person, most: number): Agent {
  const { rng } = day;
  const kind = rng.next();
  if (kind < 0.3) yield day.after(Math.min(most, rng.between(2, 6)));
  else if (kind < 0.62) yield* outside(day, person, Math.min(most, rng.between(4, 9)));
  else if (kind < 0.8) yield* outside(day, person, Math.min(most, rng.between(4, 15)));
  else if (kind < 0.9 && most > 12) yield* boothCall(day, person, most);
  else yield day.after(Math.min(most, rng.between(1, 3)));
}

/** A call in a booth while the desk stays theirs; a walk round when both are taken. */
function* boothCall(day: DeskDay, person: Person, most: number): Agent {
  const minutes = Math.min(most - 2, day.rng.between(8, 25));
  const booth = day.findSeat('booth', minutes + 2);
  yield day.after(0.7);
  if (booth && day.floor.isFree(booth.seat)) {
    yield* workAt(day, { person, seat: booth.seat, until: day.after(minutes), breaks: false });
  }
  yield day.after(0.7);
}

/** The chair on which the bag goes, if any: the next one, when it is nobody's. */
function besideOf(day: DeskDay, seat: string): string | null {
  if (!day.rng.chance(day.par.bagBeside)) return null;
  const row = [...seatIds('open'), ...seatIds('personal')];
  const next = row[row.indexOf(seat) + 1];
  if (!seat.startsWith('A') || !next?.startsWith('A')) return null;
  return day.floor.isFree(next) && !day.floor.hasBag(next) ? next : null;
}
