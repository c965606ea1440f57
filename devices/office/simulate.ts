import { planBookings, type Party } from './bookings.ts';
import { doorEvents, type DoorCounter } from './door.ts';
import type { BookedEvent, CancelEvent, Fault, Motion, OfficeEvent, Truth } from './events.ts';
import { drawFaults } from './faults.ts';
import type { DeskDay } from './desk-day.ts';
import { drawDemand, drawParameters, type Parameters, type Profile } from './parameters.ts';
import { liveDay } from './people.ts';
import { random } from './random.ts';
import { makeSeatDevices, seatEvents } from './seats.ts';
import { truthOfDay } from './truth.ts';
import {
  DAY,
  MINUTE,
  TRUTH_FROM,
  WATCHED_UNTIL,
  describeVenue,
  midnight,
  weekdayOf,
} from './venue.ts';
import { associations, wifiEvents, type Association } from './wifi.ts';

export interface OfficeOptions {
  seed: number | string;
  profile: Profile;
  /** First day, `YYYY-MM-DD` in Tokyo. */
  startDate: string;
  /** `differ`: each weekday has a demand of its own, drawn by the seed. Left out: all are alike. */
  weekdays?: 'alike' | 'differ';
}

/** What the people of one day did; no device has seen it. */
export interface LivedDay {
  index: number;
  /** Epoch ms. */
  midnight: number;
  /** The day's parameters: its weekday's demand is in `busy`. */
  par: Parameters;
  parties: readonly Party[];
  day: DeskDay;
}

/** One day of the virtual office: what happened, what was reported, what was broken. */
export interface Day {
  index: number;
  /** Epoch ms. */
  midnight: number;
  /** In the order of arrival. */
  events: OfficeEvent[];
  truth: Truth[];
  motions: readonly Motion[];
  parties: readonly Party[];
  associations: readonly Association[];
  /** All faults that touch this day. */
  faults: readonly Fault[];
}

export interface Hidden {
  seed: string;
  profile: Profile;
  par: Parameters;
  faults: Fault[];
  /** Booking ids nobody came for. */
  noshows: string[];
  /** Bookings of single desks and the index of their day. */
  resDay: Record<string, number>;
}

export interface Run {
  venue: ReturnType<typeof describeVenue>;
  events: OfficeEvent[];
  truth: Truth[];
  hidden: Hidden;
}

export function parametersOf(options: Pick<OfficeOptions, 'seed' | 'profile'>): Parameters {
  return drawParameters(random(String(options.seed), 'parameters'), options.profile);
}

/** The people alone, day after day without end: the same as those of `officeDays`, and cheaper. */
export function* livedDays(options: OfficeOptions): Generator<LivedDay, never, void> {
  const seed = String(options.seed);
  const drawn = parametersOf(options);
  const demand = options.weekdays === 'differ' ? drawDemand(random(seed, 'weekdays')) : [];
  const first = midnight(options.startDate);
  let bookings = 0;
  for (let index = 0; ; index++) {
    const start = first + index * DAY;
    const par = { ...drawn, busy: drawn.busy * (demand[weekdayOf(start)] ?? 1) };
    const parties = planBookings(random(seed, 'bookings', index), par, start);
    for (const party of parties) party.ids = party.seats.map(() => `r${++bookings}`);
    const day = liveDay(random(seed, 'people', index), par, start, parties);
    yield { index, midnight: start, par, parties, day };
  }
}

/** Day after day without end. Same options, same bytes; nothing is read from outside. */
export function* officeDays(options: OfficeOptions): Generator<Day, never, void> {
  const seed = String(options.seed);
  const devices = makeSeatDevices(random(seed, 'seat devices'));
  const counter: DoorCounter = { dev: 'door-1', seq: 0, totIn: 0, totOut: 0 };
  const lived = livedDays(options);
  let running: Fault[] = [];

  for (;;) {
    const { index, midnight: start, par, parties, day } = lived.next().value;
    const stream = (what: string) => random(seed, what, index);
    const faults = [...running, ...drawFaults(stream('faults'), par, start, running)];
    const { motions } = day.floor;
    const clients = associations(stream('radio clients'), seed, par, motions, start);
    const events: OfficeEvent[] = [
      ...bookingEvents(parties),
      ...day.records,
      ...seatEvents(seed, par, devices, motions, faults, start, index),
      ...doorEvents(stream('door'), par, counter, motions, faults, start),
      ...wifiEvents(stream('polls'), par, clients, faults, start),
    ];
    for (let minute = TRUTH_FROM; minute <= WATCHED_UNTIL; minute++) {
      events.push({ rx: start + minute * MINUTE, type: 'tick' });
    }
    // The sort is stable: equal arrivals keep the order above.
    events.sort((a, b) => a.rx - b.rx);
    yield {
      index,
      midnight: start,
      events,
      truth: truthOfDay(motions, start),
      motions,
      parties,
      associations: clients,
      faults,
    };
    running = faults.filter((fault) => fault.until > start + DAY);
  }
}

function bookingEvents(parties: readonly Party[]): (BookedEvent | CancelEvent)[] {
  return parties.flatMap(({ bookedAt, cancelledAt, start, end, ids, seats }) =>
    ids.flatMap((id, i): (BookedEvent | CancelEvent)[] => {
      const seat = seats[i] ?? '';
      const made = { rx: bookedAt, t: bookedAt, type: 'res' as const, id, seat, start, end };
      if (cancelledAt === null) return [made];
      return [made, { rx: cancelledAt, t: cancelledAt, type: 'cancel', id }];
    }),
  );
}

/** A whole run, without network or clock. `days`: 1 or more. */
export function simulate(options: OfficeOptions & { days: number }): Run {
  const days: Day[] = [];
  for (const day of officeDays(options)) {
    days.push(day);
    if (days.length >= options.days) break;
  }
  const seed = String(options.seed);
  const hidden: Hidden = {
    seed,
    profile: options.profile,
    par: parametersOf(options),
    faults: [...new Set(days.flatMap((day) => day.faults))],
    noshows: [],
    resDay: {},
  };
  for (const { index, parties } of days) {
    for (const party of parties) {
      if (party.noShow) hidden.noshows.push(...party.ids);
      if (party.kind === 'desk') for (const id of party.ids) hidden.resDay[id] = index;
    }
  }
  return {
    venue: describeVenue(days.map((day) => day.midnight)),
    events: days.flatMap((day) => day.events),
    truth: days.flatMap((day) => day.truth),
    hidden,
  };
}
