import type { Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Api } from '../api/api.ts';
import type { Seen, Standing } from '../corrections/corrections.store.ts';
import { errorHandler } from '../http.ts';
import { STAFF } from '../testing/booking.ts';
import { correctionRoutes } from './corrections.routes.ts';

/** Tuesday 24 November 2026, 10:00 in Tokyo. */
const TEN = Date.parse('2026-11-24T10:00:00+09:00');
const MINUTE = 60_000;
const ID = '5f0c1e8a-0000-4000-8000-000000000001';

let server: Server;
let url = '';
let made: Seen[];
let later: Standing | null;

beforeAll(async () => {
  const api = new Api(
    correctionRoutes({
      knows: (space) => space === 'A01',
      most: 60,
      clock: { now: () => TEN },
      make: (seen) => {
        made.push(seen);
        return Promise.resolve(later);
      },
      undo: () => Promise.resolve(true),
    }),
    () => Promise.resolve(STAFF),
  );
  const app = express();
  app.use(
    api.router(),
    errorHandler(() => {}),
  );
  await new Promise<void>((resolve) => (server = app.listen(0, '127.0.0.1', () => resolve())));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}/staff/corrections`;
});
afterAll(() => server.close());
beforeEach(() => {
  made = [];
  later = null;
});

const tell = async (body: object) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
};
const ago = (milliseconds: number) => new Date(TEN - milliseconds).toISOString();

it('writes down what was seen when it was seen, under the id that was sent', async () => {
  const about = { people: 12 };
  expect(await tell({ about, requestId: ID, at: ago(4 * MINUTE) })).toEqual({
    status: 201,
    body: { id: ID },
  });
  expect(made).toEqual([{ id: ID, about, by: STAFF.name, at: TEN - 4 * MINUTE }]);
});

it('takes what is told at once, or by a clock that is ahead, as seen now', async () => {
  for (const at of [undefined, ago(3_000), ago(-MINUTE)]) {
    expect((await tell({ about: { space: 'A01', occupied: true }, at })).status).toBe(201);
  }
  expect(made.map(({ at }) => at)).toEqual([TEN, TEN, TEN]);
  expect(new Set(made.map(({ id }) => id)).size).toBe(3);
});

it('refuses what says nothing of now any more, with the time at which it was seen', async () => {
  const count = await tell({ about: { people: 12 }, at: ago(11 * MINUTE) });
  expect(count).toMatchObject({
    status: 409,
    body: { error: expect.stringContaining('9:49') as string },
  });
  const seat = { space: 'A01', occupied: false };
  expect((await tell({ about: seat, at: ago(11 * MINUTE) })).status).toBe(201);
  expect((await tell({ about: seat, at: ago(31 * MINUTE) })).status).toBe(409);
  expect(made).toHaveLength(1);
});

it('says whose word stands when somebody looked later', async () => {
  later = { by: '山口', at: TEN - MINUTE };
  expect(await tell({ about: { people: 3 }, at: ago(2 * MINUTE) })).toMatchObject({
    status: 409,
    body: { error: '山口さんが9:59に見た記録があり、そちらが新しいです' },
  });
});
