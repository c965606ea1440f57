import { pastDay } from '../../devices/office/past.ts';
import type { DayException } from '../calendar/calendar.ts';
import { rowsOf, type WantedDay } from '../trends/past.ts';

/** What the program is asked for; it answers with the `DayRows`. */
export interface Order {
  seed: number;
  days: readonly WantedDay[];
  exceptions: readonly DayException[];
}

// The program that invents a demo's past, one order after the other.
process.on('message', ({ seed, days, exceptions }: Order) => {
  process.send?.(rowsOf(days, exceptions, (date, age, seats) => pastDay(seed, date, age, seats)));
});
// Nobody asks any more, however the server ended.
process.on('disconnect', () => process.exit());
// Ctrl-C reaches both: the server goes first and says so by the line above.
process.on('SIGINT', () => {});
