import type { ScoredRun } from './figures.ts';
import { dayOf } from './figures.ts';
import type { LogEvent } from './method.ts';
import type { LogEventOf } from '../replay/log.ts';

type DoorEvent = LogEventOf<'door'>;

/** What the counter has sent up to one of its messages, before and after the lie. */
interface Mark {
  seq: number;
  totIn: number;
  totOut: number;
}

/**
 * The events of a run whose counters take each crossing of one day for two. A message of that day
 * becomes two with numbers and totals of their own, so that no reader of totals, numbers or single
 * messages can tell it from a busy day.
 */
export function doubleDoor({ venue, events }: ScoredRun, day: number): LogEvent[] {
  const sent = events.filter((event) => event.type === 'door');
  const marks = new Map(venue.door.map((dev) => [dev, marksOf(sent, dev)]));

  function marksOf(all: readonly DoorEvent[], dev: string): Map<number, Mark> {
    const own = all.filter((event) => event.dev === dev).sort((a, b) => a.seq - b.seq);
    const found = new Map<number, Mark>();
    let before = { seq: 0, totIn: 0, totOut: 0 };
    let told: Mark = { seq: 0, totIn: 0, totOut: 0 };
    for (const event of own) {
      if (found.has(event.seq)) continue;
      const { seq } = event;
      const totIn = event.totIn ?? before.totIn + (event.dir === 'in' ? 1 : 0);
      const totOut = event.totOut ?? before.totOut + (event.dir === 'out' ? 1 : 0);
      const restarted = totIn < before.totIn || totOut < before.totOut;
      if (restarted)
        [before, told] = [
          { ...before, totIn: 0, totOut: 0 },
          { ...told, totIn: 0, totOut: 0 },
        ];
      const times = dayOf(venue, event.t) === day ? 2 : 1;
      told = {
        seq: told.seq + times * (seq - before.seq),
        totIn: told.totIn + times * (totIn - before.totIn),
        totOut: told.totOut + times * (totOut - before.totOut),
      };
      before = { seq, totIn, totOut };
      found.set(seq, told);
    }
    return found;
  }

  return events.flatMap((event): LogEvent[] => {
    if (event.type !== 'door') return [event];
    const mark = marks.get(event.dev)?.get(event.seq);
    if (mark === undefined) return [event];
    const totals = event.totIn === undefined ? {} : { totIn: mark.totIn, totOut: mark.totOut };
    const last = { ...event, ...totals, seq: mark.seq };
    if (dayOf(venue, event.t) !== day) return [last];
    const one = event.dir === 'in' ? { totIn: mark.totIn - 1 } : { totOut: mark.totOut - 1 };
    return [{ ...last, ...(event.totIn === undefined ? {} : one), seq: mark.seq - 1 }, last];
  });
}
