import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { correction, service, uncorrected } from '../wishes.ts';
import { NAMELESS, Queue, uuid, type Outcome, type Wish } from './queue.svelte.ts';

interface Sent {
  path: string;
  requestId: string;
  body: Record<string, unknown>;
}

/** The server as a tablet meets it: it does what it hears once per id, and may not be heard. */
class Desk {
  heard: Sent[] = [];
  done = new Map<string, Sent>();
  up = true;
  /** The next answers get lost on their way back. */
  deaf = 0;
  refuses: (sent: Sent) => string | null = () => null;

  fetch = (url: string, init: { method: string; body?: string }): Promise<Response> => {
    if (!this.up) return Promise.reject(new TypeError('Failed to fetch'));
    const { requestId = '', ...body } = JSON.parse(init.body ?? '{}') as { requestId?: string };
    const path = url.replace(/^.*v1\//, '');
    const sent = { path, requestId: requestId || `${init.method} ${path}`, body };
    this.heard.push(sent);
    const error = this.refuses(sent);
    if (error === null && !this.done.has(requestId)) this.done.set(requestId, sent);
    if (this.deaf > 0) {
      this.deaf -= 1;
      return Promise.reject(new DOMException('timed out', 'TimeoutError'));
    }
    const answer = error === null ? { id: requestId, sentence: 'done' } : { error };
    return Promise.resolve(
      new Response(JSON.stringify(answer), { status: error === null ? 200 : 409 }),
    );
  };
}

let desk: Desk;
let told: Outcome[];
let ends: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  desk = new Desk();
  told = [];
  ends = [];
  vi.stubGlobal('fetch', desk.fetch);
});
afterEach(() => {
  for (const end of ends) end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = () => {
  const queue = new Queue('/api/v1/', (outcome) => told.push(outcome));
  ends.push(queue.start());
  return queue;
};
const wish = (path: string, body: Record<string, unknown>, key: string | null): Wish => ({
  ...{ requestId: uuid(), method: 'POST', path, body, key, means: null },
});
const settle = () => vi.advanceTimersByTimeAsync(10);
const paths = () => [...desk.done.values()].map(({ path }) => path);

it('sends what could not be sent once when the server is back, in the order of the actions', async () => {
  const queue = open();
  desk.up = false;
  for (const path of ['walk-ins', 'check-ins/c1/check-out', 'lockers/L01/return']) {
    expect(queue.add(wish(path, {}, path))).toBe(true);
    await settle();
  }
  expect(queue.unsent).toBe(3);
  expect(queue.holds('walk-ins')).toBe(true);
  desk.up = true;
  dispatchEvent(new Event('online'));
  await settle();
  expect(paths()).toEqual(['walk-ins', 'check-ins/c1/check-out', 'lockers/L01/return']);
  expect(desk.heard).toHaveLength(3);
  expect(queue.unsent).toBe(0);
  expect(told.map(({ ok }) => ok)).toEqual([true, true, true]);
});

it('tries again by itself, without a word of the browser', async () => {
  const queue = open();
  desk.up = false;
  queue.add(wish('walk-ins', {}, null));
  await settle();
  desk.up = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(paths()).toEqual(['walk-ins']);
  expect(queue.waiting).toEqual([]);
});

it('names an action whose answer was lost by the same id, so that it counts once', async () => {
  const queue = open();
  desk.deaf = 1;
  queue.add(wish('walk-ins', { kind: 'open' }, null));
  await settle();
  expect(queue.unsent).toBe(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(desk.heard).toHaveLength(2);
  expect(new Set(desk.heard.map(({ requestId }) => requestId)).size).toBe(1);
  expect(desk.done.size).toBe(1);
  expect(told).toHaveLength(1);
});

it('tells the reason of a refusal, with what was refused, and goes on with the next', async () => {
  const queue = open();
  desk.refuses = ({ path }) => (path.includes('c1') ? 'この方は、もう退館しています' : null);
  queue.add(wish('check-ins/c1/check-out', {}, 'b1'));
  queue.add(wish('check-ins/c2/check-out', {}, 'b2'));
  await settle();
  expect(told).toMatchObject([
    { ok: false, refusal: { error: 'この方は、もう退館しています。' }, of: { key: 'b1' } },
    { ok: true, of: { key: 'b2' } },
  ]);
  expect(queue.waiting).toEqual([]);
});

it('waits behind a server that is overrun, and does not take that for an answer', async () => {
  const queue = open();
  let busy = true;
  vi.stubGlobal('fetch', (url: string, init: { method: string; body?: string }) =>
    busy ? Promise.resolve(new Response('{}', { status: 503 })) : desk.fetch(url, init),
  );
  queue.add(wish('walk-ins', {}, null));
  await settle();
  expect(queue.unsent).toBe(1);
  busy = false;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(paths()).toEqual(['walk-ins']);
});

it('keeps the actions over a reload, with the same ids, and nobody’s name', async () => {
  const before = open();
  desk.up = false;
  before.add(wish('walk-ins', { holder: '周防 太郎', applied: true, kind: 'open' }, null));
  before.add(wish('check-ins/c1/check-out', {}, 'b1'));
  await settle();
  const stored = JSON.stringify({ ...localStorage });
  expect(stored).toContain('walk-ins');
  expect(stored).not.toContain('周防');
  // As long as the page lives, the name is sent as it was written.
  expect(before.waiting[0]?.body.holder).toBe('周防 太郎');
  const ids = before.waiting.map(({ requestId }) => requestId);
  ends.pop()?.();
  const after = open();
  expect(after.waiting.map(({ requestId }) => requestId)).toEqual(ids);
  desk.up = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(paths()).toEqual(['walk-ins', 'check-ins/c1/check-out']);
  expect(desk.done.get(ids[0]!)?.body).toMatchObject({ holder: NAMELESS, applied: true });
});

it('takes no more than a desk does in an hour, and starts with what can be read', async () => {
  localStorage.setItem('kuuseki-desk', '{broken');
  const queue = open();
  expect(queue.waiting).toEqual([]);
  desk.up = false;
  for (let n = 0; n < 50; n += 1) expect(queue.add(wish('walk-ins', {}, null))).toBe(true);
  expect(queue.add(wish('walk-ins', {}, null))).toBe(false);
  await settle();
  expect(queue.waiting).toHaveLength(50);
});

it('waits with what was seen of seats and heads too, with the time at which it was seen', async () => {
  const queue = open();
  desk.up = false;
  const at = Date.parse('2026-11-24T10:00:00+09:00');
  const count = correction({ people: 12 }, '在館 12人', at);
  for (const each of [
    correction({ space: 'A06', occupied: false }, 'A06 空席', at),
    count,
    service('A08', 'A08', true),
    uncorrected(count.requestId, '在館 12人', null),
  ]) {
    expect(queue.add(each)).toBe(true);
  }
  await settle();
  expect(queue.unsent).toBe(4);
  expect(queue.holds('A06')).toBe(true);
  desk.up = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(desk.heard.map(({ path, body }) => [path, body])).toEqual([
    [
      'staff/corrections',
      { about: { space: 'A06', occupied: false }, at: '2026-11-24T01:00:00.000Z' },
    ],
    ['staff/corrections', { about: { people: 12 }, at: '2026-11-24T01:00:00.000Z' }],
    ['staff/spaces/A08/service', { outOfService: true }],
    [`staff/corrections/${count.requestId}`, {}],
  ]);
  expect(told.map((one) => one.ok && one.of.means?.say)).toEqual([
    'A06 空席と記録しました',
    '在館 12人と記録しました',
    'A08の利用を停止しました',
    '記録を取り消しました：在館 12人',
  ]);
});

it('takes for deleted what is gone, whoever deleted it', async () => {
  const queue = open();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"error":"x"}', { status: 404 })));
  queue.add(uncorrected('c1', '在館 3人', null));
  await settle();
  expect(told).toMatchObject([{ ok: true, act: null }]);
});
