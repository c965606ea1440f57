import type { Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorHandler } from '../http.ts';
import type { PlaceRequest } from '../venue/venue.store.ts';
import { Api } from '../api/api.ts';
import type { Actor } from '../contract/people.ts';
import { deviceRoutes } from './devices.routes.ts';

const desk: Actor = {
  userId: 'u1',
  name: '受付 太郎',
  email: 'staff@example.jp',
  role: 'staff',
  memberId: null,
};

describe('device routes', () => {
  let server: Server;
  let origin = '';
  const cookie = 'desk';
  const placed: [string, PlaceRequest][] = [];

  beforeAll(async () => {
    const api = new Api(
      deviceRoutes({
        messages: () => [],
        place: (device, place) => {
          if ('space' in place && place.space === 'Z99')
            return Promise.resolve('席 Z99 はありません');
          if (device === 'broken') throw new Error('secret detail of /etc/passwd');
          placed.push([device, place]);
          return Promise.resolve(null);
        },
        unplace: () => Promise.resolve(),
      }),
      ({ headers }) => Promise.resolve(headers.cookie === cookie ? desk : null),
    );
    const app = express();
    app.use(
      api.router(),
      errorHandler(() => {}),
    );
    await new Promise<void>((resolve) => (server = app.listen(0, '127.0.0.1', () => resolve())));
    origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => server.close());

  const put = async (
    body: unknown,
    headers: Record<string, string> = { cookie },
    device = 'desk-1',
  ) => {
    const response = await fetch(`${origin}/staff/devices/${device}/place`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  };

  it('are for staff, from our own pages', async () => {
    expect((await put({ space: 'A01' }, {})).status).toBe(401);
    expect(
      (await put({ space: 'A01' }, { cookie, origin: 'https://elsewhere.example' })).status,
    ).toBe(403);
    expect((await put({ space: 'A01' }, { cookie, origin: 'null' })).status).toBe(403);
    expect((await fetch(`${origin}/staff/devices/desk-1/messages`)).status).toBe(401);
    expect(placed).toEqual([]);
  });

  it('place a device, and say what is wrong', async () => {
    expect((await put({ space: 'A01', part: 2 }, { cookie, origin })).status).toBe(204);
    expect(placed).toEqual([['desk-1', { space: 'A01', part: 2 }]]);
    expect(await put({ space: 'Z99' })).toMatchObject({
      status: 422,
      text: expect.stringContaining('Z99') as string,
    });
    for (const wrong of [
      {},
      { space: 'a01' },
      { space: 'A01', door: 'x' },
      { space: 'A01', part: 0 },
      '{',
      [1],
    ]) {
      expect((await put(wrong)).status).toBe(400);
    }
    expect((await put({ space: 'A01', model: 'x'.repeat(9_000) })).status).toBe(413);
  });

  it('tell nothing of the inside when something breaks', async () => {
    const { status, text } = await put({ space: 'A01' }, { cookie }, 'broken');
    expect(status).toBe(500);
    expect(text).not.toContain('secret');
  });
});
