import type { ForecastZone } from '../../forecast/facts.ts';
import type { Said } from './methods.ts';

/** In seats, but `cover`: shares of the times in the range, and `word`: at which the word was right. */
export interface ForecastFigures {
  mae: number;
  rmse: number;
  cover: number;
  width: number;
  word: number;
  venueMae: number;
  venueCover: number;
  venueWidth: number;
}

interface Sums {
  count: number;
  absolute: number;
  square: number;
  covered: number;
  width: number;
  word: number;
}

const levelOf = ({ few }: ForecastZone, free: number): string =>
  free <= 0 ? 'full' : free <= few ? 'few' : 'available';

/** Sums errors zone by zone; figures are means over the zones. */
export class Tally {
  readonly #zones = new Map<string, Sums>();

  add(zone: ForecastZone, free: number, said: Said & { range: { lo: number; hi: number } }): void {
    const sums = this.#zones.get(zone.id) ?? emptySums();
    const { lo, hi } = said.range;
    sums.count += 1;
    sums.absolute += Math.abs(free - said.free);
    sums.square += (free - said.free) ** 2;
    sums.covered += lo <= free && free <= hi ? 1 : 0;
    sums.width += hi - lo;
    sums.word += levelOf(zone, free) === levelOf(zone, Math.round(said.free)) ? 1 : 0;
    this.#zones.set(zone.id, sums);
  }

  /** `venue`: the zone that is all of them, which is told apart. */
  figures(venue: string): ForecastFigures {
    const zones = [...this.#zones].filter(([id]) => id !== venue).map(([, sums]) => sums);
    const all = this.#zones.get(venue) ?? emptySums();
    const mean = (name: keyof Sums) =>
      zones.reduce((sum, each) => sum + each[name] / each.count, 0) / zones.length;
    return {
      mae: mean('absolute'),
      rmse:
        zones.reduce((sum, each) => sum + Math.sqrt(each.square / each.count), 0) / zones.length,
      cover: mean('covered'),
      width: mean('width'),
      word: mean('word'),
      venueMae: all.absolute / all.count,
      venueCover: all.covered / all.count,
      venueWidth: all.width / all.count,
    };
  }
}

const emptySums = (): Sums => ({
  count: 0,
  absolute: 0,
  square: 0,
  covered: 0,
  width: 0,
  word: 0,
});
