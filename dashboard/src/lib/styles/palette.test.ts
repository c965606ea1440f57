import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');
const sheets =
  read('node_modules/@digital-go-jp/design-tokens/dist/tokens.css') +
  read('dashboard/src/lib/styles/palette.css');
const values = new Map(
  [...sheets.matchAll(/(--[\w-]+):\s*([^;]+);/g)]
    .reverse()
    .map(([, name, value]) => [name!, value!.trim()]),
);

/** The colour behind a custom property. */
function colour(name: string): string {
  const value = values.get(name) ?? '';
  const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (other) return colour(other);
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
] as const)('%s on %s reaches %d', (front, back, least) => {
  expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(least);
});

it('tells free, held and occupied apart by lightness alone', () => {
  const light = ['free', 'few', 'full'].map((state) => luminance(colour(`--${state}-fill`)));
  expect(light[0]! - light[1]!).toBeGreaterThan(0.1);
  expect(light[1]! - light[2]!).toBeGreaterThan(0.5);
});
