import { describe, expect, it } from 'vitest';
import { isSecondTurn, nightPlace, pageAt, secondAt, shiftAt, TURN } from './rhythm.ts';

const START = Date.parse('2026-11-24T00:00:00Z');
const every = (ms: number, count: number) =>
  Array.from({ length: count }, (_, n) => START + n * ms);

describe('against burn-in', () => {
  it('the picture stands still for five minutes, and nowhere for long', () => {
    const places = every(60_000, 24 * 60).map((at) => shiftAt(at).join());
    const share = new Map<string, number>();
    for (const place of places) share.set(place, (share.get(place) ?? 0) + 1 / places.length);
    expect(share.size).toBe(12);
    expect(Math.max(...share.values())).toBeLessThan(0.1);
    expect(new Set(places.slice(0, 5)).size).toBe(1);
  });

  it('it never leaves the margins', () => {
    for (const at of every(60_000, 24 * 60))
      for (const lines of shiftAt(at)) expect(Math.abs(lines)).toBeLessThanOrEqual(12);
  });

  it('the clock of the night is elsewhere every ten minutes', () => {
    const night = every(10 * 60_000, 84).map((at) => nightPlace(at));
    for (const [n, [x, y]] of night.entries()) {
      expect([x >= 0 && x < 100, y >= 0 && y < 100]).toEqual([true, true]);
      const before = night[n - 1];
      if (before) expect(Math.hypot(x - before[0], y - before[1])).toBeGreaterThan(30);
    }
    expect(new Set(night.map(String)).size).toBe(84);
  });
});

describe('turns', () => {
  it('gives each second language its twelve seconds', () => {
    const shown = every(TURN, 4).filter((at) => isSecondTurn(at));
    expect(shown.map((at) => secondAt(['en', 'ko'], at)).sort()).toEqual(['en', 'ko']);
    expect(secondAt([], START)).toBe(undefined);
    expect(isSecondTurn(START)).not.toBe(isSecondTurn(START + TURN));
    expect(secondAt(['en', 'ko'], START)).toBe(secondAt(['en', 'ko'], START + TURN - 1));
  });

  it('shows every page, the first one longest, each for twelve seconds or more', () => {
    const shown = every(1_000, 300).map((at) => pageAt(4, at));
    const seconds = [0, 1, 2, 3].map((page) => shown.filter((each) => each === page).length);
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(48);
    expect(Math.max(...seconds)).toBe(seconds[0]);
    const runs = shown.join('').match(/(.)\1*/g) ?? [];
    expect(Math.min(...runs.slice(1, -1).map((run) => run.length))).toBeGreaterThanOrEqual(12);
    expect(new Set(every(1_000, 60).map((at) => pageAt(1, at)))).toEqual(new Set([0]));
  });
});
