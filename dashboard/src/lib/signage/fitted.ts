import type { SignageLanguage } from '$contract/signage.ts';
import type { Row } from '../board.ts';
import { fitOf, type Fit, type Way } from './fit.ts';
import { SMALLEST } from './scale.ts';
import { widthsOf, type Widths } from './texts.ts';
import { lying, standing } from './ways.ts';

/** How a board is drawn on a panel that lies, and on one that stands: only its browser knows which. */
export interface Fitted {
  lying: Fit;
  standing: Fit;
  /** Both as CSS variables: `--l-name` and `--s-name`. */
  style: string;
}

/** With letters as large as wanted, or as large as they can be. */
function largest(wanted: number, ways: (letter: number) => [Way, ...Way[]], texts: Widths): Fit {
  let best = fitOf(ways(wanted), texts);
  for (let letter = wanted - 1; !best.fits && letter >= SMALLEST; letter -= 1)
    best = fitOf(ways(letter), texts);
  return best.fit;
}

/** @param letter what is wanted of the smallest one, lines of 1080 */
export function fitted(
  rows: readonly Row[],
  languages: readonly SignageLanguage[],
  letter: number,
): Fitted {
  const texts = widthsOf(rows, languages);
  const fits = {
    lying: largest(letter, (each) => lying(each, texts), texts),
    standing: largest(letter, standing, texts),
  };
  const style = Object.entries(fits)
    .flatMap(([panel, { sizes }]) =>
      Object.entries(sizes).map(
        ([name, size]) => `--${panel[0]}-${name.toLowerCase()}:${Math.round(10 * size) / 10}`,
      ),
    )
    .join(';');
  return { ...fits, style };
}
