import type { Agent } from './agenda.ts';
import type { Party } from './bookings.ts';
import type { DeskDay } from './desk-day.ts';
import type { Person } from './floor.ts';
import { HOUR, MINUTE, SECOND } from './venue.ts';
import { workAt } from './worker.ts';

/** One who booked a desk or a booth and comes. */
export function* booker(day: DeskDay, party: Party): Agent {
  const { rng, floor } = day;
  const person = day.person();
  const [seat, booking] = [party.seats[0], party.ids[0]];
  if (seat === undefined || booking === undefined) return;
  floor.enter(person);
  yield day.after(rng.between(0.3, 1.5));
  day.arrived(party);
  if (rng.chance(0.93)) day.checkIn(booking, seat);
  if (rng.chance(0.12)) day.takeLocker(person);
  yield day.after(rng.between(0.3, 1.5));
  // The one before has not packed up yet, or the desk gave the seat away.
  for (let i = 0; i < 12 && !floor.isFree(seat); i++) yield day.after(0.5);
  if (floor.isFree(seat)) {
    const until = wishedEnd(day, party);
    if (until > day.now) yield* workAt(day, { person, seat, until, breaks: party.kind === 'desk' });
    if (rng.chance(0.25)) day.checkOut(booking, seat);
  }
  yield* goHome(day, person);
}

function wishedEnd(day: DeskDay, party: Party): number {
  const { rng, par } = day;
  const length = party.end - party.start;
  let end = party.end + rng.between(-4, 1) * MINUTE;
  if (rng.chance(par.earlyLeave)) end = party.start + length * rng.between(0.35, 0.85);
  else if (rng.chance(par.overStay)) end = party.end + rng.between(5, 35) * MINUTE;
  for (const next of day.parties) {
    if (next.start < party.end || !next.seats.some((seat) => party.seats.includes(seat))) continue;
    if (next.cancelledAt === null) end = Math.min(end, next.start + rng.between(0, 5) * MINUTE);
  }
  return Math.round(Math.min(end, day.closing - rng.between(0, 3) * MINUTE));
}

/** One who comes without a booking; `delay` seconds behind the first of a group. */
export function* walkIn(day: DeskDay, minutes: number, group: boolean): Agent {
  const { rng, floor } = day;
  const person = day.person();
  floor.enter(person, group);
  yield day.after(rng.between(0.4, 2));
  const place = (rng.chance(0.1) ? day.findSeat('personal', 20) : null) ?? day.findSeat('open', 20);
  if (!place) {
    yield* goHome(day, person);
    return;
  }
  const until = Math.min(day.after(minutes), place.until - 2 * MINUTE);
  if (rng.chance(0.9)) day.checkIn(null, place.seat);
  if (rng.chance(0.1)) day.takeLocker(person);
  yield* workAt(day, { person, seat: place.seat, until: Math.round(until), breaks: true });
  if (rng.chance(0.25)) day.checkOut(null, place.seat);
  yield* goHome(day, person);
}

/** A question at the counter, or a leaflet: inside, but never seated. */
export function* caller(day: DeskDay, minutes: number, group: boolean): Agent {
  const person = day.person();
  day.floor.enter(person, group);
  yield day.after(minutes);
  day.floor.leave(person, group);
}

function* goHome(day: DeskDay, person: Person): Agent {
  yield day.after(day.rng.between(0.3, 1.5));
  day.returnLocker(person);
  day.floor.leave(person);
}

/** A meeting or a consultation: they come and go together, the one too many stands. */
export function holdMeeting(day: DeskDay, party: Party): void {
  const { rng } = day;
  const first = party.start + rng.between(-5, 6) * MINUTE;
  const until = Math.max(wishedEnd(day, party), first + 5 * MINUTE);
  for (let i = 0; i < party.size; i++) {
    const behind = i > 0 && rng.chance(0.2) ? rng.between(1, 9) * MINUTE : 0;
    const at = first + behind + i * rng.between(0.8, 2.4) * SECOND;
    day.start(at, member(day, party, i, until + i * rng.between(0.8, 2.4) * SECOND));
  }
}

function* member(day: DeskDay, party: Party, index: number, until: number): Agent {
  const { rng, floor } = day;
  const person = day.person();
  const [seat, booking] = [party.seats[index], party.ids[index]];
  floor.enter(person, true);
  day.arrived(party);
  yield day.after(rng.between(0.4, 1.2));
  if (booking !== undefined && seat !== undefined && rng.chance(0.93)) day.checkIn(booking, seat);
  if (seat !== undefined) {
    for (let i = 0; i < 20 && !floor.isFree(seat); i++) yield day.after(0.5);
    if (floor.isFree(seat) && day.now < until) {
      yield* workAt(day, { person, seat, until: Math.round(until), breaks: false });
    }
    if (booking !== undefined && rng.chance(0.15)) day.checkOut(booking, seat);
  }
  yield Math.max(day.now, Math.round(until + 0.6 * MINUTE + index * rng.between(0.7, 2) * SECOND));
  floor.leave(person, true);
}

/** One of the two at the counter. */
export function* receptionist(day: DeskDay, seat: string, lunchAt: number): Agent {
  const { rng, floor } = day;
  const person = day.person(true);
  const home = day.at(rng.between(17 * 60 + 21, 17 * 60 + 31));
  let fed = false;
  floor.enter(person);
  yield day.after(1);
  floor.hold(seat, person);
  while (day.now < home) {
    floor.sit(seat, person);
    const rest = day.after(Math.max(2, rng.exponential(18)));
    const next = fed ? rest : Math.min(rest, Math.max(lunchAt, day.now));
    yield Math.min(next, home);
    floor.rise(seat, person);
    if (day.now >= home) break;
    if (!fed && day.now >= lunchAt) {
      fed = true;
      yield* away(day, person, rng.between(46, 54));
    } else if (rng.chance(0.12) && day.now < home - 20 * MINUTE) {
      yield* away(day, person, rng.between(6, 11));
    } else {
      yield Math.min(day.after(rng.between(1, 8)), home);
    }
  }
  floor.release(seat, person);
  floor.leave(person);
}

function* away(day: DeskDay, person: Person, minutes: number): Agent {
  day.floor.leave(person);
  yield day.after(minutes);
  day.floor.enter(person);
  yield day.after(0.2);
}

/** Median stay of somebody who drops in, minutes: 55, with a long tail. */
export function walkInStay(day: DeskDay): number {
  const wish = Math.exp(day.rng.normal(Math.log(55), 0.6));
  return Math.min(Math.max(wish, 8), (4 * HOUR) / MINUTE);
}
