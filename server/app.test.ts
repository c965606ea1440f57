import express from 'express';
import { io as connect } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp, type App } from './app.ts';
import type { PublicForecast } from './contract/forecast.ts';
import { listen } from './listen.ts';
import type { Live } from './live/live.ts';
import { Metrics } from './metrics/metrics.ts';
import { StaffSessions } from './staff/session.ts';

const clock = { now: () => Date.parse('2026-11-24T01:00:00Z') };
let app: App;
let origin = '';

beforeAll(async () => {
  const api = express.Router();
  api.get('/vacancy', (_request, response) => void response.json({}));
  app = await createApp({
    clock,
    live: {} as Live,
    forecast: () => ({}) as PublicForecast,
    sessions: new StaffSessions('correct horse battery', clock),
    metrics: new Metrics(),
    metricsHere: false,
    unready: () => [],
    api,
    report: () => {},
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
