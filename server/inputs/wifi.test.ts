import { afterEach, describe, expect, it, vi } from 'vitest';
import { startRouter } from '../../devices/routeros/emulator/emulator.ts';
import type { EmulatedRouter } from '../../devices/routeros/emulator/router.ts';
import { sampleInterface, sampleRouter } from '../../devices/routeros/emulator/sample.ts';
import type { StaffLine } from '../contract/staff.ts';
import { freePort, until } from '../testing/processes.ts';
import { WifiInput, type WatchedAccessPoint } from './wifi.ts';

/** Milliseconds between two polls; short, so that a test sees many. */
const INTERVAL = 20;
const running: { stop: () => unknown }[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const each of running.splice(0).reverse()) await each.stop();
});

const open = async (changes: Partial<EmulatedRouter> = {}, port?: number) => {
  const router = await startRouter(sampleRouter(changes), port === undefined ? {} : { port });
  running.push(router);
  return router;
};

const accessPoint = (
  id: string,
  port: number,
  more: Partial<WatchedAccessPoint> = {},
): WatchedAccessPoint => ({
  id,
  name: `無線${id}`,
  host: '127.0.0.1',
  port,
  user: 'kuuseki',
  password: 'correct horse',
  tls: null,
  lines: [],
  excludeInterfaces: [],
  excludeSsids: [],
  ...more,
});

/** Watches routers with a clock that the test turns. */
function watch(...accessPoints: WatchedAccessPoint[]) {
  const clock = { time: Date.parse('2026-11-24T01:00:00Z'), now: () => clock.time };
  const counts: Record<string, (number | null)[]> = {};
  const sentences: string[] = [];
  const hooks = { polled: () => {} };
  const input = new WifiInput({
    interval: INTERVAL,
    clock,
    onClients: (id, clients) => (counts[id] ??= []).push(clients),
    onChange: () => hooks.polled(),
    log: (sentence) => sentences.push(sentence),
  });
  running.push(input);
  input.start(accessPoints);
  const polled = (id: string) => counts[id] ?? [];
  const more = (id: string, times: number) => {
    const from = polled(id).length;
    return until(`${times} more polls of ${id}`, () => polled(id).length >= from + times);
  };
  const state = (id: string) => input.accessPoints().find((each) => each.id === id);
  return { input, clock, hooks, polled, more, state, sentences };
}

describe('access points', { timeout: 30_000 }, () => {
  it('that are dead are unknown, not empty, and hold up no other', async () => {
    const alive = await open();
    const frozen = await open();
    frozen.inject({ kind: 'silent' });
    const { polled, more, state } = watch(
      accessPoint('frozen', frozen.port),
      accessPoint('gone', await freePort()),
      accessPoint('alive', alive.port),
    );
    await more('frozen', 1);
    expect(polled('frozen')).toEqual([null]);
    expect(polled('alive').length).toBeGreaterThan(5); // while the frozen one had not answered yet
    expect(new Set(polled('alive'))).toEqual(new Set([2]));
    expect(new Set(polled('gone'))).toEqual(new Set([null]));
    expect(state('gone')).toMatchObject({
      up: false,
      clients: null,
      problem: 'connection refused',
    });
    expect(state('frozen')?.problem).toContain('no answer');
  });

  it('with nobody on them are empty, not unknown', async () => {
    const { port } = await open({ clients: () => [] });
    const { polled, more } = watch(accessPoint('a', port));
    await more('a', 1);
    expect(polled('a')[0]).toBe(0);
  });

  it('heal by themselves, and say once that they went and that they are back', async () => {
    const router = await open();
    const { port } = router;
    const { polled, more, state, clock, sentences } = watch(
      accessPoint('a', port, { lines: [{ interface: 'ether1', name: '光回線1' }] }),
    );
    await more('a', 2);
    const came = state('a')?.since;
    clock.time += 60_000;
    await router.stop();
    await until('it to be unknown', () => polled('a').at(-1) === null);
    await more('a', 3);
    expect(state('a')).toMatchObject({ up: false, clients: null, version: null });
    clock.time += 60_000;
    await open({}, port);
    await until('it to be back', () => polled('a').at(-1) === 2);
    await more('a', 3);
    expect(sentences.map((each) => each.replace(/:.*/, ''))).toEqual([
      'access point a is up',
      'access point a is down',
      'access point a is up',
    ]);
    expect(Date.parse(state('a')?.since ?? '') - Date.parse(came ?? '')).toBe(120_000);
  });

  it('that refuse our password are asked ever more rarely, and none else is', async () => {
    const refusing = await open({ password: 'another' });
    const closed = await freePort();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const longest = async (port: number) => {
      const { input, polled, state } = watch(accessPoint('a', port));
      const waits: number[] = [];
      for (let n = 1; n <= 12; n += 1) {
        while (polled('a').length < n) await new Promise((resolve) => setImmediate(resolve));
        const before = Date.now();
        vi.advanceTimersToNextTimer();
        waits.push(Date.now() - before);
      }
      input.stop();
      return { wait: Math.max(...waits), problem: state('a')?.problem };
    };
    const refused = await longest(refusing.port);
    expect(refused.problem).toMatch(/user name or password/);
    expect(refused.wait).toBeGreaterThanOrEqual(150_000);
    expect(refused.wait).toBeLessThanOrEqual(300_000);
    expect((await longest(closed)).wait).toBeLessThanOrEqual(INTERVAL);
  });
});

describe('lines', () => {
  it('have a rate from the second poll on, none over a restart, and go with their router', async () => {
    let polls = 0;
    let restartedAt = 0;
    const router = await open({
      interfaces: () => {
        const rxBytes = (polls - restartedAt) * 125_000; // a megabit in each second
        return [sampleInterface({ name: 'ether1', rxBytes, txBytes: rxBytes / 5 })];
      },
    });
    const lines: StaffLine[] = [];
    const { input, clock, hooks } = watch(
      accessPoint('a', router.port, { lines: [{ interface: 'ether1', name: '光回線1' }] }),
    );
    hooks.polled = () => {
      lines.push(...input.lines());
      polls += 1;
      clock.time += 1_000; // a second between two polls
      if (polls === 3) restartedAt = 3;
      if (polls === 5) router.inject({ kind: 'off' });
    };
    await until('all polls', () => polls > 5);
    const megabit = { id: 'a-ether1', name: '光回線1', up: true, received: 1e6, sent: 2e5 };
    const none = { received: null, sent: null };
    expect(lines.slice(0, 6)).toMatchObject([
      { up: true, ...none },
      megabit,
      megabit,
      { up: true, ...none },
      megabit,
      { up: null, ...none },
    ]);
  });
});
