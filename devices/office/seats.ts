import type { Fault, Motion, SeatEvent } from './events.ts';
import type { Parameters } from './parameters.ts';
import { arrivals } from './radio.ts';
import { random, type Random } from './random.ts';
import { seatUse, sensed, withStuck, type Interval } from './stimulus.ts';
import { DAY, HOUR, MINUTE, SEATS, UNITS, WATCHED_FROM, WATCHED_UNTIL, seatById } from './venue.ts';

/** What a seat device carries from day to day. */
export interface SeatDevice {
  seats: readonly string[];
  seq: number;
  /** Percent when new in this run, and the loss a day. */
  charge: number;
  drain: number;
  /** Milliseconds after each quarter of an hour. */
  phase: number;
}

/** One device for each seat; the meeting room has one for its four. */
export function makeSeatDevices(rng: Random): SeatDevice[] {
  const room = UNITS['M'] ?? [];
  const groups = SEATS.filter((seat) => seat.sensor && !room.includes(seat.id)).map(({ id }) => [
    id,
  ]);
  return [...groups, [...room]].map((seats) => ({
    seats,
    seq: 0,
    charge: rng.between(40, 100),
    drain: rng.between(0.03, 0.12),
    phase: rng.between(0, 15 * MINUTE),
  }));
}

interface Spell {
  from: number;
  until: number;
}

function battery(device: SeatDevice, t: number, day: number, silences: readonly Spell[]): number {
  let level = device.charge - device.drain * day;
  for (const { from, until } of silences) {
    // A lithium cell gives way within its last day; the new one is full.
    if (t >= until) level = 100 - (device.drain * (t - until)) / DAY;
    else if (t < from) level = Math.min(level, 1 + (4 * (from - t)) / HOUR);
  }
  return Math.max(1, Math.min(100, Math.round(level)));
}

/** All seat messages of one day. `day`: 0, 1, …; numbers the devices' streams of chance. */
export function seatEvents(
  seed: string,
  par: Parameters,
  devices: readonly SeatDevice[],
  motions: readonly Motion[],
  faults: readonly Fault[],
  midnight: number,
  day: number,
): SeatEvent[] {
  const { people, bags } = seatUse(motions);
  const events: SeatEvent[] = [];
  for (const device of devices) {
    const rng = random(seed, 'seat', device.seats.join(), day);
    const outputs = device.seats.map((id) => {
      const neighbours = neighboursOf(id).flatMap((other) => people.get(other) ?? []);
      const sound = sensed(
        rng,
        par,
        seatById(id),
        people.get(id) ?? [],
        bags.get(id) ?? [],
        neighbours,
      );
      return withStuck(
        sound,
        faults.filter((f) => f.kind === 'stuck').filter((f) => f.seat === id),
      );
    });
    const silences = faults
      .filter((f) => f.kind === 'silent')
      .filter((f) => f.seat === device.seats[0]);
    events.push(...speak(rng, par, device, outputs, silences, midnight, day));
  }
  return events;
}

/** A booth's radar may see somebody in the other booth, one of the room its next regions. */
function neighboursOf(id: string): string[] {
  const { zone, sensor } = seatById(id);
  if (sensor !== 'radar') return [];
  return SEATS.filter((seat) => seat.zone === zone && seat.id !== id).map((seat) => seat.id);
}

function speak(
  rng: Random,
  par: Parameters,
  device: SeatDevice,
  outputs: readonly Interval[][],
  silences: readonly Spell[],
  midnight: number,
  day: number,
): SeatEvent[] {
  const from = midnight + WATCHED_FROM * MINUTE;
  const until = midnight + WATCHED_UNTIL * MINUTE;
  const times = new Set(outputs.flat(2));
  for (let t = from + device.phase; t < until; t += 15 * MINUTE) {
    times.add(Math.round(t + rng.between(0, 4000)));
  }
  const said = outputs.map((intervals) => valueAt(intervals, from));
  const events: SeatEvent[] = [];
  for (const t of [...times].filter((x) => x >= from && x < until).sort((a, b) => a - b)) {
    if (silences.some((spell) => t >= spell.from && t < spell.until)) continue;
    const seq = ++device.seq;
    const batt = battery(device, t, day, silences);
    const copies = arrivals(rng, par, t);
    const frame = device.seats.map((seat, i) => {
      const occ = valueAt(outputs[i] ?? [], t);
      const hb: 0 | 1 = occ === said[i] ? 1 : 0;
      said[i] = occ;
      return { t, type: 'seat' as const, dev: `seat-${seat}`, seq, seat, occ, hb, batt };
    });
    for (const rx of copies) events.push(...frame.map((one) => ({ rx, ...one })));
  }
  return events;
}

function valueAt(intervals: readonly Interval[], t: number): 0 | 1 {
  return intervals.some(([from, to]) => from <= t && t < to) ? 1 : 0;
}
