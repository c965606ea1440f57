import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BEAT_LIMIT } from '$contract/timing.ts';
import { page, start, statuses } from './rig.ts';
import { publicSnapshot, takenAt } from './samples.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('following', () => {
  it('shows what the server rendered until the first snapshot', () => {
    const { live, connect } = page();
    expect([live.connection, statuses(live)]).toEqual(['connecting', ['free', 'free']]);
    connect();
    expect(live.connection).toBe('live');
  });

  it('applies a change that fits', () => {
    const p = page();
    p.connect();
    p.take('A01', 7);
    expect(statuses(p.live)).toEqual(['occupied', 'free']);
    expect(p.resync).not.toHaveBeenCalled();
  });

  it('asks again after a gap and does not apply what does not fit', () => {
    const p = page();
    p.connect();
    p.take('A01', 9);
    expect(statuses(p.live)).toEqual(['free', 'free']);
    expect(p.resync).toHaveBeenCalledTimes(1);
  });

  it('is not corrupted by a duplicate', () => {
    const p = page();
    p.connect();
    p.take('A01', 7);
    p.take('A01', 7);
    expect(statuses(p.live)).toEqual(['occupied', 'free']);
    expect(p.live.view.clock).toBe(8);
  });

  it('refuses a change that turns the clock back', () => {
    const p = page();
    p.connect();
    p.take('A01', 7, 6);
    expect(p.live.view.clock).toBe(7);
    expect(p.resync).toHaveBeenCalledTimes(1);
  });

  it('asks once for a burst, and again a second later', () => {
    const p = page();
    p.connect();
    for (let i = 0; i < 50; i += 1) p.take('A01', 20 + i);
    expect(p.resync).toHaveBeenCalledTimes(1);
    p.wait(1_000);
    p.take('A01', 90);
    expect(p.resync).toHaveBeenCalledTimes(2);
  });

  it('asks when a beat shows that a change was missed', () => {
    const p = page();
    p.connect();
    p.beat(8);
    expect(p.resync).toHaveBeenCalledTimes(1);
  });

  it('trusts nothing before the first snapshot of a connection, even if the clocks fit', () => {
    const p = page();
    p.connect();
    p.drop();
    p.take('A01', 7);
    p.beat(7);
    expect(p.live.connection).toBe('lost');
    expect(p.resync).toHaveBeenCalledTimes(1);
  });
});

describe('losing and healing', () => {
  it('shows everything unknown and no number after the limit of silence', () => {
    const p = page();
    p.connect();
    p.wait(BEAT_LIMIT);
    expect(p.live.connection).toBe('live');
    p.wait(1);
    expect([p.live.connection, statuses(p.live)]).toEqual(['lost', ['unknown', 'unknown']]);
    expect(p.live.view.zones[0]).toMatchObject({ free: null, unknown: 2, level: 'unknown' });
    expect(p.live.view.spaces[0]?.reason).toEqual({ code: 'sourceDown', since: p.live.asOf });
  });

  it('is lost at once when disconnected, and heals by a snapshot', () => {
    const p = page();
    p.connect();
    p.drop();
    expect(statuses(p.live)).toEqual(['unknown', 'unknown']);
    p.connect({ clock: 3 });
    expect([p.live.connection, statuses(p.live)]).toEqual(['live', ['free', 'free']]);
  });

  it('stays alive by beats', () => {
    const p = page();
    p.connect();
    for (let i = 0; i < 10; i += 1) {
      p.wait(2_000);
      p.beat(7);
    }
    expect(p.live.connection).toBe('live');
    expect(Date.parse(p.live.asOf)).toBe(start + 20_000);
  });

  it('is not kept alive by changes that do not fit', () => {
    const p = page();
    p.connect();
    for (let i = 0; i < 5; i += 1) {
      p.wait(1_000);
      p.take('A01', 50 + i);
    }
    expect(p.live.connection).toBe('lost');
  });

  it('does not believe a page that was rendered long ago', () => {
    const p = page(start + 60_000);
    expect(statuses(p.live)).toEqual(['unknown', 'unknown']);
    p.connect();
    expect(statuses(p.live)).toEqual(['free', 'free']);
  });

  it('does not take a slow start of the page for silence of the server', () => {
    const p = page(start + 15_000);
    expect([p.live.connection, statuses(p.live)]).toEqual(['connecting', ['free', 'free']]);
    p.wait(BEAT_LIMIT + 1);
    expect(p.live.connection).toBe('lost');
  });

  it('is lost when no snapshot comes at all', () => {
    const p = page();
    p.wait(BEAT_LIMIT + 1);
    expect(p.live.connection).toBe('lost');
  });
});

describe('pausing', () => {
  it('holds the screen while changes arrive, and catches up', () => {
    const p = page();
    p.connect();
    p.live.pause();
    const [held, now] = [p.live.view, p.live.now];
    p.wait(2_000);
    p.take('A01', 7);
    expect([p.live.view, p.live.now, p.live.asOf]).toEqual([held, now, held.takenAt]);
    p.live.resume();
    expect(statuses(p.live)).toEqual(['occupied', 'free']);
    expect(p.live.now).toBe(start + 2_000);
  });

  it('shows unknown from the loss of the connection until it is resumed', () => {
    const p = page();
    p.connect();
    p.live.pause();
    p.drop();
    expect(statuses(p.live)).toEqual(['unknown', 'unknown']);
    p.connect();
    expect(statuses(p.live)).toEqual(['unknown', 'unknown']);
    p.live.resume();
    expect(statuses(p.live)).toEqual(['free', 'free']);
  });
});

it("counts ages by the server's clock, not by this device's", () => {
  const p = page(start + 2_000);
  p.connect({ takenAt });
  p.wait(3_000);
  expect(p.live.now).toBe(start + 3_000);
});

it('says that the page is outdated when the server runs another build', () => {
  const p = page();
  p.connect();
  p.wait(250);
  expect(p.outdated).not.toHaveBeenCalled();
  p.connect({ version: 'abcdef2' });
  p.wait(250);
  expect(p.outdated).toHaveBeenCalled();
});

it('looks at the clock by itself, and closes the connection when it ends', () => {
  const p = page();
  p.connect();
  const tick = vi.spyOn(p.live, 'tick');
  vi.advanceTimersByTime(1_000);
  expect(tick).toHaveBeenCalledTimes(4);
  p.stop();
  vi.advanceTimersByTime(1_000);
  expect(tick).toHaveBeenCalledTimes(4);
  expect(p.close).toHaveBeenCalledTimes(1);
});

describe('a server that ends on purpose', () => {
  it('is believed as long as without a beat, and is known to come back', () => {
    const p = page();
    p.connect();
    p.goodbye();
    p.drop();
    p.wait(BEAT_LIMIT);
    expect([p.live.connection, p.live.restarting, statuses(p.live)]).toEqual([
      'live',
      true,
      ['free', 'free'],
    ]);
    p.wait(1);
    expect([p.live.connection, p.live.restarting]).toEqual(['lost', true]);
    p.connect();
    expect([p.live.connection, p.live.restarting]).toEqual(['live', false]);
  });

  it('is gone when it does not come back within two minutes', () => {
    const p = page();
    p.connect();
    p.goodbye();
    p.drop();
    p.wait(120_001);
    expect([p.live.connection, p.live.restarting]).toEqual(['lost', false]);
  });
});

describe('a viewer on its own', () => {
  it('begins a silent connection anew, and not more often than it can answer', () => {
    const p = page();
    p.connect();
    p.wait(2 * BEAT_LIMIT - 1);
    expect(p.revive).not.toHaveBeenCalled();
    p.wait(1);
    p.wait(250);
    expect(p.revive).toHaveBeenCalledTimes(1);
    p.wait(2 * BEAT_LIMIT);
    expect(p.revive).toHaveBeenCalledTimes(2);
  });

  it('remembers the last board without believing it, and goes by its own clock', () => {
    const p = page(start + 3_600_000);
    expect(p.live.connection).toBe('lost');
    const later = new Date(start + 60_000).toISOString();
    p.live.recall({ ...publicSnapshot(), takenAt: later });
    expect([p.live.asOf, statuses(p.live)]).toEqual([later, ['unknown', 'unknown']]);
    p.wait(1_000);
    expect(p.live.now).toBe(start + 3_601_000);
    p.connect();
    p.live.recall({ ...publicSnapshot(), takenAt: '2030-01-01T00:00:00Z' });
    expect(p.live.connection).toBe('live');
  });

  it('shows nothing as free while it sleeps, and asks for the picture when it wakes', () => {
    const p = page();
    p.connect();
    p.live.sleep();
    expect(statuses(p.live)).toEqual(['unknown', 'unknown']);
    p.wait(8 * 3_600_000);
    p.beat(7);
    expect([p.live.connection, p.resync.mock.calls.length]).toEqual(['lost', 1]);
    p.connect();
    expect(p.live.connection).toBe('live');
  });
});
