import { inventGuest, type Guest } from './names.ts';
import type { Parameters } from './parameters.ts';
import type { Random } from './random.ts';
import { BOOKABLE_OPEN, CLOSES, HOUR, MINUTE, OPENS, seatIds } from './venue.ts';

/** One booking as people mean it: a desk for one, or a room or table for several. */
export interface Party {
  /** The space that is booked: a seat, or a unit that is booked as one. */
  space: string;
  kind: 'desk' | 'booth' | 'meeting' | 'consultation';
  /** The seats it takes; `ids` are the booking ids, one for each. */
  seats: string[];
  ids: string[];
  /** Heads; may be one more than there are seats. */
  size: number;
  guest: Guest;
  /** Epoch ms. */
  bookedAt: number;
  start: number;
  end: number;
  cancelledAt: number | null;
  noShow: boolean;
}

const QUARTER = 15 * MINUTE;

/** All bookings of one day in the order in which they were made. `midnight`: epoch ms. */
export function planBookings(rng: Random, par: Parameters, midnight: number): Party[] {
  const parties: Party[] = [];
  const open = midnight + OPENS * MINUTE;
  const close = midnight + CLOSES * MINUTE;

  const book = (
    kind: Party['kind'],
    space: string,
    seats: string[],
    size: number,
    start: number,
    length: number,
    sameDay: number,
  ) => {
    const end = Math.min(start + length, close);
    const clashes = parties.some(
      (other) =>
        other.start < end && start < other.end && other.seats.some((seat) => seats.includes(seat)),
    );
    if (end - start < QUARTER || clashes) return;
    const bookedAt = rng.chance(sameDay)
      ? Math.round(Math.max(midnight + 7.76 * HOUR, start - rng.between(5, 150) * MINUTE))
      : midnight + 7.75 * HOUR;
    const cancelled = rng.chance(0.05);
    parties.push({
      space,
      kind,
      seats,
      ids: [],
      size,
      guest: inventGuest(rng),
      bookedAt,
      start,
      end,
      cancelledAt: cancelled ? Math.round(rng.between(bookedAt + MINUTE, start + MINUTE)) : null,
      noShow: !cancelled && rng.chance(par.noShow),
    });
  };
  const quarter = (from: number, until: number) =>
    from + QUARTER * rng.whole(0, (until - from) / QUARTER);

  const many = (mean: number) => rng.poisson(mean * par.busy);
  for (let i = many(12); i > 0; i--) {
    const seat = rng.pick(seatIds('personal'));
    book('desk', seat, [seat], 1, quarter(open, close - HOUR), QUARTER * rng.whole(6, 20), 0.12);
  }
  for (let i = many(19); i > 0; i--) {
    const seat = rng.pick(seatIds('open').slice(0, BOOKABLE_OPEN));
    book('desk', seat, [seat], 1, quarter(open, close - HOUR), QUARTER * rng.whole(4, 18), 0.15);
  }
  for (let i = many(8); i > 0; i--) {
    const seat = rng.pick(seatIds('booth'));
    book('booth', seat, [seat], 1, quarter(open, close - HOUR), QUARTER * rng.whole(1, 5), 1);
  }
  for (let i = many(3.4); i > 0; i--) {
    const size = rng.whole(2, 5);
    const seats = seatIds('meeting').slice(0, Math.min(size, 4));
    book('meeting', 'M', seats, size, quarter(open, close - HOUR), QUARTER * rng.whole(3, 8), 0.2);
  }
  for (let i = many(7); i > 0; i--) {
    const big = rng.chance(0.45);
    const seats = big ? ['C01', 'C02', 'C03'].slice(0, rng.whole(2, 3)) : ['C05', 'C06'];
    const start = quarter(open, close - HOUR);
    book(
      'consultation',
      big ? 'CA' : 'CB',
      seats,
      seats.length,
      start,
      QUARTER * rng.whole(2, 4),
      0.15,
    );
  }
  return parties.sort((a, b) => a.bookedAt - b.bookedAt);
}
