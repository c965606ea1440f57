import type { Booking, Instant } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import type { LayoutDevice, Policy } from '../layout.ts';
import { indexOf } from '../lookup.ts';
import { CROWD, WIFI } from './constants.ts';
import { bookingNow } from './context.ts';
import { quantile, type Distribution } from './distribution.ts';
import { seatsAlone } from './doors.ts';
import { believe, likelihood, seatsGiven, seatWord, sumOf, type SeatWord } from './join.ts';
import { keeping, sitting } from './seat.ts';
import { hasCome } from './seats.ts';
import { isSensed, type Estimate } from './state.ts';

const DAY = 24 * 3_600_000;

/** A number of people: the median and the 90 % interval. */
export interface People {
  n: number;
  lo: number;
  hi: number;
}

/** The one picture: numbers, zones and seats that agree with each other. */
export interface View {
  /** null: nothing can tell. */
  people: People | null;
  zones: Record<string, People>;
  /** `p`: somebody sits there; `taken`: or keeps it while away. */
  seats: Record<string, { p: number; taken: number }>;
  /** Seats whose sensor is not believed. */
  sick: string[];
  /** Bookings of now to which nobody has come, with the chance that nobody will. */
  notArrived: { space: string; booking: Booking; chance: number }[];
}

/** Something counts people: a door that is not dead, a sensed seat, or an access point. */
function canTell(facts: Facts, word: SeatWord | null, now: Instant): boolean {
  if (word !== null && word.alive > 0) return true;
  if (Object.values(facts.counters).some(({ at }) => at !== null && now - at < DAY)) return true;
  return Object.values(facts.accessPoints).some(
    ({ clients, at }) => clients !== null && now - at < WIFI.limit,
  );
}

const rangeOf = (chances: Distribution): People => ({
  n: quantile(chances, 0.5),
  lo: quantile(chances, 0.05),
  hi: quantile(chances, 0.95),
});

/** How far the seats' word of now counts on top; who has counted by hand has seen it. */
function powerOf(estimate: Estimate): number {
  if (estimate.corrected !== null) return 0;
  return seatsAlone(estimate) ? 1 : CROWD.view;
}

/** @param estimate advanced to `now` */
export function view(facts: Facts, estimate: Estimate, now: Instant, policy: Policy): View {
  const word = seatWord(facts, estimate, now);
  let people = estimate.people;
  let shift = { sensed: 0, dark: 0 };
  if (word !== null) {
    people = believe(people, likelihood(word, people.length), powerOf(estimate) * word.alive);
    shift = shiftsTo(estimate, seatsGiven(word, people), word.alive);
  }
  const seats: View['seats'] = {};
  for (const [id, seat] of Object.entries(estimate.seats)) {
    const [sits, keeps] = [sitting(seat.belief), keeping(seat.belief)];
    const p = moved(sits, isSensed(seat) ? shift.sensed : shift.dark);
    seats[id] = { p, taken: p + (1 - p) * (sits < 1 ? keeps / (1 - sits) : 0) };
  }
  const zones: View['zones'] = {};
  for (const [zone, ids] of indexOf(facts.layout).zoneSpaces) {
    const chances = ids.flatMap((id) => seats[id]?.p ?? []);
    if (chances.length > 0) zones[zone] = rangeOf(sumOf(chances));
  }
  return {
    people: canTell(facts, word, now) ? rangeOf(people) : null,
    zones,
    seats,
    sick: sickSeats(facts, estimate, now, policy),
    notArrived: notArrived(facts, estimate, now),
  };
}

const moved = (p: number, shift: number): number => {
  if (shift === 0 || p <= 0 || p >= 1) return p;
  const odds = (p / (1 - p)) * Math.exp(shift);
  return odds / (1 + odds);
};

/**
 * The shifts of log-odds that make the sensed seats, and the others, sum to what the whole says of them
 * (OC69).
 */
function shiftsTo(
  { seats }: Estimate,
  people: { seated: number; hidden: number },
  alive: number,
): { sensed: number; dark: number } {
  const sensed: number[] = [];
  const dark: number[] = [];
  for (const seat of Object.values(seats)) {
    (isSensed(seat) ? sensed : dark).push(sitting(seat.belief));
  }
  return {
    sensed: alive < 0.5 ? 0 : shiftTo(sensed, people.seated),
    dark: (1 - alive) * shiftTo(dark, people.hidden),
  };
}

/** The one shift of log-odds that makes these chances sum to a number of people. */
function shiftTo(chances: number[], people: number): number {
  if (chances.length === 0) return 0;
  let [low, high] = [-3, 3];
  for (let n = 0; n < 24; n += 1) {
    const middle = (low + high) / 2;
    const sum = chances.reduce((total, p) => total + moved(p, middle), 0);
    if (sum < people) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A device that has not spoken for its limit; one that never spoke, since we began to listen (OC93). */
function isGone(facts: Facts, device: LayoutDevice, now: Instant, policy: Policy): boolean {
  const heardAt = facts.devices[device.id]?.heardAt ?? facts.source.since;
  return now - heardAt > policy.gone * 1000 * device.heartbeat.free;
}

function sickSeats(facts: Facts, estimate: Estimate, now: Instant, policy: Policy): string[] {
  const sick: string[] = [];
  for (const [id, seat] of Object.entries(estimate.seats)) {
    const stuckFor = seat.stuckSince === null ? 0 : now - seat.stuckSince;
    const silent = (indexOf(facts.layout).sources.get(id) ?? []).every(({ device }) =>
      isGone(facts, device, now, policy),
    );
    if (stuckFor >= policy.doubtAfter || silent) sick.push(id);
  }
  return sick;
}

/** Chance that nobody comes any more to a booking that began some minutes ago. */
export function noShowChance(estimate: Estimate, minutes: number): number {
  const { came, missed } = estimate.learned.shows;
  const never = missed / (came + missed);
  // Who comes late, and who came and was seen neither by reception nor by the sensor.
  const late = 0.45 * Math.exp(-minutes / 12) + 0.004;
  return never / (never + (1 - never) * late);
}

/** Bookings of now to which nobody has come, with the chance that nobody will. */
export function notArrived(
  facts: Facts,
  estimate: Estimate,
  now: Instant,
): { space: string; booking: Booking; chance: number }[] {
  return facts.layout.spaces.flatMap(({ id }) => {
    const seat = estimate.seats[id];
    const booking = bookingNow(facts.bookings[id], now);
    if (seat === undefined || booking === null) return [];
    if (facts.checkIns[id]?.booking === booking.id) return [];
    if (seat.slot?.id === booking.id && hasCome(seat.slot)) return [];
    const chance = noShowChance(estimate, (now - booking.startAt) / 60_000);
    return [{ space: id, booking, chance }];
  });
}
