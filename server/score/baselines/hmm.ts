import type { Estimate, Method } from '../method.ts';
import { readingsOf } from './readings.ts';

const MOST = 80;
/** A counted crossing was one, was nothing, was the other way. */
const CROSSING = { right: 0.968, nothing: 0.02, wrong: 0.012 };
/** Entries and exits nobody counted, a minute. Constant: that is the weakness of the textbook. */
const HIDDEN = 0.1;
/** A source as a normal distribution around a line on n people. */
interface Sensor {
  mean: (n: number, staff: number) => number;
  variance: (n: number) => number;
}

const CLIENTS: Sensor = {
  mean: (n) => 3 + 1.2 * n,
  variance: (n) => 4 + 1.6 * 1.2 * n + 0.01 * n * n,
};
/** 85 of 100 people sit on a sensor that says so. */
const SHARE_SEATED: Sensor = { mean: (n) => 0.85 * n, variance: (n) => 1 + 0.85 * 0.15 * n };
/** All but the staff on the roster sit on one. */
const ALL_BUT_STAFF: Sensor = { mean: (n, staff) => Math.max(0, n - staff), variance: () => 3 };

const normalise = (belief: readonly number[]) => {
  const sum = belief.reduce((total, p) => total + p, 0);
  return belief.map((p) => p / sum);
};

/** `up`, `down`: chance of one more and one less; the ends hold what would fall over. */
function move(belief: readonly number[], up: number, down: number): number[] {
  const moved = belief.map((p) => p * (1 - up - down));
  for (const [n, p] of belief.entries()) {
    const [above, below] = [Math.min(MOST, n + 1), Math.max(0, n - 1)];
    moved[above] = (moved[above] ?? 0) + p * up;
    moved[below] = (moved[below] ?? 0) + p * down;
  }
  return moved;
}

const density = (error: number, variance: number) =>
  Math.exp(-(error ** 2) / (2 * variance)) / Math.sqrt(variance) + 1e-12;

/** The textbook chain on the number of people, no truth. */
const chain = (name: string, seated: Sensor): Method => ({
  name,
  uses: ['seats', 'door', 'wifi'],
  *estimates(venue, events): Generator<Estimate, void, void> {
    const empty = Array.from({ length: MOST + 1 }, (_, n) => Number(n === 0));
    let belief = empty;
    let day = 0;
    for (const { t, entries, exits, seats, clients, day: today } of readingsOf(venue, events)) {
      if (today !== day) belief = empty;
      day = today;
      belief = move(belief, HIDDEN, HIDDEN);
      for (let i = 0; i < entries; i++) belief = move(belief, CROSSING.right, CROSSING.wrong);
      for (let i = 0; i < exits; i++) belief = move(belief, CROSSING.wrong, CROSSING.right);
      belief = normalise(
        belief.map(
          (p, n) =>
            p *
            density(seats - seated.mean(n, venue.staff), seated.variance(n)) *
            density(clients - CLIENTS.mean(n, venue.staff), CLIENTS.variance(n)),
        ),
      );
      const at = (share: number) => {
        let sum = 0;
        const found = belief.findIndex((p) => (sum += p) >= share);
        return found < 0 ? MOST : found;
      };
      yield { t, n: at(0.5), lo: at(0.05), hi: at(0.95) };
    }
  },
});

export const hmm = chain('HMM, fixed parameters', SHARE_SEATED);
export const hmmRoster = chain('HMM that knows the roster', ALL_BUT_STAFF);
