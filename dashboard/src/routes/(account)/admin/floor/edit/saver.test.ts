import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { floorPlan, type FloorPlan } from '$contract/floorplan.ts';
import { Saver } from './saver.svelte.ts';

const BASE = floorPlan.parse(JSON.parse(readFileSync('prisma/floorplan.json', 'utf8')));
const AT = '2026-11-24T05:02:00.000Z';

let plan: FloorPlan;
let sent: { plan: FloorPlan; etag: string | null }[] = [];
let answers: (() => { status: number; body: unknown })[] = [];
const saved = (etag: string) => () => ({ status: 200, body: { etag, savedAt: AT, faults: [] } });
const newSaver = () =>
  new Saver({
    ...{ etag: null, savedAt: null, basedOn: 'FP-2026-1', still: 100 },
    plan: () => plan,
    put: (body) => {
      sent.push(body as (typeof sent)[number]);
      const answer = answers.shift();
      if (answer === undefined) return Promise.reject(new Error('away'));
      return Promise.resolve(answer());
    },
  });
const draw = () => {
  plan = { ...plan, walls: plan.walls.slice(1) };
};

beforeEach(() => {
  vi.useFakeTimers();
  plan = BASE;
  sent = [];
  answers = [];
});
afterEach(() => vi.useRealTimers());

it('saves once the hand rests, each time over what it saved before', async () => {
  const saver = newSaver();
  answers = [saved('a'.repeat(16)), saved('b'.repeat(16))];
  draw();
  saver.note();
  await vi.advanceTimersByTimeAsync(80);
  draw();
  saver.note();
  expect([saver.state, sent.length]).toEqual(['waiting', 0]);
  await vi.advanceTimersByTimeAsync(100);
  expect([saver.state, saver.savedAt, sent.length]).toEqual(['saved', AT, 1]);
  draw();
  saver.note();
  await vi.advanceTimersByTimeAsync(100);
  expect(sent.map(({ etag }) => etag)).toEqual([null, 'a'.repeat(16)]);
});

it('says nothing when what was drawn is undone', async () => {
  const saver = newSaver();
  draw();
  saver.note();
  plan = BASE;
  saver.note();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([saver.state, sent.length]).toEqual(['saved', 0]);
});

it('saves again what is drawn while it saves', async () => {
  const saver = newSaver();
  answers = [
    () => {
      draw();
      saver.note();
      return saved('a'.repeat(16))();
    },
    saved('b'.repeat(16)),
  ];
  draw();
  saver.note();
  await vi.advanceTimersByTimeAsync(500);
  expect(saver.state).toBe('saved');
  expect(sent.at(-1)).toMatchObject({ plan, etag: 'a'.repeat(16) });
});

it('never overwrites another draft unasked', async () => {
  const saver = newSaver();
  const clash = { etag: 'c'.repeat(16), savedAt: AT };
  answers = [() => ({ status: 409, body: { error: '別の画面で変わりました', clash } })];
  draw();
  saver.note();
  await vi.advanceTimersByTimeAsync(100);
  expect([saver.state, saver.problem]).toEqual(['clash', '別の画面で変わりました']);
  expect(saver.theirs).toEqual(clash);
  draw();
  saver.note();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent.length).toBe(1);
  answers = [saved('d'.repeat(16))];
  expect(await saver.overwrite()).toBe(true);
  expect(sent.at(-1)).toMatchObject({ plan, etag: clash.etag });
});

it('tries again while the server is away', async () => {
  const saver = newSaver();
  draw();
  saver.note();
  await vi.advanceTimersByTimeAsync(100);
  expect(saver.state).toBe('failed');
  answers = [saved('a'.repeat(16))];
  await vi.advanceTimersByTimeAsync(5_000);
  expect([saver.state, saver.problem]).toEqual(['saved', '']);
});
