import type { Motion, Truth } from './events.ts';
import { MINUTE, SEATS, TRUTH_FROM, WATCHED_UNTIL } from './venue.ts';

/** Follows the motions of a day and can say at any moment how it is. */
export class Follower {
  readonly #motions: readonly Motion[];
  #next = 0;
  #n = 0;
  #staff = 0;
  readonly #sat = new Set<string>();
  readonly #held = new Set<string>();

  constructor(motions: readonly Motion[]) {
    this.#motions = motions;
  }

  /** The truth at `t`, which must not run backwards. */
  at(t: number): Truth {
    for (let m = this.#motions[this.#next]; m && m.t <= t; m = this.#motions[++this.#next]) {
      this.#apply(m);
    }
    const bits = (set: ReadonlySet<string>) =>
      SEATS.map((seat) => (set.has(seat.id) ? '1' : '0')).join('');
    return {
      t,
      n: this.#n,
      staff: this.#staff,
      seats: bits(this.#sat),
      held: bits(new Set([...this.#sat, ...this.#held])),
    };
  }

  #apply(motion: Motion): void {
    switch (motion.kind) {
      case 'enter':
      case 'leave': {
        const step = motion.kind === 'enter' ? 1 : -1;
        this.#n += step;
        if (motion.staff) this.#staff += step;
        return;
      }
      case 'sit':
        this.#sat.add(motion.seat);
        return;
      case 'rise':
        this.#sat.delete(motion.seat);
        return;
      case 'hold':
        this.#held.add(motion.seat);
        return;
      case 'release':
        this.#held.delete(motion.seat);
        return;
      case 'bag':
        return;
    }
  }
}

/** One line a minute. `midnight`: epoch ms. */
export function truthOfDay(motions: readonly Motion[], midnight: number): Truth[] {
  const follower = new Follower(motions);
  const lines: Truth[] = [];
  for (let minute = TRUTH_FROM; minute <= WATCHED_UNTIL; minute++) {
    lines.push(follower.at(midnight + minute * MINUTE));
  }
  return lines;
}
