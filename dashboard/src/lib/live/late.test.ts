import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BEAT_LIMIT } from '$contract/timing.ts';
import { page, statuses } from './rig.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each(['freeze', 'visibilitychange'])('believes nothing old in a frame after %s', (event) => {
  const p = page();
  p.connect();
  p.pass(8 * 3_600_000);
  expect(p.live.connection).toBe('live');
  document.dispatchEvent(new Event(event));
  expect(p.live.connection).toBe('lost');
});

describe('what was held up on the way', () => {
  it('does not vouch for an old board, however much of it comes at once', () => {
    const p = page();
    p.connect();
    p.pass(8 * 3_600_000);
    for (let ago = 8 * 3_600_000 - 2_000; ago > BEAT_LIMIT; ago -= 120_000) p.beat(7, ago);
    expect([p.live.connection, statuses(p.live)]).toEqual(['lost', ['unknown', 'unknown']]);
    expect(p.resync).toHaveBeenCalledTimes(1);
    p.beat(7);
    expect(p.live.connection).toBe('live');
  });

  it('vouches for as long as what comes in time, from when it was said', () => {
    const p = page();
    p.connect();
    p.wait(4_000);
    p.beat(7, 1_500);
    expect(p.resync).not.toHaveBeenCalled();
    p.wait(3_000);
    expect(p.live.connection).toBe('live');
    p.wait(1);
    expect(p.live.connection).toBe('lost');
  });

  it('does not add up: a line that falls behind a little with every beat is lost', () => {
    const p = page();
    p.connect();
    for (let n = 1; n <= 6; n += 1) {
      p.wait(2_500);
      p.beat(7, n * 1_000);
    }
    expect(p.live.connection).toBe('lost');
  });

  it('holds for changes, which are kept, and for a picture that nobody asked for', () => {
    const p = page();
    p.connect();
    p.pass(60_000);
    p.connect({ clock: 8, takenAt: p.at(60_000) });
    p.take('A01', 8, 9, 59_000);
    expect([p.live.connection, p.live.view.clock]).toEqual(['lost', 9]);
  });

  it.each([
    ["this device's clock is put forward", 3_600_000, 0],
    ["this device's clock is put back", -3_600_000, 0],
    ["the server's clock is put forward", 0, -3_600_000],
    ["the server's clock is put back", 0, 3_600_000],
  ])('is told from a changed clock by asking: %s', (_, here, ago) => {
    const p = page();
    p.connect();
    p.wait(here);
    p.beat(7, ago);
    if (p.resync.mock.calls.length > 0) p.connect({ takenAt: p.at(ago) });
    expect(p.live.connection).toBe('live');
    for (let n = 0; n < 3; n += 1) {
      p.wait(2_000);
      p.beat(7, ago);
      expect([p.live.connection, p.resync.mock.calls.length <= 1]).toEqual(['live', true]);
    }
    expect(p.live.now).toBe(Date.parse(p.at(ago)));
  });

  it('is asked about while a clock that drifts can still be believed', () => {
    const p = page();
    p.connect();
    for (let drift = 100; drift < 10_000; drift += 100) {
      const asked = p.resync.mock.calls.length;
      p.wait(2_000);
      p.beat(7, drift);
      if (p.resync.mock.calls.length > asked) p.connect({ takenAt: p.at(drift) });
      expect(p.live.connection).toBe('live');
    }
    expect(p.resync.mock.calls.length).toBeLessThan(8);
  });

  it('is an answer that took too long, too', () => {
    const p = page();
    p.connect();
    p.pass(60_000);
    p.beat(7, 60_000);
    p.pass(60_000);
    p.connect({ takenAt: p.at(60_000) });
    expect([p.live.connection, p.resync.mock.calls.length]).toEqual(['lost', 2]);
  });
});

it('does not believe a board beyond its limit because a clock was put back', () => {
  const p = page();
  p.connect();
  p.wait(-3_600_000);
  expect(p.live.connection).toBe('lost');
});
