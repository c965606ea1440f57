import { describe, expect, it } from 'vitest';
import { decode } from '../decode.ts';
import { DeskFeed } from './desk.ts';
import type { Guest } from './names.ts';
import type { Truth } from './events.ts';
import type { Publication } from './gateways.ts';
import { SENSORS } from './inventory.ts';
import { Player } from './player.ts';
import { Transmitter } from './transmitter.ts';
import { CLOSES, MINUTE, OPENS, SEATS, SECOND, minuteOfDay } from './venue.ts';

/** 11:00 and 20:00 in Tokyo. */
const WORKING = Date.parse('2026-06-01T02:00:00Z');
const EVENING = Date.parse('2026-06-01T11:00:00Z');

function open(startedAt: number, speed: number, seed = 4, days?: number) {
  const sent: Publication[] = [];
  const minutes: Truth[] = [];
  const bookings: { id: string; space: string; startAt: Date; endAt: Date; guest: Guest }[] = [];
  const calls: string[] = [];
  const checks: { kind: string; booking: string | null; space: string }[] = [];
  const desk = new DeskFeed(
    {
      book: (booking) => void bookings.push(booking),
      cancel: (id) => void calls.push(`cancel ${id}`),
      checkIn: (check) => void checks.push({ kind: 'in', ...check }),
      checkOut: (check) => void checks.push({ kind: 'out', ...check }),
    },
    'test',
    (line) => calls.push(line),
  );
  const transmitter = new Transmitter('kuuseki', 'test', (one) => sent.push(one));
  const player = new Player({
    seed,
    profile: 'normal',
    speed,
    startedAt,
    transmitter,
    desk,
    onMinute: (truth) => minutes.push(truth),
    ...(days === undefined ? {} : { days }),
  });
  return { player, transmitter, sent, minutes, desk, bookings, calls, checks };
}

const read = (one: Publication, at: number) =>
  decode({
    topic: one.topic,
    payload: Buffer.from(one.payload),
    receivedAt: new Date(at).toISOString(),
  });

describe('the player', () => {
  it('begins at the time of day within opening hours, otherwise at ten', () => {
    expect(open(WORKING, 1).player.now).toBe(WORKING);
    expect(minuteOfDay(open(EVENING, 1).player.now)).toBe(10 * 60);
  });

  it('lets every living sensor say at once how it is', () => {
    const { player, sent } = open(WORKING, 60);
    const heard = new Set(sent.map((one) => read(one, WORKING).device));
    const dead = player.day.faults.filter((f) => f.from <= WORKING && WORKING < f.until);
    expect(SENSORS.filter((device) => !heard.has(device.id)).length).toBeLessThanOrEqual(
      dead.length,
    );
    const seated = [...player.truth().seats].filter((bit) => bit === '1').length;
    expect(seated).toBeGreaterThan(3);
    const occupied = sent
      .flatMap((one) => read(one, WORKING).readings)
      .filter((r) => r.kind === 'presence' && r.occupied).length;
    // Sensors err, but not wildly; two of the seated may be staff, whom nothing senses.
    expect(Math.abs(occupied - seated)).toBeLessThan(8);
  });

  it('goes on with the next morning when a day is over, without a gap on the wall clock', () => {
    const { player } = open(WORKING, 60);
    // 17:45 is 405 simulated minutes away.
    player.advance(WORKING + 405 * SECOND);
    expect(player.day.index).toBe(1);
    expect(minuteOfDay(player.now)).toBe(OPENS - 10);
    player.advance(WORKING + 465 * SECOND);
    expect(minuteOfDay(player.now)).toBe(OPENS + 50);
    expect(player.truth().n).toBeGreaterThan(0);
  });

  it('plays the same however often it is asked', () => {
    const often = open(WORKING, 60);
    const once = open(WORKING, 60);
    for (let s = 0; s <= 600; s += 10) often.player.advance(WORKING + s * SECOND);
    once.player.advance(WORKING + 600 * SECOND);
    expect(once.minutes).toEqual(often.minutes);
    expect(once.player.truth()).toEqual(often.player.truth());
  });

  it('stamps messages with the wall clock, never ahead of it and seldom behind', () => {
    const { player, sent } = open(WORKING, 60);
    let behind = 0;
    let all = 0;
    for (let s = 1; s <= 300; s++) {
      const now = WORKING + s * SECOND;
      sent.length = 0;
      player.advance(now);
      for (const one of sent) {
        const { readings, rejected } = read(one, now + 60_000);
        expect(rejected).toBeUndefined();
        for (const { at } of readings) {
          if (at === undefined || !one.topic.includes('/device/')) continue;
          all++;
          expect(Date.parse(at)).toBeLessThanOrEqual(now);
          if (Date.parse(at) < now - 2 * SECOND) behind++;
        }
      }
    }
    expect(all).toBeGreaterThan(200);
    expect(behind).toBeGreaterThan(0);
    expect(behind / all).toBeLessThan(0.1);
  });

  it('tells the desk of bookings that never overlap, and cancels and checks in only those', async () => {
    const { player, desk, bookings, calls, checks } = open(WORKING, 600);
    player.advance(WORKING + 200 * SECOND);
    await desk.settled();
    expect(player.day.index).toBeGreaterThan(2);
    expect(bookings.length).toBeGreaterThan(60);
    const ids = new Set(bookings.map(({ id }) => id));
    expect(ids.size).toBe(bookings.length);
    for (const [i, a] of bookings.entries()) {
      expect(a.endAt.getTime()).toBeGreaterThan(a.startAt.getTime());
      expect([a.guest.family.text, a.guest.given.text].join('')).toMatch(/^\S{2,6}$/);
      expect(a.guest.family.kana + a.guest.given.kana).toMatch(/^[ァ-ヶー]{3,12}$/u);
      const clash = bookings
        .slice(i + 1)
        .filter((b) => b.space === a.space && a.startAt < b.endAt && b.startAt < a.endAt);
      expect(clash).toEqual([]);
    }
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.every((call) => ids.has(call.replace('cancel ', '')))).toBe(true);
    const known = new Set([...SEATS.map((seat) => seat.id), 'M', 'CA', 'CB']);
    const open_ = new Map<string, string | null>();
    for (const { kind, booking, space } of checks) {
      expect(known.has(space)).toBe(true);
      if (booking !== null) expect(ids.has(booking)).toBe(true);
      if (kind === 'in') {
        expect(open_.has(space)).toBe(false);
        open_.set(space, booking);
      } else {
        expect(open_.get(space)).toBe(booking);
        open_.delete(space);
      }
    }
    expect(checks.some(({ booking }) => booking === null)).toBe(true);
    expect(new Set(bookings.map(({ space }) => space)).has('M')).toBe(true);
  });

  it('says that a silent radar is gone after ten minutes, and that it is back', () => {
    const { player, transmitter, sent } = open(WORKING, 60, 4);
    const states = () =>
      sent.filter((one) => one.topic.endsWith('booth-1/availability')).map((one) => one.payload);
    player.advance(WORKING + SECOND);
    expect(states()).toEqual(['{"state":"online"}']);
    transmitter.silence('booth-1');
    player.advance(WORKING + 2 * SECOND);
    player.advance(WORKING + 13 * SECOND);
    expect(states().at(-1)).toBe('{"state":"offline"}');
    transmitter.heal('booth-1', WORKING + 14 * SECOND);
    player.advance(WORKING + 14 * SECOND);
    expect(states().at(-1)).toBe('{"state":"online"}');
  });

  it('stops after the days it was given, having told every minute once', () => {
    const { player, minutes } = open(WORKING, 600, 4, 1);
    player.advance(WORKING + 3600 * SECOND);
    expect(player.finished).toBe(true);
    const times = minutes.map(({ t }) => t);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(times[0]).toBeLessThanOrEqual(WORKING + MINUTE);
    expect(minuteOfDay(times.at(-1) ?? 0)).toBeGreaterThan(CLOSES);
  });
});
