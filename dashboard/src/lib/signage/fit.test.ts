import { describe, expect, it } from 'vitest';
import type { SignageLanguage } from '$contract/signage.ts';
import { readFloorPlan } from '../../../../prisma/seed.ts';
import { rows, type Row } from '../board.ts';
import { languages } from '../messages/language.ts';
import type { Fit } from './fit.ts';
import { fitted, type Fitted } from './fitted.ts';
import { letterLines, reachOf, SMALLEST } from './scale.ts';
import { dayIn } from './say.ts';
import { emsOf, widthsOf } from './texts.ts';

/** The real floor, all of it known. */
const plan = readFloorPlan();
const shown: Row[] = rows(plan, {
  spaces: [],
  zones: plan.zones.map(({ id }) => {
    const capacity = plan.spaces.filter((space) => space.zone === id).length;
    return { id, capacity, free: capacity, unknown: 0, level: 'available', until: null };
  }),
});
const SPOKEN: SignageLanguage[][] = [
  ...languages.flatMap((first) =>
    languages.filter((each) => each !== first).map((second) => [first, second]),
  ),
  [...languages],
];
/** Inches and metres, as boards are hung. */
const PANELS = [32, 43, 55, 75].flatMap((inches) =>
  [3, 5, 7, 8, 10].map((metres) => [inches, metres] as const),
);
const known = new Map<string, Fitted>();
/** Panels that ask for one letter are one board. */
function on(inches: number, metres: number, spoken: SignageLanguage[] = ['ja', 'en']): Fitted {
  const { letter } = reachOf(inches, metres);
  const key = `${letter} ${spoken.join()}`;
  const fits = known.get(key) ?? fitted(shown, spoken, letter);
  known.set(key, fits);
  return fits;
}

describe('a lying board', () => {
  it.each(PANELS)('of %d inches, read from %d m, has room for what it says', (inches, metres) => {
    for (const spoken of SPOKEN) {
      const { sizes, layout, turns, below } = on(inches, metres, spoken).lying;
      const texts = widthsOf(shown, spoken);
      if (sizes.side > 0) expect(texts.date * sizes.date).toBeLessThan(sizes.side - 55);
      if (layout === 'near') expect(texts.date * sizes.date).toBeLessThanOrEqual(sizes.side - 96);
      expect(sizes.name + sizes.plate + 1.2 * sizes.numberLarge).toBeLessThan(1920 - sizes.side);
      expect(texts.small * sizes.small).toBeLessThan(sizes.name);
      if (below) {
        const said = texts.pairs.map(({ size, second }) =>
          turns
            ? Math.max(size * sizes.letter, second * sizes.second)
            : size * sizes.letter + second * sizes.second,
        );
        expect(Math.max(...said)).toBeLessThan(sizes.name);
      }
      expect(sizes.row * 5).toBeLessThan(layout === 'near' ? 800 : 1080 - sizes.head - 44);
    }
  });

  it('keeps what is beside the numbers in the usual sizes, and gives it up only beyond', () => {
    const layout = (inches: number, metres: number) => on(inches, metres).lying.layout;
    expect([layout(43, 5), layout(55, 5), layout(32, 3)]).toEqual(['near', 'near', 'near']);
    expect([layout(55, 7), layout(43, 7), layout(32, 5), layout(43, 6)]).toEqual(
      Array.from({ length: 4 }, () => 'middle'),
    );
    expect([layout(43, 8), layout(43, 10)]).toEqual(['far', 'far']);
    expect(on(55, 7).lying).toMatchObject({ turns: false, below: true, asks: true });
    expect(on(43, 8).lying).toMatchObject({ single: false, below: true });
    expect(on(43, 10).lying).toMatchObject({ single: true, below: false });
  });
});

/** What is written in Japanese, and in Latin beside it. */
const written = ({ sizes }: Fit) => [
  ...[sizes.heading, sizes.large, sizes.small, sizes.word, sizes.ask, sizes.unit, sizes.letter],
];

it('has no letter below what its distance asks for (B11-1)', () => {
  for (const [inches, metres] of PANELS) {
    const { lying, standing } = on(inches, metres);
    const wanted = letterLines(inches, metres);
    if (wanted > 82) continue;
    expect(Math.min(...written(lying))).toBeGreaterThanOrEqual(Math.min(wanted - 1, 81));
    expect(lying.sizes.second).toBeGreaterThanOrEqual(0.75 * (wanted - 1));
    // As wide as the other is high, a standing panel has 1040 lines across for its 1080.
    expect((Math.min(...written(standing)) * 1080) / 1040).toBeGreaterThanOrEqual(wanted - 2);
  }
});

describe('a standing board', () => {
  it('has its rows, its header and its side column on it', () => {
    for (const [inches, metres] of PANELS)
      for (const spoken of SPOKEN) {
        const { sizes, layout, below } = on(inches, metres, spoken).standing;
        const row = sizes.row + (below && layout !== 'near' ? 1.25 * sizes.letter : 0);
        const side = { near: 780, middle: 480, far: 0 }[layout];
        expect(5 * row + 2.3 * sizes.heading + side).toBeLessThan(1850);
        expect(sizes.plate + 1.2 * sizes.numberLarge).toBeLessThan(920);
      }
  });

  it('is told apart by where a name stands', () => {
    expect(on(43, 5).standing).toMatchObject({ layout: 'near', below: true });
    expect(on(55, 7).standing.layout).toBe('middle');
    expect(on(43, 7).standing).toMatchObject({ layout: 'far', below: true });
    expect(on(43, 10).standing).toMatchObject({ layout: 'far', below: false });
  });
});

it.each(languages)('knows how wide the name of any day is in %s', (lang) => {
  const { date } = widthsOf(shown, [lang]);
  for (let day = 14; day < 28; day += 1)
    expect(emsOf(dayIn(`2026-11-${day}T10:00:00+09:00`, lang))).toBeLessThanOrEqual(date);
});

it('a floor whose names are too long still has a board, in the smallest letters', () => {
  const long = shown.map((row) => ({ ...row, zone: { ...row.zone, name: 'とても'.repeat(12) } }));
  const { lying, standing } = fitted(long, ['ja', 'en'], 81);
  expect([lying.sizes.letter, standing.sizes.letter]).toEqual([SMALLEST, 38]);
});
