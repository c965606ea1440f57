import { MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toIso } from '../clock.ts';
import { MQTT_USERS, startMosquitto, until, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';
import { openGateway } from '../testing/sensors.ts';
import { Intake } from './intake.ts';
import { MqttInput } from './mqtt.ts';
import { readingStore, type ReadingRow, type ReadingStore } from './readings.store.ts';
import { Registry } from './registry.ts';

const VENUE = 'yy-square';
const clock = { now: () => Date.parse('2026-11-24T01:00:00Z') };
const running: { stop: () => Promise<unknown> }[] = [];
const keep = <T extends { stop: () => Promise<unknown> }>(each: T): T => {
  running.push(each);
  return each;
};

/** One life of the server: what it heard, and a database that answers when the test says so. */
function live(port: number, password: string = MQTT_USERS.server) {
  const heard: number[] = [];
  const states: boolean[] = [];
  const sentences: string[] = [];
  const gate = { open: true };
  const readings = readingStore(undefined as never, VENUE);
  const store: ReadingStore = {
    ...readings,
    commit: async (_rows: ReadingRow[]) => {
      if (!gate.open) throw new Error('the database is away');
      return 0;
    },
  };
  const intake = new Intake({
    clock,
    registry: new Registry(new Map(), clock),
    store,
    take: (evidence) => {
      if (evidence.kind === 'battery') heard.push(evidence.percent);
      return null;
    },
    isPlaced: () => true,
    onReading: () => {},
    warn: () => {},
  });
  const input = new MqttInput({
    url: `mqtt://127.0.0.1:${port}`,
    user: 'server',
    password,
    venue: VENUE,
    intake,
    clock,
    onState: (up) => states.push(up),
    log: (sentence) => sentences.push(sentence),
  });
  keep({
    stop: async () => {
      await input.stop();
      await intake.stop();
    },
  });
  input.start();
  return { input, intake, heard, states, sentences, gate };
}

describe.skipIf(!needs('mosquitto', 'mosquitto_passwd'))(
  'with a real broker',
  { timeout: 60_000 },
  () => {
    let broker: Program;
    let gateway: MqttClient;
    beforeEach(async () => {
      broker = keep(await startMosquitto());
      gateway = await openGateway(broker.port);
      keep({ stop: () => gateway.endAsync(true) });
    }, 30_000);
    afterEach(async () => {
      for (const each of running.splice(0).reverse()) await each.stop();
    }, 30_000);

    it('is there only once the broker has its subscription: what comes before reaches nobody', async () => {
      const subscribe = Reflect.get(MqttClient.prototype, 'subscribe') as unknown as () => void;
      const held: (() => void)[] = [];
      const spy = vi.spyOn(MqttClient.prototype, 'subscribe').mockImplementation(function (
        this: MqttClient,
        ...args: unknown[]
      ) {
        held.push(() => void Reflect.apply(subscribe, this, args));
        return this;
      });
      try {
        const { sentences, states } = live(broker.port);
        await until('it to be connected', () => sentences.includes('MQTT broker connected'));
        await until('it to subscribe', () => held.length > 0);
        expect(states).not.toContain(true);
        for (const go of held) go();
        await until('it to be there', () => states.includes(true));
      } finally {
        spy.mockRestore();
      }
    });

    /** Message number n says n in the only place where a number survives: its charge. */
    const publish = (n: number, device = 'desk-1') =>
      gateway.publishAsync(
        `kuuseki/v1/${VENUE}/dev/${device}/health`,
        JSON.stringify({ v: 1, ts: toIso(clock.now()), seq: n, batt: n }),
        { qos: 1 },
      );
    const publishAll = async (from: number, to: number) => {
      for (let n = from; n <= to; n += 1) await publish(n);
    };
    const numbers = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, n) => from + n);
    const up = (server: ReturnType<typeof live>) =>
      until('the subscription', async () => {
        await publish(0);
        return server.heard.length > 0;
      });

    it('gets again what was heard and not committed, in order', async () => {
      const first = live(broker.port);
      await up(first);
      await publishAll(1, 5);
      await until('five commits', () => first.heard.includes(5) && first.intake.waiting === 0);
      first.gate.open = false;
      await publishAll(6, 9);
      await until('nine', () => first.heard.includes(9));
      await first.input.stop(); // killed: its queue dies with it
      await publishAll(10, 12); // meanwhile the broker keeps what comes
      const second = live(broker.port);
      await until('all others', () => second.heard.includes(12));
      // An acknowledgement may die with its connection, so more may come; the order stays.
      expect(second.heard.slice(-7)).toEqual(numbers(6, 12));
    });

    it('acknowledges when the commit is there: the broker goes on beyond its 500 in flight', async () => {
      const server = live(broker.port);
      await up(server);
      server.gate.open = false;
      await Promise.all(numbers(1, 600).map((n) => publish(1, `desk-${n}`)));
      await until('all that may be in flight', () => server.heard.length >= 500);
      expect(server.heard.length).toBeLessThanOrEqual(502); // and the one or two before the gate closed
      server.gate.open = true;
      await until('the others', () => server.heard.length >= 601);
    });

    it('tells when it goes and comes, and hears on by itself', async () => {
      const server = live(broker.port);
      await up(server);
      expect(server.states).toEqual([true]);
      await broker.stop();
      await until('the loss', () => server.states.at(-1) === false);
      await broker.restart();
      await until('the return', () => server.states.at(-1) === true);
      await until('the gateway', () => gateway.connected);
      await publish(7);
      await until('the next message', () => server.heard.includes(7));
    });

    it('that refuses us is named once, and tried again', async () => {
      const server = live(broker.port, 'wrong');
      await until('two tries', () => server.states.length >= 2);
      expect(new Set(server.states)).toEqual(new Set([false]));
      expect(server.sentences).toEqual([expect.stringContaining('Not authorized')]);
      expect(server.sentences.join()).not.toContain('wrong');
    });

    it('keeps what a full queue cannot take, and is asked for it when there is room', async () => {
      const server = live(broker.port);
      await up(server);
      await until('its commit', () => server.intake.waiting === 0);
      server.gate.open = false;
      const row = readingStore(undefined as never, VENUE).poll('ap-1', 1, clock.now());
      while (server.intake.waiting < 10_000) server.intake.store([row]);
      await publishAll(1, 3);
      await until('the refusal', () => server.sentences.some((each) => each.includes('full')));
      expect(server.heard).not.toContain(1);
      server.gate.open = true;
      await until('the three', () => server.heard.includes(3));
      expect(server.heard.slice(-3)).toEqual([1, 2, 3]);
      // The broker may hand over what it held before it confirms the subscription.
      await until('the broker to be there again', () => server.states.length === 3);
      expect(server.states).toEqual([true, false, true]);
      expect(server.sentences.filter((each) => each.includes('full'))).toHaveLength(1);
    });
  },
);
