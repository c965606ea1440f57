import { createServer, type AddressInfo, type Server } from 'node:net';
import { Aedes } from 'aedes';
import mqtt from 'mqtt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { decode } from '../decode.ts';
import { AccessPointPoller } from '../routeros/accessPoint.ts';
import { parseAccessPoints } from '../routeros/config.ts';
import { SENSORS, sensorOf } from './inventory.ts';
import { startOffice, type StartOptions } from './office.ts';
import { Outbox } from './outbox.ts';
import { officeDays } from './simulate.ts';

const WORKING = Date.parse('2026-06-01T02:00:00Z');
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function listen(port = 0): Promise<{ port: number; close: () => Promise<void> }> {
  const aedes = await Aedes.createBroker();
  const server: Server = createServer(aedes.handle);
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const close = async () => {
    await new Promise<void>((done) => aedes.close(done));
    await new Promise<void>((done) => server.close(() => done()));
  };
  return { port: (server.address() as AddressInfo).port, close };
}

async function open(options: Partial<StartOptions> = {}) {
  const broker = await listen();
  undo.push(broker.close);
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const heard = new Map<string, ReturnType<typeof decode>[]>();
  const viewer = await mqtt.connectAsync(url);
  undo.push(() => viewer.endAsync(true));
  let wall = WORKING;
  viewer.on('message', (topic, payload) => {
    const decoded = decode({ topic, payload, receivedAt: new Date(wall).toISOString() });
    const list = heard.get(decoded.device ?? topic) ?? [];
    heard.set(decoded.device ?? topic, [...list, decoded]);
  });
  await viewer.subscribeAsync('#', { qos: 1 });
  const office = await startOffice({
    seed: 4,
    speed: 60,
    mqtt: { url },
    routers: false,
    site: 'kuuseki',
    now: () => wall,
    ...options,
  });
  undo.push(() => office.stop());
  const presence = (place: string) =>
    heard
      .get(sensorOf(place).id)
      ?.flatMap((one) => one.readings)
      .findLast((reading) => reading.kind === 'presence')?.occupied;
  return { office, heard, presence, pass: (ms: number) => (wall += ms) };
}

describe('the open office', () => {
  it('fills a fresh board over MQTT, and every message can be read', async () => {
    const { heard, office, pass } = await open();
    const { faults } = officeDays({ seed: 4, profile: 'normal', startDate: '2026-06-01' }).next()
      .value;
    const dead = faults.flatMap((f) => (f.kind === 'silent' && f.from <= WORKING ? [f.seat] : []));
    const alive = SENSORS.filter(
      (device) => !device.places.some((place) => 'space' in place && dead.includes(place.space)),
    );
    expect(dead).toEqual(['A01']);
    await vi.waitFor(() => expect(alive.every(({ id }) => heard.has(id))).toBe(true), 10_000);
    expect(heard.has(sensorOf('A01').id)).toBe(false);
    const before = office.counts().delivered;
    pass(60_000);
    await vi.waitFor(() => expect(office.counts().delivered).toBeGreaterThan(before + 100), 10_000);
    const all = [...heard.values()].flat();
    expect(all.filter((one) => one.rejected !== undefined)).toEqual([]);
    expect(office.counts().dropped).toBe(0);
    expect(office.accessPoints).toBe('');
  });

  it('breaks and heals by hand', async () => {
    const { office, presence, heard } = await open();
    await vi.waitFor(() => expect(heard.has(sensorOf('C06').id)).toBe(true), 10_000);
    const real = presence('C06');
    office.faults.stick('C06', real ? 0 : 1);
    await vi.waitFor(() => expect(presence('C06')).toBe(!real), 10_000);
    office.faults.heal('C06');
    await vi.waitFor(() => expect(presence('C06')).toBe(real), 10_000);
  });

  it('answers as routers whose clients, lines and failures are those of the day', async () => {
    const { office } = await open({ routers: true });
    const parsed = parseAccessPoints(office.accessPoints);
    if (!parsed.ok) throw new Error(parsed.faults.join());
    expect(parsed.accessPoints.map(({ id }) => id)).toEqual(['ap-1', 'ap-2']);
    expect(parsed.accessPoints[0]?.lines.map(({ name }) => name)).toEqual(['光回線1', '光回線2']);
    const day = officeDays({ seed: 4, profile: 'normal', startDate: '2026-06-01' }).next().value;
    const pollers = parsed.accessPoints.map(
      ({ host, port, user, password, lines }) =>
        new AccessPointPoller({
          ...{ host, port, user, password, deadline: 5000 },
          lines: lines.map((line) => line.interface),
        }),
    );
    for (const poller of pollers) undo.push(async () => poller.close());
    for (const [i, poller] of pollers.entries()) {
      const { t } = office.truth();
      const there = day.associations.filter(
        (c) => c.ap === `ap-${i + 1}` && c.from <= t && t < c.to,
      );
      const poll = await poller.poll();
      expect(poll.clients).toBe(there.length);
      expect(poll.faults).toEqual([]);
    }
    const [first] = pollers;
    office.faults.line('ether1', false);
    const cut = await first?.poll();
    expect(cut?.lines.map(({ running }) => running)).toEqual([false, true]);
    expect(cut?.lines[0]?.linkDowns).toBe(1);
    office.faults.router('ap-1', false);
    await expect(first?.poll()).rejects.toThrow();
    office.faults.router('ap-1', true);
    await vi.waitFor(async () => expect((await first?.poll())?.clients).not.toBeNull(), 10_000);
  });

  it('refuses a speed that it cannot keep', async () => {
    await expect(open({ speed: 601 })).rejects.toThrow(RangeError);
    await expect(open({ site: 'A B' })).rejects.toThrow(RangeError);
  });
});

describe('the outbox', () => {
  it('keeps the newest while the broker is away, counts the rest, and delivers in order', async () => {
    const first = await listen();
    await first.close();
    const log: string[] = [];
    const outbox = new Outbox(
      { url: `mqtt://127.0.0.1:${first.port}` },
      (line) => log.push(line),
      3,
    );
    undo.push(() => outbox.stop(0));
    for (let i = 1; i <= 10; i++) outbox.push({ topic: 'a', payload: String(i), retain: i === 10 });
    expect(outbox.dropped).toBe(7);
    await vi.waitFor(() => expect(log).toHaveLength(1), 10_000);
    const second = await listen(first.port);
    undo.push(second.close);
    await vi.waitFor(() => expect(outbox.delivered).toBe(3), 10_000);
    const late = await mqtt.connectAsync(`mqtt://127.0.0.1:${second.port}`);
    undo.push(() => late.endAsync(true));
    const retained = new Promise<string>((done) =>
      late.on('message', (_, p) => done(p.toString())),
    );
    await late.subscribeAsync('a');
    expect(await retained).toBe('10');
  });
});
