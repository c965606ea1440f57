import { isOpen } from '../figures.ts';
import type { Estimate, Method } from '../method.ts';
import { readingsOf, type Readings } from './readings.ts';
import { leastSquares, valueAt } from './regression.ts';

/**
 * People² a minute and a crossing, drift² a crossing. The first is larger than what people do: with
 * less, an interval that takes all readings as independent holds the truth half of the time.
 */
const NOISE = { minute: 0.5, crossing: 0.08, drift: 1e-6 };
/** Half of a 90 % interval, in standard deviations. */
const Z90 = 1.645;

/** A source as a line on the number of people, with the variance around it. */
interface Sensor {
  line: number[];
  variance: number;
  read(readings: Readings): number;
}

/** Number of people and drift per crossing; the variances of both and what joins them. */
class Filter {
  n = 0;
  drift = 0;
  nn = 0;
  nd = 0;
  dd = 1e-3;

  sleep(): void {
    this.n = this.nn = this.nd = 0;
  }

  predict(entries: number, exits: number): void {
    const crossings = entries + exits;
    this.n += entries - exits + this.drift * crossings;
    this.nn += 2 * crossings * this.nd + crossings ** 2 * this.dd;
    this.nn += NOISE.minute + NOISE.crossing * crossings;
    this.nd += crossings * this.dd;
    this.dd += NOISE.drift * crossings;
  }

  correct(value: number, { line: [constant = 0, slope = 0], variance }: Sensor): void {
    const spread = slope ** 2 * this.nn + variance;
    if (!(spread > 0)) return;
    const surprise = value - constant - slope * this.n;
    const [gainN, gainD] = [(slope * this.nn) / spread, (slope * this.nd) / spread];
    this.n += gainN * surprise;
    this.drift += gainD * surprise;
    this.dd -= gainD * slope * this.nd;
    this.nd -= gainN * slope * this.nd;
    this.nn -= gainN * slope * this.nn;
  }
}

function learn(firstDay: readonly (Readings & { n: number })[]): Sensor[] {
  const sources = [(r: Readings) => r.seats, (r: Readings) => r.clients];
  return sources.map((read) => {
    const line = leastSquares(
      firstDay.map(({ n }) => [n]),
      firstDay.map(read),
    );
    const errors = firstDay.map((r) => read(r) - valueAt(line, [r.n]));
    const variance = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
    return { line, variance, read };
  });
}

/** The textbook filter: random walk with counted crossings, all readings taken as independent. */
export const kalman: Method = {
  name: 'Kalman with drift *',
  uses: ['seats', 'door', 'wifi'],
  needsTruth: true,
  *estimates(venue, events, firstDay = []): Generator<Estimate, void, void> {
    const counts = new Map(firstDay.map(({ t, n }) => [t, n]));
    const pairs: (Readings & { n: number })[] = [];
    const filter = new Filter();
    let sensors: Sensor[] | undefined;
    let day = 0;
    for (const readings of readingsOf(venue, events)) {
      const counted = counts.get(readings.t);
      if (counted !== undefined) {
        if (isOpen(venue, readings.t)) pairs.push({ ...readings, n: counted });
        continue;
      }
      sensors ??= learn(pairs);
      if (readings.day !== day) filter.sleep();
      day = readings.day;
      filter.predict(readings.entries, readings.exits);
      for (const sensor of sensors) filter.correct(sensor.read(readings), sensor);
      const n = Math.max(0, filter.n);
      const half = Z90 * Math.sqrt(Math.max(0, filter.nn));
      yield { t: readings.t, n, lo: Math.max(0, n - half), hi: n + half };
    }
  },
};
