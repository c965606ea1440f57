import { known, ratio, type Accumulator, type Minute } from './figure.ts';

/** One sensed seat in one minute. */
interface Seen {
  id: string;
  p: number;
  taken: number;
  /** What the board says; a method without a board says free below an even chance of taken. */
  status?: string;
  sits: boolean;
  held: boolean;
}

/** Only seats with a sensor: nobody promises anything about the others. */
export function* sensedSeats({ truth, estimate, venue }: Minute): Generator<Seen, void, void> {
  for (const [i, { id, sensor }] of venue.seats.entries()) {
    const shown = estimate.seats?.[id];
    if (sensor === null || shown === undefined) continue;
    yield { id, ...shown, sits: truth.seats[i] === '1', held: truth.held[i] === '1' };
  }
}

/** How good the answer to "does somebody sit there?" is, and the promise "free". */
export function seats(): Accumulator {
  const cases = { hit: 0, falseAlarm: 0, miss: 0, quiet: 0 };
  let squares = 0;
  let saidFree = 0;
  let heldThough = 0;
  let satThough = 0;
  const days = new Set<number>();
  return {
    add(minute) {
      days.add(minute.day);
      for (const { p, taken, status, sits, held } of sensedSeats(minute)) {
        const said = p >= 0.5;
        cases[said ? (sits ? 'hit' : 'falseAlarm') : sits ? 'miss' : 'quiet']++;
        squares += (p - Number(sits)) ** 2;
        if (status === undefined ? taken >= 0.5 : status !== 'free') continue;
        saidFree++;
        if (held) heldThough++;
        if (sits) satThough++;
      }
    },
    figures() {
      const { hit, falseAlarm, miss, quiet } = cases;
      const all = hit + falseAlarm + miss + quiet;
      return known({
        seatF1: all === 0 ? undefined : ratio(2 * hit, 2 * hit + falseAlarm + miss),
        brier: ratio(squares, all),
        saidFreeTaken: ratio(miss, miss + quiet),
        saidTakenFree: ratio(falseAlarm, falseAlarm + hit),
        saidFreeHeld: ratio(heldThough, saidFree),
        falseFree: all === 0 ? undefined : ratio(satThough, days.size),
      });
    },
  };
}
