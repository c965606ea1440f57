import { textWidth } from '$lib/text-width.ts';
import { SIZE, type Curve } from './curve.server.ts';

/** Where a text begins, its baseline, and whether a line leads from it down to its point. */
export interface PlacedText {
  x: number;
  y: number;
  lead: boolean;
}

/** Letters of labels, and how far they reach above and below their baseline. */
export const BIG = 18;
const [ABOVE, BELOW] = [18, 6];
const TOP = 20;
/** Heights at which the second label may stand, the better first. */
const ROWS = [54, 82, 110, SIZE.bottom - 8];

/** Places both labels inside the drawing, apart from each other, and off the curve if there is room. */
export function placeLabels(
  { now, least, outline }: Pick<Curve, 'now' | 'least' | 'outline'>,
  texts: { now: string | null; least: string | null },
): { now: PlacedText | null; least: PlacedText | null } {
  const begin = (x: number, width: number) =>
    Math.min(Math.max(x - width / 2, 0), SIZE.right - width);
  const nowWidth = textWidth(texts.now ?? '', BIG);
  const nowX = now === null ? 0 : begin(now.x, nowWidth);
  const first = now && texts.now !== null ? { x: nowX, y: TOP, lead: false } : null;
  if (least === null || texts.least === null) return { now: first, least: null };

  const width = textWidth(texts.least, BIG);
  const x = begin(least.x, width);
  const meets = first !== null && x < nowX + nowWidth + 8 && nowX < x + width + 8;
  const free = (y: number) => !crosses(outline, x, width, y) && !onNowLine(now, x, width);
  const y =
    (meets ? [] : [TOP]).concat(ROWS).find((row) => row === TOP || free(row)) ?? ROWS[0] ?? TOP;
  return { now: first, least: { x, y, lead: y + BELOW < least.y - 8 } };
}

const onNowLine = (now: Curve['now'], x: number, width: number): boolean =>
  now !== null && x < now.x && now.x < x + width;

/** Whether the curve or its range runs through the box of a text. */
function crosses(outline: Curve['outline'], x: number, width: number, y: number): boolean {
  return outline.some((point, n) => {
    const next = outline[n + 1] ?? point;
    const beside = Math.max(point.x, next.x) < x || Math.min(point.x, next.x) > x + width;
    const [top, bottom] = [Math.min(point.top, next.top), Math.max(point.bottom, next.bottom)];
    return !beside && top < y + BELOW && bottom > y - ABOVE;
  });
}
