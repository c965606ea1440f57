import { plusDays } from '../calendar/days.ts';
import type { Alternative } from '../contract/booking-api.ts';
import { alternatives, onAnotherDay, wire } from './alternatives.ts';
import type { BookingsStore } from './bookings.store.ts';
import type { Asker, Wish } from './facts.ts';
import type { Situation } from './free.ts';
import type { Situations } from './situation.ts';

/** Open days that are looked at for the same hours. */
const DAYS = 5;

/** What somebody could have instead: that day, and the same hours of the next day that has them. */
export const insteads =
  ({ prisma }: BookingsStore, situations: Situations) =>
  async (wish: Wish, asker: Asker, here: Situation): Promise<Alternative[]> => {
    const found = alternatives(wish, asker, here);
    let { date } = here.facts;
    for (let n = 0; n < DAYS; n += 1) {
      const next = here.calendar.openDayFrom(plusDays(date, 1));
      if (next === null) break;
      date = next;
      const there = await (await situations.before(date))(prisma);
      const then = onAnotherDay(wish, asker, there);
      if (then !== null) return [...found, then].map(wire);
    }
    return found.map(wire);
  };
