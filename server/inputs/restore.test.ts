import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { staffDoors } from '../live/projection.ts';
import type { Layout, Opening } from '../occupancy/layout.ts';
import type { Store } from '../store/open.ts';
import { LAYOUT, MINUTE, OPEN, TEN } from '../testing/board.ts';
import { openDatabase } from '../testing/database.ts';
import { sample } from '../testing/sensors.ts';
import { Venue } from '../venue/venue.ts';
import { Intake } from './intake.ts';
import { readingStore } from './readings.store.ts';
import { Registry } from './registry.ts';
import { restore } from './restore.ts';

const SECOND = 1000;
/** Also a sensor of regions that somebody has placed as a whole: its regions stand nowhere. */
const PLACED: Layout = {
  ...LAYOUT,
  devices: [
    ...LAYOUT.devices,
    {
      id: 'vs121p-369362028335',
      bridge: null,
      heartbeat: { free: 600, occupied: 600 },
      places: [{ part: 0, space: 'A03' }],
    },
  ],
};
let store: Store;
let venues = 0;
beforeAll(async () => void (store = await openDatabase()), 60_000);
afterAll(() => store.close());

/** One venue that hears messages live and stores them, and what a restart makes of it. */
function setUp(opening = OPEN) {
  const id = `venue-${(venues += 1)}`;
  const clock = { time: TEN, now: () => clock.time };
  const begin = (today: Opening): Venue => {
    const venue = new Venue(id, PLACED, clock);
    venue.take({ kind: 'opening', opening: today });
    return venue;
  };
  const readings = readingStore(store.prisma, id);
  const live = begin(opening);
  const intake = new Intake({
    clock,
    registry: new Registry(new Map(), clock),
    store: readings,
    take: (evidence) => live.take(evidence),
    isPlaced: () => true,
    onReading: () => {},
    warn: () => {},
  });
  const hear = ({ topic, payload }: { topic: string; payload: object }) =>
    intake.accept(
      {
        topic,
        payload: Buffer.from(JSON.stringify(payload)),
        receivedAt: new Date(clock.time).toISOString(),
      },
      () => {},
    );
  const say = (device: string, part: string, message: object) =>
    hear({
      topic: `kuuseki/v1/${id}/dev/${device}/${part}`,
      payload: { v: 1, boot: 'b1', ...message },
    });
  const poll = (clients: number | null) => {
    live.take({ kind: 'wifi', accessPoint: 'ap-1', clients, at: clock.time });
    intake.store([readings.poll('ap-1', clients, clock.time)]);
  };
  /** The board as it is now, live and after a restart. */
  const both = async (today = OPEN) => {
    await intake.stop();
    const restored = begin(today);
    await restore(restored, readings, clock);
    return [live, restored].map((venue) => {
      // What is settled comes back from its own store.
      const settled = structuredClone(live.board.settled);
      // When each process began to listen is no fact of the venue.
      Object.assign(venue.board, { settled, view: null, source: { up: true, since: TEN } });
      venue.take({ kind: 'tick' });
      return venue.board;
    });
  };
  return { live, clock, hear, say, poll, both };
}

type Step = { gap: number; late: number; again: boolean } & (
  | { device: string; part?: number; value: boolean | null; batt?: number }
  | { line: 1; in: number; out: number }
  | { device: string; online: boolean }
  | { clients: number | null }
);

const desk = fc.constantFrom('desk-1', 'desk-2', 'desk-3');
const what = fc.oneof(
  fc.record(
    {
      device: desk,
      value: fc.constantFrom(true, false, null),
      batt: fc.integer({ min: 0, max: 100 }),
    },
    { requiredKeys: ['device', 'value'] },
  ),
  fc.record({
    device: fc.constant('room'),
    part: fc.constantFrom(1, 2),
    value: fc.constantFrom(true, false, null),
  }),
  fc.record({
    line: fc.constant(1 as const),
    in: fc.integer({ min: 0, max: 3 }),
    out: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ device: fc.constantFrom('desk-1', 'bridge'), online: fc.boolean() }),
  fc.record({ clients: fc.option(fc.nat(40)) }),
);
const steps = fc.array(
  fc
    .tuple(
      fc.record({
        gap: fc.oneof(
          fc.integer({ min: 0, max: 5 * SECOND }),
          fc.integer({ min: 0, max: 90 * SECOND }),
        ),
        late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * SECOND })),
        again: fc.boolean(),
      }),
      what,
    )
    .map(([when, said]): Step => ({ ...when, ...said })),
  { maxLength: 40, size: 'max' },
);

it('gives the board that was live, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 0, max: 3 * MINUTE }), async (story, pause) => {
      const { clock, say, poll, both } = setUp();
      const totals = { in: 100, out: 90 };
      let seq = 0;
      for (const step of story) {
        clock.time += step.gap;
        const ts = new Date(clock.time - step.late).toISOString();
        const told = { ts, seq: (seq += 1) };
        const send = (): void => {
          if ('clients' in step) poll(step.clients);
          else if ('line' in step) {
            say('counter', 'count', { ...told, mode: 'cumulative', line: 1, ...totals });
          } else if ('online' in step) {
            say(step.device, 'avail', { ...told, s: step.online ? 'online' : 'offline' });
          } else {
            const { part, value, batt } = step;
            say(step.device, 'state', { ...told, kind: 'occupancy', part, value, batt });
          }
        };
        if ('line' in step) {
          totals.in += step.in;
          totals.out += step.out;
        }
        send();
        if (step.again) send();
      }
      clock.time += pause;
      const [live, restored] = await both();
      expect(JSON.stringify(restored)).toBe(JSON.stringify(live));
    }),
    { seed: 1, numRuns: 100 },
  );
}, 60_000);

it('counts at the door today what came today, however the counter reports', async () => {
  for (const mode of ['cumulative', 'period', 'event']) {
    const { live, clock, say, both } = setUp({ ...OPEN, date: '2026-11-23' });
    const count = (n: number, seq: number) =>
      say('counter', 'count', {
        ts: new Date(clock.time).toISOString(),
        seq,
        mode,
        line: 1,
        in: n,
        out: 0,
      });
    clock.time = TEN - 24 * 60 * MINUTE;
    count(mode === 'event' ? 1 : 5, 1);
    clock.time = TEN;
    live.take({ kind: 'opening', opening: OPEN });
    count(mode === 'event' ? 1 : 7, 2);
    const [before, after] = await both();
    expect([mode, staffDoors(after!)]).toEqual([mode, staffDoors(before!)]);
  }
});
it('does not believe a word that came too late, nor a sum beside its parts', async () => {
  const { clock, say, hear, both } = setUp();
  const sit = (value: boolean, seq: number, late: number) => {
    clock.time += 10 * SECOND;
    const ts = new Date(clock.time - late).toISOString();
    say('desk-1', 'state', { ts, seq, kind: 'occupancy', value });
  };
  sit(true, 1, 0);
  sit(true, 2, 0);
  sit(false, 3, 15 * SECOND);
  hear(sample('milesight-vs121p-1'));
  const [live, restored] = await both();
  expect(live!.spaces.A01).toMatchObject({ status: 'occupied', since: TEN + 10 * SECOND });
  expect(restored).toEqual(live);
});
