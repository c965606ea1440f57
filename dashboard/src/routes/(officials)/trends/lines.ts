import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';

/** A value for each of twelve months; null: none. */
export type Values = readonly (number | null)[];

/** Of a drawing whose columns stand above those of its table. */
export const WIDTH = 576;
export const LEFT = 96;
export const HEIGHT = 150;
const COLUMNS = 12;
const COLUMN = (WIDTH - LEFT) / COLUMNS;

/** Where two lines of per cent stand, from zero, with at most two lines of the grid. */
export function layOut(now: Values, then: Values) {
  const most = Math.max(1, ...[...now, ...then].map((each) => each ?? 0));
  const y = scaleLinear([0, most], [HEIGHT - 10, 30]);
  const x = scalePoint(
    Array.from({ length: COLUMNS }, (_, n) => n),
    [LEFT + COLUMN / 2, WIDTH - COLUMN / 2],
  );
  const at = (n: number) => x(n) ?? 0;
  const draw = line<number | null>()
    .defined((each) => each !== null)
    .x((_, n) => at(n))
    .y((each) => y(each ?? 0));
  return {
    ticks: y
      .ticks(2)
      .filter((tick) => tick > 0)
      .slice(0, 2)
      .map((tick) => ({ tick, y: y(tick) })),
    base: y(0),
    now: draw([...now]) ?? '',
    then: draw([...then]) ?? '',
    past: then.flatMap((value, n) => (value === null ? [] : [{ n, value, x: at(n), y: y(value) }])),
    points: now.flatMap((value, n) =>
      value === null ? [] : [{ n, value, x: at(n), y: y(value) }],
    ),
  };
}
