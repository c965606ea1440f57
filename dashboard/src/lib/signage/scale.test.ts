import { expect, it } from 'vitest';
import { letterHeight, letterLines, panelHeight, reachOf, readFrom } from './scale.ts';

it.each([
  [30, 120],
  [20, 80],
  [10, 40],
  [5, 20],
  [2, 9],
  [1, 9],
])('a letter that is read at %d m is %d mm high', (metres, millimetres) => {
  expect(letterHeight(metres)).toBe(millimetres);
});

it.each([
  [43, 535],
  [55, 685],
])('a panel of %d inches is %d mm high', (inches, millimetres) => {
  expect(panelHeight(inches)).toBeCloseTo(millimetres, -0.5);
});

it.each([
  [43, 10, 81],
  [43, 5, 41],
  [55, 10, 63],
  [55, 5, 32],
])('on %d inches, from %d m, it has %d lines', (inches, metres, lines) => {
  expect(Math.abs(letterLines(inches, metres) - lines)).toBeLessThan(1);
});

it('asks for the usual letters where they are read, and for larger ones beyond', () => {
  expect(reachOf(43, 5)).toEqual({ letter: 40, enough: true });
  expect(reachOf(55, 5)).toMatchObject({ letter: 40, enough: true });
  expect(reachOf(55, 7)).toMatchObject({ letter: 45, enough: true });
  expect(reachOf(43, 10)).toMatchObject({ letter: 81, enough: true });
});

it('says how far a panel reaches that is too small', () => {
  const small = reachOf(24, 10);
  expect(small).toMatchObject({ enough: false });
  expect(readFrom(24, small.letter)).toBeGreaterThanOrEqual(5);
  expect(readFrom(24, small.letter)).toBeLessThan(6.5);
  expect(readFrom(43, 40)).toBe(5);
});

it('never makes letters smaller when somebody stands farther away', () => {
  for (const inches of [24, 32, 43, 55, 75, 98])
    for (let metres = 1; metres < 30; metres += 0.5)
      expect(reachOf(inches, metres + 0.5).letter).toBeGreaterThanOrEqual(
        reachOf(inches, metres).letter,
      );
});
