import { NO_FACTS } from '../contract/venue-facts.ts';
import { Router } from 'express';
import { Api } from '../api/api.ts';
import { createApp } from '../app.ts';
import type { DayException } from '../calendar/calendar.ts';
import { toIso } from '../clock.ts';
import type { PublicForecast } from '../contract/forecast.ts';
import type { PublicSnapshot } from '../contract/live.ts';
import type { Actor } from '../contract/people.ts';
import { serveDashboard } from '../dashboard.ts';
import { listen } from '../listen.ts';
import { Hub, type Audience } from '../live/hub.ts';
import { Live } from '../live/live.ts';
import { vacancyRoutes } from '../live/vacancy.routes.ts';
import { Metrics } from '../metrics/metrics.ts';
import type { Layout } from '../occupancy/layout.ts';
import { Pulse } from '../pulse.ts';
import { Venue } from '../venue/venue.ts';
import { readFloorPlan } from '../../prisma/seed.ts';
import { freePort } from './processes.ts';

const plan = readFloorPlan();
const sensorOf = (space: string) => `sensor-${space}`;
const seatsOf = (zone: string) => plan.spaces.filter((space) => space.zone === zone);
const unitOf = new Map(plan.units.flatMap((unit) => unit.seats.map((seat) => [seat, unit.id])));

/** The real plan with one sensor under every seat. */
const LAYOUT: Layout = {
  zones: plan.zones.map(({ id, few, whole }) => ({ id, few, whole })),
  spaces: plan.spaces
    .filter(({ kind }) => kind !== 'reception')
    .map(({ id, zone }) => ({ id, zone, unit: unitOf.get(id) ?? null, outOfService: false })),
  devices: plan.spaces.map(({ id }) => ({
    id: sensorOf(id),
    bridge: null,
    heartbeat: { free: 60, occupied: 60 },
    places: [{ part: 0, space: id }],
  })),
  accessPoints: [],
  capacity: plan.spaces.length,
  roster: 1,
};

export type Wall = Awaited<ReturnType<typeof openWall>>;

/**
 * A server whose board a test holds in its hands: the real heart, calendar, hub and pages on the real
 * plan, a clock that stands still until it is moved, and no database.
 * @param at RFC 3339
 * @param options.actor who looks at its pages; nobody is signed in unless told
 */
export async function openWall(at: string, options: { demo?: boolean; actor?: Actor } = {}) {
  let running: { hub: Hub; end: () => Promise<void> } | null = null;
  const clock = { at: Date.parse(at), now: () => clock.at };
  const exceptions: DayException[] = [];
  const told: Pick<PublicSnapshot, 'notices' | 'emergency'> = { notices: [], emergency: null };
  const venue = new Venue('yy-square', LAYOUT, clock);
  const pulse = new Pulse({
    venue,
    clock,
    mode: 'calendar',
    exceptions: () => Promise.resolve(exceptions),
    onTick() {
      live.tick();
      running?.hub.changed();
    },
    onOpening: () => live.noteOpening(),
  });
  const build = { version: 'abcdef0' };
  const live = new Live({
    venue,
    plan,
    planOn: () => plan,
    clock,
    get version() {
      return build.version;
    },
    demo: options.demo ?? false,
    site: 'https://yysquare.example',
    sources: {
      bookings: () => [],
      accessPoints: () => [],
      lines: () => [],
      pending: () => ({ pending: [], pendingTotal: 0 }),
      health: () => ({ database: true, broker: true, waiting: 0, rejected: {} }),
      corrections: () => [],
      acknowledgements: () => [],
      told: () => told,
      day: pulse.day,
      modelOf: () => null,
      rejectedOf: () => 0,
    },
  });
  venue.onChange((changes) => {
    live.note(changes);
    running?.hub.changed();
  });
  await pulse.reload();
  pulse.beat();

  const port = await freePort();

  /** Changes that the lobby was sent since the start, and whoever waits for the hub to look again. */
  const lobby = { changes: 0, looked: () => {} };
  const counted = (audience: Audience): Audience => ({
    ...audience,
    takeDelta() {
      const delta = audience.takeDelta();
      if (audience.name !== '/signage') return delta;
      if (delta !== null) lobby.changes += 1;
      lobby.looked();
      return delta;
    },
  });

  /** Of two facts of one instant the first would stand. */
  let facts = 0;
  const stamp = () => clock.at + (facts += 1) / 1000;

  /** Seats with somebody on them, from the first on, of every zone that is named; the rest are free. */
  function seat(taken: Record<string, number>): void {
    for (const [zone, count] of Object.entries(taken))
      for (const [n, { id }] of seatsOf(zone).entries())
        venue.take({
          kind: 'presence',
          device: sensorOf(id),
          part: 0,
          occupied: n < count,
          at: stamp(),
        });
    venue.take({ kind: 'tick' });
  }

  return {
    url: `http://127.0.0.1:${port}`,
    clock,
    exceptions,
    told,
    venue,
    seat,
    /** The whole office, each zone with so many seats taken. */
    office(taken: Record<string, number> = {}) {
      const nobody = Object.fromEntries(
        plan.zones.filter((z) => z.public).map(({ id }) => [id, 0]),
      );
      seat({ ...nobody, ...taken });
    },
    /** Every sensor of a zone goes off the air. */
    silence(zone: string) {
      for (const { id } of seatsOf(zone))
        venue.take({ kind: 'availability', device: sensorOf(id), online: false, at: stamp() });
      venue.take({ kind: 'tick' });
    },
    /** Every sensor of a zone says that it is stuck, or that it is no longer. */
    stick(zone: string, active = true) {
      for (const { id } of seatsOf(zone))
        venue.take({ kind: 'fault', device: sensorOf(id), code: 'stuck', active, at: stamp() });
      venue.take({ kind: 'tick' });
    },
    book(bookings: { space: string; from: string; until: string }[]) {
      venue.take({
        kind: 'bookings',
        bookings: bookings.map(({ space, from, until }, n) => ({
          id: `b${n}`,
          space,
          startAt: Date.parse(from),
          endAt: Date.parse(until),
        })),
        checkIns: [],
      });
    },
    /** Moves the clock, and lets the calendar see it. */
    async time(to: string) {
      clock.at = Date.parse(to);
      await pulse.reload();
      pulse.beat();
    },
    /** The number of the last change that the lobby is sent, once all that happened is on its way. */
    async sent(): Promise<number> {
      const look = new Promise<void>((resolve) => (lobby.looked = resolve));
      running?.hub.changed();
      await look;
      return lobby.changes;
    },
    /** The server is of another build from now on. */
    renew(version: string) {
      build.version = version;
    },
    tell(what: Partial<typeof told>) {
      Object.assign(told, what);
      live.noteTold();
      running?.hub.changed();
    },
    async start() {
      const { http, io } = await createApp({
        live,
        forecast: () => forecastAt(clock.at, options.demo ?? false),
        accounts: {
          actorOf: () => Promise.resolve(options.actor ?? null),
          ask: () => Promise.resolve(new Response('', { status: 404 })),
          router: Router(),
          guard: () => {},
        },
        metrics: new Metrics(),
        sends: true,
        shownMail: null,
        metricsHere: false,
        unready: () => [],
        api: new Api([], () => Promise.resolve(null)),
        openData: vacancyRoutes({
          now: live.public,
          forecast: () => forecastAt(clock.at, options.demo ?? false),
        }),
        report: (error) => console.error(error),
        place: { facts: NO_FACTS, sample: false },
        dashboard: serveDashboard,
        trustProxy: 0,
      });
      lobby.changes = 0;
      const hub = new Hub(io, 'yy-square', live.audiences().map(counted), clock, () => {});
      hub.start();
      await listen(http, '127.0.0.1', port, 'the test');
      running = {
        hub,
        async end() {
          hub.stop();
          http.closeAllConnections();
          await io.close();
        },
      };
    },
    /** @param politely says goodbye, as on SIGTERM */
    async stop(politely = false) {
      const ended = running;
      running = null;
      if (politely) await ended?.hub.sayGoodbye();
      await ended?.end();
    },
  };
}

/** Enough seats now, few at the third full hour from now, none later. */
function forecastAt(now: number, demo: boolean): PublicForecast {
  const hour = 3_600_000;
  const first = (Math.floor(now / hour) + 1) * hour;
  const free = [6, 6, 1, 1, 6, 6];
  return {
    venue: 'yy-square',
    takenAt: toIso(now),
    demo,
    learnedAt: toIso(now),
    hours: null,
    desks: null,
    zones: plan.zones
      .filter((zone) => zone.public)
      .map(({ id }) => ({
        id,
        capacity: seatsOf(id).length,
        days: 20,
        missing: 0,
        usual: [],
        ahead: free.map((n, i) => ({
          at: toIso(first + i * hour),
          free: n,
          lo: Math.max(0, n - 1),
          hi: n + 1,
          level: n > 1 ? ('available' as const) : ('few' as const),
        })),
      })),
  };
}
