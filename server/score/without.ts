import { random } from '../../devices/office/random.ts';
import { doubleDoor } from './double-door.ts';
import type { Hidden } from './figures/figure.ts';
import { dayOf, type ScoredRun } from './figures.ts';
import { SOURCES, type LogEvent, type Source } from './method.ts';

/** The same run with something dead or lying. */
export interface Condition {
  name: string;
  /** What a method may be blamed for not using. */
  alive: readonly Source[];
  apply(run: ScoredRun): ScoredRun;
}

const SOURCE_OF: Record<LogEvent['type'], Source | undefined> = {
  seat: 'seats',
  door: 'door',
  wifi: 'wifi',
  res: 'desk',
  cancel: 'desk',
  checkin: 'desk',
  checkout: 'desk',
  locker: 'desk',
  tick: undefined,
};

/** Lies begin after commissioning and one good day. */
const LIE_FROM = 2;
const MORE_CLIENTS = 30;

export const ALL_ALIVE: Condition = { name: 'all', alive: SOURCES, apply: (run) => run };

const only = (name: string, ...alive: Source[]): Condition => ({
  name,
  alive,
  apply(run) {
    const events = run.events.filter(({ type }) => {
      const source = SOURCE_OF[type];
      return source === undefined || alive.includes(source);
    });
    return alive.includes('seats') ? { ...run, events } : silent({ ...run, events }, () => true);
  },
});

const without = (name: string, dead: Source): Condition =>
  only(name, ...SOURCES.filter((source) => source !== dead));

export const DEAD: readonly Condition[] = [
  without('no Wi-Fi', 'wifi'),
  without('no desk data', 'desk'),
  without('no door', 'door'),
  without('no seats', 'seats'),
  {
    name: 'half the seats silent',
    alive: SOURCES,
    apply: (run) => silent(run, chosenSeats(run, 0.5)),
  },
  only('seats only', 'seats'),
  only('door + Wi-Fi', 'door', 'wifi'),
  only('door only', 'door'),
];

export const LYING: readonly Condition[] = [
  {
    name: 'door counts double for a day',
    alive: SOURCES,
    apply: (run) => ({ ...run, events: doubleDoor(run, LIE_FROM) }),
  },
  {
    name: 'one AP with 30 more clients',
    alive: SOURCES,
    apply: (run) => ({
      ...run,
      events: run.events.map((event) =>
        event.type === 'wifi' &&
        event.dev === run.venue.aps[0] &&
        dayOf(run.venue, event.rx) >= LIE_FROM
          ? { ...event, clients: event.clients + MORE_CLIENTS }
          : event,
      ),
    }),
  },
  { name: '10 % of the seats stuck', alive: SOURCES, apply: (run) => stuck(run, 0.1) },
];

/** Drawn by the name of the run, so that every method meets the same seats. */
function chosenSeats({ name, venue }: ScoredRun, share: number): (id: string) => boolean {
  const rng = random(name, 'seats', share);
  const order = venue.seats
    .filter(({ sensor }) => sensor !== null)
    .map(({ id }) => ({ id, rank: rng.next() }))
    .sort((a, b) => a.rank - b.rank);
  const chosen = new Set(order.slice(0, Math.round(order.length * share)).map(({ id }) => id));
  return (id) => chosen.has(id);
}

function silent(run: ScoredRun, is: (seat: string) => boolean): ScoredRun {
  const events = run.events.filter((event) => event.type !== 'seat' || !is(event.seat));
  return { ...run, events, hidden: withFaults(run, is, 0) };
}

/** Says the same from one moment on: no change is sent any more, only the regular messages. */
function stuck(run: ScoredRun, share: number): ScoredRun {
  const is = chosenSeats(run, share);
  const value = (seat: string): 0 | 1 => (random(run.name, 'stuck', seat).chance(0.5) ? 1 : 0);
  const events = run.events.flatMap((event): LogEvent[] => {
    if (event.type !== 'seat' || !is(event.seat) || dayOf(run.venue, event.rx) < LIE_FROM) {
      return [event];
    }
    return event.hb === 1 ? [{ ...event, occ: value(event.seat) }] : [];
  });
  return { ...run, events, hidden: withFaults(run, is, LIE_FROM) };
}

/** A scorer must know of the sick seats, or it would blame who finds them. */
function withFaults(run: ScoredRun, is: (seat: string) => boolean, fromDay: number): Hidden {
  const from = run.venue.days[fromDay] ?? Infinity;
  const added = run.venue.seats
    .filter(({ id, sensor }) => sensor !== null && is(id))
    .map(({ id }) => ({ seat: id, from, until: Infinity }));
  return { ...run.hidden, faults: [...run.hidden.faults, ...added] };
}
