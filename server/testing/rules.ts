import { readFloorPlan } from '../../prisma/seed.ts';
import { calendarWith } from '../booking/days.ts';
import type { Asker, Standing, Wish } from '../booking/facts.ts';
import type { Situation } from '../booking/free.ts';
import { spacesOf } from '../booking/spaces.ts';
import type { DayException } from '../calendar/calendar.ts';
import { DEFAULT_POLICY, type BookingPolicy, type PriorityClass } from '../contract/policy.ts';

const PLAN = readFloorPlan();
const BOOKABLE = new Set([
  ...PLAN.spaces.filter((space) => space.bookable).map(({ id }) => id),
  ...PLAN.units.map(({ id }) => id),
]);
/** Every space of the plan, as it can be booked. */
export const SPACES = spacesOf(
  PLAN,
  [...PLAN.spaces, ...PLAN.units].map(({ id }) => ({
    id,
    bookable: BOOKABLE.has(id),
    outOfService: false,
  })),
);

/** The day that is asked for. */
export const DATE = '2026-11-25';
/** Milliseconds of a time in Tokyo. */
export const at = (time: string, date = DATE) => Date.parse(`${date}T${time}:00+09:00`);
/** Tuesday, the eve of DATE, 10:00. */
export const NOW = at('10:00', '2026-11-24');

interface Given {
  standing?: Standing[];
  exceptions?: DayException[];
  policy?: Partial<BookingPolicy>;
  now?: number;
  date?: string;
  spaces?: typeof SPACES;
  inUse?: string[];
}
/** What the rules are asked in. */
export const situation = (given: Given = {}): Situation => ({
  facts: {
    date: given.date ?? DATE,
    spaces: given.spaces ?? SPACES,
    standing: given.standing ?? [],
  },
  policy: { ...DEFAULT_POLICY, ...given.policy },
  calendar: calendarWith('calendar', given.exceptions ?? []),
  now: given.now ?? NOW,
  inUse: new Set(given.inUse),
});
/** Who asks. */
export const asker = (of: PriorityClass = 'general', more: Partial<Asker> = {}): Asker => ({
  memberId: 'me',
  class: of,
  state: 'approved',
  ahead: [],
  ...more,
});
/** A01 in the afternoon, if nothing else is said. */
export const wish = (more: Partial<Wish> = {}): Wish => ({
  kind: 'open',
  space: 'A01',
  startAt: at('13:00'),
  endAt: at('15:00'),
  by: 'member',
  ...more,
});
/** A booking that stands. */
export const booked = (space: string, more: Partial<Standing> = {}): Standing => ({
  id: `b-${space}`,
  space,
  startAt: at('13:00'),
  endAt: at('15:00'),
  memberId: null,
  class: 'general',
  ...more,
});
