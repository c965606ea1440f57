import type { DeskFeed } from './desk.ts';
import type { OfficeEvent, Truth } from './events.ts';
import { SENSORS } from './inventory.ts';
import { Pace } from './pace.ts';
import type { Profile } from './parameters.ts';
import { officeDays, type Day } from './simulate.ts';
import type { Transmitter } from './transmitter.ts';
import { Follower } from './truth.ts';
import { CLOSES, MINUTE, OPENS, SEATS, SECOND, dateOf, midnight, minuteOfDay } from './venue.ts';

export interface PlayerOptions {
  seed: number | string;
  profile: Profile;
  /** Simulated seconds per second. */
  speed: number;
  /** Wall-clock epoch ms at the start. */
  startedAt: number;
  /** How many days to play; without end when left out. */
  days?: number;
  transmitter: Transmitter;
  desk: DeskFeed | null;
  /** Called for each simulated minute with the truth of that minute. */
  onMinute?: (truth: Truth) => void;
}

/** Minutes of the day: when a day is left, where the next one begins, where an odd hour begins. */
const EVENING = 17 * 60 + 45;
const MORNING = OPENS - 10;
const OTHERWISE = 10 * 60;

/** The counter's report interval, simulated. */
const DOOR_INTERVAL = 5 * MINUTE;
/** A mmWave radar talks all the time; wall clock. */
const RADAR_INTERVAL = 20 * SECOND;
/** Zigbee2MQTT pings a silent device and gives up after ten minutes. */
const RADAR_PATIENCE = 10 * MINUTE;

const SEAT_INDEX = new Map(SEATS.map((seat, index) => [seat.id, index]));
const BOOTHS = SENSORS.filter((device) => device.envelope === 'zigbee2mqtt').flatMap((device) =>
  device.places.flatMap((place) =>
    'space' in place ? [{ id: device.id, space: place.space }] : [],
  ),
);

/** Plays day after day into a transmitter; has no timer and no clock of its own. */
export class Player {
  readonly #options: PlayerOptions;
  readonly #days: Generator<Day, never, void>;
  readonly #pace: Pace;
  #day: Day;
  #follower: Follower;
  #next = 0;
  #doorAt: number;
  #radarAt: number;
  #radarHeard = new Map<string, number>();
  #wall: number;

  constructor(options: PlayerOptions) {
    const { seed, profile, speed, startedAt } = options;
    const startDate = dateOf(startedAt);
    this.#options = options;
    this.#wall = startedAt;
    this.#days = officeDays({ seed, profile, startDate });
    this.#day = this.#days.next().value;
    this.#follower = new Follower(this.#day.motions);
    const minute = minuteOfDay(startedAt);
    const isOpen = minute >= OPENS && minute <= CLOSES;
    const begin = isOpen ? startedAt : midnight(startDate) + OTHERWISE * MINUTE;
    this.#pace = new Pace(speed, begin, startedAt);
    this.#doorAt = begin;
    this.#radarAt = startedAt;
    options.transmitter.bridge(true);
    this.#enter(begin, startedAt);
  }

  /** Simulated epoch ms at the last `advance`. */
  get now(): number {
    return this.#pace.sim(this.#wall);
  }

  get day(): Day {
    return this.#day;
  }

  /** Whether `days` are over. */
  get finished(): boolean {
    return this.#options.days !== undefined && this.#day.index >= this.#options.days;
  }

  truth(): Truth {
    return this.#follower.at(Math.floor(this.now));
  }

  /** Epoch ms on the wall at which a simulated moment of this day comes. */
  wallOf(sim: number): number {
    return this.#pace.wall(sim);
  }

  /** Sends everything that is due. `wall`: epoch ms, must not run backwards. */
  advance(wall: number): void {
    this.#wall = Math.max(this.#wall, wall);
    while (!this.finished) {
      const evening = this.#day.midnight + EVENING * MINUTE;
      const until = Math.min(this.now, evening);
      const { events } = this.#day;
      for (let e = events[this.#next]; e && e.rx <= until; e = events[++this.#next]) this.#play(e);
      if (this.now < evening) break;
      const turned = this.#pace.wall(evening);
      this.#day = this.#days.next().value;
      if (this.finished) return;
      this.#follower = new Follower(this.#day.motions);
      const morning = this.#day.midnight + MORNING * MINUTE;
      this.#pace.jump(morning, turned);
      this.#enter(morning, turned);
    }
    this.#keepTalking();
  }

  /** Remembers the day up to `sim` without sending, then lets every device say how it is. */
  #enter(sim: number, wall: number): void {
    const { events, parties } = this.#day;
    const { desk, transmitter } = this.#options;
    const seated = this.#follower.at(sim).held;
    desk?.openDay(parties, new Date(wall));
    this.#next = 0;
    for (let e = events[0]; e && e.rx <= sim; e = events[++this.#next]) {
      if (e.type === 'seat') transmitter.seat(e, null);
      if (e.type === 'door') transmitter.door(e, null);
      if (this.#stillMatters(e, sim, seated)) desk?.take(e, (t) => this.#pace.wall(t));
    }
    this.#radarHeard = new Map();
    for (const device of SENSORS) {
      const place = device.places[0];
      const name = place && ('space' in place ? place.space : place.door);
      if (name !== undefined && !this.#isDead(name, sim)) transmitter.repeat(device.id, wall);
    }
    this.#doorAt = sim;
    this.#radarAt = wall;
  }

  /** Of the hours before the start, the desk hears only what reaches into them. */
  #stillMatters(
    event: OfficeEvent,
    sim: number,
    held: string,
  ): event is Extract<OfficeEvent, { type: 'res' | 'cancel' | 'checkin' | 'checkout' }> {
    if (event.type === 'res') return event.end > sim;
    if (event.type === 'cancel' || event.type === 'checkout') return true;
    if (event.type !== 'checkin') return false;
    if (event.res !== null) return true;
    const index = SEAT_INDEX.get(event.seat ?? '');
    return index !== undefined && held[index] === '1';
  }

  #play(event: OfficeEvent): void {
    const { transmitter, desk } = this.#options;
    const wall = (t: number) => this.#pace.wall(t);
    switch (event.type) {
      case 'seat':
        return transmitter.seat(event, wall(event.t));
      case 'door':
        return transmitter.door(event, wall(event.t));
      case 'res':
      case 'cancel':
      case 'checkin':
      case 'checkout':
        return desk?.take(event, wall);
      // The routers answer for themselves; lockers have no device.
      case 'wifi':
      case 'locker':
        return;
      case 'tick':
        return this.#options.onMinute?.(this.#follower.at(event.rx));
    }
  }

  /** What the devices say without being in the recorded format: reports, radar chatter, bridge. */
  #keepTalking(): void {
    const { transmitter } = this.#options;
    const sim = this.now;
    if (sim - this.#doorAt >= DOOR_INTERVAL) {
      this.#doorAt = sim;
      if (!this.#isDead('door-1', sim)) transmitter.repeat('door-1', this.#wall);
    }
    const isTime = this.#wall - this.#radarAt >= RADAR_INTERVAL;
    if (isTime) this.#radarAt = this.#wall;
    for (const booth of BOOTHS) {
      const dead = transmitter.isSilenced(booth.id) || this.#isDead(booth.space, sim);
      if (!dead) this.#radarHeard.set(booth.id, sim);
      if (!dead && isTime) transmitter.repeat(booth.id, this.#wall);
      const heard = this.#radarHeard.get(booth.id) ?? sim - RADAR_PATIENCE;
      transmitter.availability(booth.id, sim - heard < RADAR_PATIENCE);
    }
  }

  #isDead(place: string, sim: number): boolean {
    return this.#day.faults.some((fault) => {
      if (fault.from > sim || sim >= fault.until) return false;
      if (fault.kind === 'silent') return fault.seat === place;
      return fault.kind === 'outage' && fault.dev === place;
    });
  }
}
