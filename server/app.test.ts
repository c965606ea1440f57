import express from 'express';
import { io as connect } from 'socket.io-client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Api } from './api/api.ts';
import { route } from './api/route.ts';
import { createApp, type App } from './app.ts';
import type { PublicForecast } from './contract/forecast.ts';
import { NO_FACTS } from './contract/venue-facts.ts';
import { listen } from './listen.ts';
import type { Live } from './live/live.ts';
import { Metrics } from './metrics/metrics.ts';

const report = vi.fn();
const broken = route({
  method: 'get',
  path: '/broken',
  summary: 'Breaks',
  who: 'anyone',
  response: null,
  handle: () => Promise.reject(new Error('secret detail of /etc/passwd')),
});
let app: App;
let origin = '';

beforeAll(async () => {
  const openData = express.Router();
  openData.get('/vacancy', (_request, response) => void response.json({}));
  app = await createApp({
    live: {} as Live,
    forecast: () => ({}) as PublicForecast,
    place: { facts: NO_FACTS, sample: false },
    accounts: {
      actorOf: () => Promise.resolve(null),
      ask: () => Promise.reject(new Error('not asked')),
      router: express.Router(),
      guard: () => {},
    },
    metrics: new Metrics(),
    sends: true,
    shownMail: null,
    metricsHere: false,
    unready: () => [],
    api: new Api([broken], () => Promise.resolve(null)),
    openData,
    report,
    dashboard: () =>
      Promise.resolve((_request, response) => void response.status(404).send('<html>')),
    trustProxy: 0,
  });
  app.io.of('/public');
  origin = `http://127.0.0.1:${await listen(app.http, '127.0.0.1', 0, 'PORT')}`;
});
afterAll(() => app.io.close());

it('answers programs that ask for what there is not with a sentence in JSON', async () => {
  for (const path of ['/api/v1/nope', '/api/v1/vacancy/nope', '/api/v2', '/api', '/api/v1/%']) {
    const response = await fetch(origin + path);
    expect([path, response.status]).toEqual([path, 404]);
    expect(((await response.json()) as { error: string }).error).toMatch(/[ぁ-ん]/);
  }
  expect((await fetch(`${origin}/api/v1/vacancy`, { method: 'POST' })).status).toBe(404);
  expect((await fetch(`${origin}/api/v1/vacancy`)).status).toBe(200);
  expect(await (await fetch(`${origin}/nope`)).text()).toBe('<html>');
});

it('lets viewers into the namespace of an audience only', async () => {
  const enter = (namespace: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(origin + namespace, { transports: ['websocket'], forceNew: true });
      const end = (word: string) => {
        socket.close();
        resolve(word);
      };
      socket.on('connect', () => end('in'));
      socket.on('connect_error', (error) => end(error.message));
    });
  expect(await enter('/public')).toBe('in');
  expect(await enter('/')).toBe('no such audience');
  expect(await enter('/nobody')).toBe('Invalid namespace');
  expect(app.io.of('/').sockets.size).toBe(0);
});

it('tells the log of its own faults, and the sender nothing of the inside', async () => {
  const response = await fetch(`${origin}/api/v1/broken?x=1`);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
  expect(report).toHaveBeenCalledTimes(1);
  expect(String(report.mock.calls[0]?.[0])).toContain('secret detail');
});
