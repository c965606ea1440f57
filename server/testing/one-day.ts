import { readFloorPlan } from '../../prisma/seed.ts';
import { calendarWith } from '../booking/days.ts';
import type { Standing, Wish } from '../booking/facts.ts';
import { spacesOf, type PlannedSpace } from '../booking/spaces.ts';
import type { Waiting } from '../booking/waitlist.ts';
import { DEFAULT_POLICY } from '../contract/policy.ts';

const PLAN = readFloorPlan();
const USED = new Set(['P01', 'P02', 'P03', 'P04', 'B01', 'B02']);
export const SPACES: PlannedSpace[] = spacesOf(
  PLAN,
  PLAN.spaces.map(({ id }) => ({ id, bookable: true, outOfService: false })),
).filter(({ id }) => USED.has(id));

export const DATE = '2026-11-25';
const at = (time: string, date = DATE) => Date.parse(`${date}T${time}:00+09:00`);
/** People book from the morning before; what is kept for some decays at its end. */
export const EVE = at('09:00', '2026-11-24');
export const DECAY = at('17:15', '2026-11-24');
export const OPENS = at('08:30');
export const CLOSES = at('17:15');
export const MINUTE = 60_000;
export const POLICY = DEFAULT_POLICY;
export const CALENDAR = calendarWith('calendar', []);

export interface Booked extends Standing {
  kind: Wish['kind'];
  status: 'tentative' | 'active' | 'released' | 'cancelled' | 'lapsed';
  holdUntil: number | null;
  deadlineAt: number;
  warnedAt: number | null;
  checkedIn: boolean;
  wait: string | null;
}
export type Entry = Waiting & { status: 'waiting' | 'offered' | 'over' };

/** All that a database would hold; survives a restart as JSON. */
export interface World {
  bookings: Booked[];
  waits: Entry[];
}

/** How a seat's sensor behaves that day. It may lie towards "occupied"; a blind one says so. */
export type Sensor = 'honest' | 'stuckOn' | 'blind' | 'none';
