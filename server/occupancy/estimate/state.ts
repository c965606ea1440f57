import type { CheckIn, Instant } from '../evidence.ts';
import type { Layout } from '../layout.ts';
import { indexOf } from '../lookup.ts';
import { RETURN, UNRECEIVED, VISIT, type Guest } from './constants.ts';
import { certain, type Distribution } from './distribution.ts';
import { emptySeat, type SeatBelief } from './seat.ts';

/** What is believed of one seat, and what led to it. */
export interface SeatState {
  belief: SeatBelief;
  /** Whether a sensor carries; its last word, and that word's event time. */
  sensed: boolean;
  value: boolean | null;
  at: Instant | null;
  /** Since when the sensor sees somebody, or last saw somebody leave. */
  satAt: Instant | null;
  vacatedAt: Instant | null;
  /** What whoever rose last had with us; null when it is settled whether they came back. */
  risen: Guest | null;
  /** The check-in that was there last, and when it was taken back. */
  checkIn: CheckIn | null;
  leftAt: Instant | null;
  /** The booking that was last checked in. */
  came: string | null;
  /** The booking that runs on it: whether its guest was received, and minutes that they sat. */
  slot: { id: string; received: boolean; sat: number } | null;
  /** Since when the sensor looks stuck. */
  stuckSince: Instant | null;
  /** Share of time that it is taken without booking or check-in, fading over days: minutes. */
  use: { taken: number; total: number };
  /** Changes of the sensor's word, fading over an hour. */
  changes: number;
}

/** A sensor sees it, and is believed. */
export const isSensed = ({ sensed, stuckSince }: SeatState): boolean =>
  sensed && stuckSince === null;

export interface DoorState {
  in: number;
  out: number;
  /** Crossings per minute, fading. */
  rateIn: number;
  rateOut: number;
  /** Whether it has ever spoken. */
  heard: boolean;
  /** Person-minutes inside since something was counted. */
  silent: number;
  /** Crossings and person-minutes so far, fading over days: what is usual. */
  usual: { crossings: number; minutes: number };
  /** Whole days, fading: what went in and out. */
  past: { in: number; out: number };
  /** Since the day began. */
  today: { in: number; out: number };
  /** Restarts of the counter so far, and when the last one of today was. */
  resets: number;
  restartedAt: Instant | null;
}

/** Decayed sums of a line through clients (y) over people (x), per access point. */
export interface RadioState {
  weight: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
  /** Squared distance from the line, per client expected and one more. */
  spread: number;
  /** Clients above the line, on the mean of the last half hour. */
  over: number;
  /** Usual squared distance from the line, per client expected and one more; a shift hardly moves it. */
  noise: number;
  /** When it last answered. */
  heardAt: Instant | null;
}

/** A battery's charge of a day ago or less (percent), and what it lost a day before that. */
export interface BatteryState {
  percent: number;
  at: Instant;
  perDay: number | null;
}

export interface Learned {
  /** Who rose, and who came back. */
  returns: Record<Guest, { rose: number; back: number }>;
  /** How long they were away; over lunch it is longer. */
  absences: Record<'usual' | 'lunch', { times: number; minutes: number }>;
  /** Share of time that seats without booking or check-in are taken, by zone. */
  share: Record<string, { taken: number; total: number }>;
  /** People by whom the seats corrected the doors, and crossings that were counted meanwhile. */
  missed: { people: number; crossings: number };
  /** Bookings whose guest came, and did not. */
  shows: { came: number; missed: number };
  /** Visits without a booking, and how long they were. */
  visits: { times: number; minutes: number };
  /** Long sittings of those whom reception knew of, and of those it did not. */
  sittings: { known: number; unknown: number };
}

/** The estimator's memory: plain data, advanced minute by minute. */
export interface Estimate {
  /** Up to when it is advanced; null before the first tick. */
  at: Instant | null;
  date: string;
  seats: Record<string, SeatState>;
  people: Distribution;
  /** Corrections of the head count that are in it, and what it would be without them. */
  corrected: { counts: { id: string; until: Instant }[]; people: Distribution } | null;
  /** The head count as it was believed lately, for what lags behind it. */
  lagged: number;
  /** People on their way between door and seat, by what was seen to move in the last minutes. */
  walking: number;
  doors: Record<string, DoorState>;
  /** People inside by the doors alone, since it was last known; null: not yet. */
  balance: number | null;
  radios: Record<string, RadioState>;
  /** By device that has told its charge. */
  batteries: Record<string, BatteryState>;
  learned: Learned;
}

/** Head counts that are possible: everybody on a seat, and nearly as many standing. */
export const roomFor = (layout: Layout): number =>
  Math.max(20, Math.ceil(layout.capacity * 1.8)) + 1;

export function emptyEstimate(layout: Layout): Estimate {
  const { sources } = indexOf(layout);
  return {
    at: null,
    date: '',
    seats: Object.fromEntries(
      layout.spaces
        .filter(({ id }) => sources.has(id))
        .map(({ id }) => [
          id,
          {
            belief: emptySeat(),
            sensed: false,
            value: null,
            at: null,
            satAt: null,
            vacatedAt: null,
            risen: null,
            checkIn: null,
            leftAt: null,
            came: null,
            slot: null,
            stuckSince: null,
            use: { taken: 0, total: 0 },
            changes: 0,
          },
        ]),
    ),
    people: certain(0, roomFor(layout)),
    corrected: null,
    lagged: 0,
    walking: 0,
    balance: null,
    doors: Object.fromEntries(
      layout.devices.flatMap((device) =>
        device.places.flatMap((place) =>
          'door' in place
            ? [
                [
                  `${device.id}#${place.line}`,
                  {
                    in: 0,
                    out: 0,
                    rateIn: 0,
                    rateOut: 0,
                    heard: false,
                    silent: 0,
                    usual: { crossings: 6, minutes: 240 },
                    past: { in: 0, out: 0 },
                    today: { in: 0, out: 0 },
                    resets: 0,
                    restartedAt: null,
                  },
                ],
              ]
            : [],
        ),
      ),
    ),
    radios: Object.fromEntries(
      layout.accessPoints.map((id) => [
        id,
        { weight: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0, spread: 0, over: 0, noise: 3, heardAt: null },
      ]),
    ),
    batteries: {},
    learned: {
      returns: {
        booked: { rose: 12, back: 12 * RETURN.booked },
        walkIn: { rose: 12, back: 12 * RETURN.walkIn },
        unknown: { rose: 12, back: 12 * RETURN.unknown },
        ending: { rose: 12, back: 12 * RETURN.ending },
      },
      absences: {
        usual: { times: 8, minutes: 8 * 12 },
        lunch: { times: 8, minutes: 8 * 33 },
      },
      share: Object.fromEntries(layout.zones.map(({ id }) => [id, { taken: 72, total: 600 }])),
      missed: { people: 0, crossings: 0 },
      shows: { came: 16, missed: 4 },
      visits: { times: VISIT.prior, minutes: VISIT.prior * VISIT.minutes },
      sittings: {
        known: UNRECEIVED.prior * (1 - UNRECEIVED.things),
        unknown: UNRECEIVED.prior * UNRECEIVED.things,
      },
    },
  };
}
