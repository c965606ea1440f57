/** What the virtual office knows of the floor: seats, zones, hours. Zones as in the floor plan. */
export type Zone = 'personal' | 'open' | 'booth' | 'meeting' | 'consultation' | 'reception';

export interface Seat {
  id: string;
  zone: Zone;
  /** `pressure`: a pad in the chair (a bag reads as a person); `radar`: sees a moving body. */
  sensor: 'pressure' | 'radar' | null;
}

/** Milliseconds. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Asia/Tokyo has had one offset since 1951. */
export const TOKYO = 9 * HOUR;

/** Minutes of the day. */
export const OPENS = 8 * 60 + 30;
export const CLOSES = 17 * 60 + 15;
/** The devices are looked at from 07:40, the truth is kept from 07:50, both until 18:00. */
export const WATCHED_FROM = 7 * 60 + 40;
export const TRUTH_FROM = 7 * 60 + 50;
export const WATCHED_UNTIL = 18 * 60;

const row = (letter: string, count: number, zone: Zone, sensor: Seat['sensor']): Seat[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${letter}${String(i + 1).padStart(2, '0')}`,
    zone,
    sensor,
  }));

/** The 44 seats in the order of the bit strings of the truth. */
export const SEATS: readonly Seat[] = [
  ...row('P', 8, 'personal', 'pressure'),
  ...row('A', 22, 'open', 'pressure'),
  ...row('B', 2, 'booth', 'radar'),
  ...row('M', 4, 'meeting', 'radar'),
  ...row('C', 6, 'consultation', 'pressure'),
  ...row('R', 2, 'reception', null),
];

/** Open desks that can be booked; the last four are kept for walk-ins (floor plan). */
export const BOOKABLE_OPEN = 18;

/** Spaces that are booked as one: the room and the two tables of the consultation corner. */
export const UNITS: Readonly<Record<string, readonly string[]>> = {
  M: ['M01', 'M02', 'M03', 'M04'],
  CA: ['C01', 'C02', 'C03', 'C04'],
  CB: ['C05', 'C06'],
};

export function seatIds(zone: Zone): string[] {
  return SEATS.filter((seat) => seat.zone === zone).map((seat) => seat.id);
}

export function seatById(id: string): Seat {
  const seat = SEATS.find((one) => one.id === id);
  if (!seat) throw new RangeError(`no seat ${id}`);
  return seat;
}

/** Midnight in Tokyo of `YYYY-MM-DD` as epoch milliseconds; RangeError on anything else. */
export function midnight(date: string): number {
  const t = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  if (Number.isNaN(t)) throw new RangeError(`not a date: ${date}`);
  return t - TOKYO;
}

/** `YYYY-MM-DD` in Tokyo. */
export function dateOf(t: number): string {
  return new Date(t + TOKYO).toISOString().slice(0, 10);
}

/** 0 = Sunday, in Tokyo. */
export const weekdayOf = (t: number): number => new Date(t + TOKYO).getUTCDay();

/** Minutes since midnight in Tokyo, with fraction. */
export function minuteOfDay(t: number): number {
  return ((t + TOKYO) % DAY) / MINUTE;
}

/** The form of `venue.json` beside a recorded run. `days`: midnights of the recorded days. */
export function describeVenue(days: readonly number[]) {
  return {
    tz: '+09:00',
    open: '08:30',
    close: '17:15',
    capacity: SEATS.length,
    staff: 2,
    seats: SEATS,
    door: ['door-1'],
    aps: ['ap-1', 'ap-2'],
    heartbeatMin: 15,
    wifiPollSec: 60,
    days,
  };
}
