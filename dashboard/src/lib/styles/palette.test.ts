import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');
const palette = read('dashboard/src/lib/styles/palette.css');
const darkAt = palette.indexOf('@media screen and (prefers-color-scheme: dark)');
const declared = (sheet: string) =>
  [...sheet.matchAll(/(--[\w-]+):\s*([^;]+);/g)]
    .reverse()
    .map(([, name, value]) => [name!, value!.trim()] as const);
const light = new Map([
  ...declared(read('node_modules/@digital-go-jp/design-tokens/dist/tokens.css')),
  ...declared(palette.slice(0, darkAt)),
]);
const dark = new Map([
  ...light,
  ...declared(palette.slice(darkAt, palette.indexOf('\n}\n', darkAt))),
]);

/** The colour behind a custom property. */
function colour(name: string, values: Map<string, string> = light): string {
  const value = values.get(name) ?? '';
  const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (other) return colour(other, values);
  if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`${name} is no colour: ${value}`);
  return value.toLowerCase();
}
const channels = (hex: string) =>
  [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
const luminance = (hex: string) => {
  const [r, g, b] = channels(hex).map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
};

// standards.md B4-5
it.each([
  ['free', '#e8f1fe', '#00118f', '#0017c1', 12.5],
  ['few', '#ffd43d', '#1a1a1a', '#806300', 12.2],
  ['full', '#850000', '#ffffff', '#850000', 10.5],
  ['closed', '#ffffff', '#4d4d4d', '#666666', 8.5],
  ['unknown', '#e6e6e6', '#333333', '#666666', 10.1],
])('%s has the tested colours and contrast', (state, fill, text, line, ratio) => {
  const have = ['fill', 'text', 'line'].map((part) => colour(`--${state}-${part}`));
  expect(have).toEqual([fill, text, line]);
  expect(contrast(fill, text)).toBeCloseTo(ratio, 1);
  expect(contrast(line, '#ffffff')).toBeGreaterThanOrEqual(4.1);
});

it.each([
  ['--ink', '--surface', 7],
  ['--ink-soft', '--surface', 7],
  ['--ink-soft', '--surface-quiet', 4.5],
  ['--key', '--surface', 4.5],
  ['--key-ink', '--surface', 7],
  ['--surface', '--pylon', 7],
  ['--surface', '--accent', 4.5],
  ['--full-line', '--surface', 7],
  ['--line-mid', '--surface', 3],
  ['--focus', '--surface', 7],
  ['--ink', '--picked', 7],
  // WCAG 1.4.11: bars and lines stand out, and the one that is meant among the others.
  ['--chart-1', '--surface', 4.5],
  ['--chart-2', '--surface', 3],
  ['--chart-past', '--surface', 3],
  ['--chart-1', '--chart-3', 2],
] as const)('%s on %s reaches %d, in both themes', (front, back, least) => {
  // The pylon belongs to the board on the wall, which is always light.
  for (const theme of back === '--pylon' ? [light] : [light, dark]) {
    expect(contrast(colour(front, theme), colour(back, theme))).toBeGreaterThanOrEqual(least);
  }
});

it.each(['free', 'few', 'full', 'unknown', 'closed'])('%s can be read in the dark', (state) => {
  const [fill, text, line] = ['fill', 'text', 'line'].map((part) =>
    colour(`--${state}-${part}`, dark),
  ) as [string, string, string];
  expect(contrast(fill, text)).toBeGreaterThanOrEqual(7);
  // Either the plate or its edge stands out from the ground (WCAG 1.4.11).
  const ground = colour('--surface', dark);
  expect(Math.max(contrast(fill, ground), contrast(line, ground))).toBeGreaterThanOrEqual(3);
});

it('tells free, held and occupied apart by lightness alone', () => {
  const fills = ['free', 'few', 'full'].map((state) => luminance(colour(`--${state}-fill`)));
  expect(fills[0]! - fills[1]!).toBeGreaterThan(0.1);
  expect(fills[1]! - fills[2]!).toBeGreaterThan(0.5);
});
