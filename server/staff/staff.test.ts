import type { Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorHandler } from '../http.ts';
import type { PlaceRequest } from '../venue/venue.store.ts';
import { deviceRoutes } from './devices.routes.ts';
import { StaffSessions } from './session.ts';

const PASSWORD = 'correct horse battery';
let now = Date.parse('2026-11-24T01:00:00Z');
const clock = { now: () => now };

async function cookieOf(sessions: StaffSessions, ip = '10.0.0.1'): Promise<string> {
  const login = await sessions.login(PASSWORD, ip);
  if (!login.ok) throw new Error(login.reason);
  return `${sessions.cookieName}=${login.cookie.value}`;
}

describe('staff sessions', () => {
  it('open with the password only', async () => {
    const sessions = new StaffSessions(PASSWORD, clock);
    expect(await sessions.login('wrong', '10.0.0.1')).toEqual({ ok: false, reason: 'wrong' });
    expect(sessions.session(await cookieOf(sessions))).toBe(true);
  });

  it('make somebody wait after five tries, and nobody else', async () => {
    const sessions = new StaffSessions(PASSWORD, clock);
    for (let n = 0; n < 5; n += 1) await sessions.login('wrong', '10.0.0.2');
    expect(await sessions.login(PASSWORD, '10.0.0.2')).toMatchObject({
      ok: false,
      reason: 'tooMany',
    });
    expect((await sessions.login(PASSWORD, '10.0.0.3')).ok).toBe(true);
  });

  it('refuse what they did not sign, what is over, and what was signed out', async () => {
    const sessions = new StaffSessions(PASSWORD, clock);
    const cookie = await cookieOf(sessions);
    for (const wrong of [
      undefined,
      '',
      'kuuseki_staff=',
      `${cookie}x`,
      cookie.replace(/=\d+/, '=9999999999999'),
    ]) {
      expect(sessions.session(wrong)).toBe(false);
    }
    expect(new StaffSessions('another password', clock).session(cookie)).toBe(false);
    // A restart with the same password knows the session again.
    expect(new StaffSessions(PASSWORD, clock).session(cookie)).toBe(true);
    let ended = '';
    sessions.onEnd((id) => (ended = id));
    sessions.logout(cookie);
    expect([sessions.session(cookie), ended.length > 10]).toEqual([false, true]);
    const other = await cookieOf(sessions);
    now += 13 * 3_600_000;
    expect(sessions.session(other)).toBe(false);
  });
});

describe('device routes', () => {
  let server: Server;
  let origin = '';
  let cookie = '';
  const placed: [string, PlaceRequest][] = [];

  beforeAll(async () => {
    const sessions = new StaffSessions(PASSWORD, clock);
    cookie = await cookieOf(sessions);
    const app = express();
    app.use(
      deviceRoutes({
        sessions,
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
      errorHandler,
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
    const response = await fetch(`${origin}/devices/${device}/place`, {
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
    expect((await fetch(`${origin}/devices/desk-1/messages`)).status).toBe(401);
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
