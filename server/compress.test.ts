import { createServer, type Server } from 'node:http';
import express, { type Response as Answer } from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compress } from './compress.ts';
import { listen } from './listen.ts';

const PAGE = `<html>${'いま空いている席'.repeat(500)}</html>`;

let http: Server;
let origin = '';
let waiting: Answer | null = null;

beforeAll(async () => {
  const app = express();
  app.use(compress);
  app.get('/page', (_request, response) => void response.send(PAGE));
  app.get('/small', (_request, response) => void response.json({ ok: true }));
  app.get('/done', (_request, response) => {
    response.set('content-encoding', 'br').type('html').send(PAGE);
  });
  app.get('/pieces', (_request, response) => {
    response.type('html').write('first');
    waiting = response;
  });
  http = createServer(app);
  origin = `http://127.0.0.1:${await listen(http, '127.0.0.1', 0, 'PORT')}`;
});
afterAll(() => http.close());

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(origin + path, {
    headers: { 'accept-encoding': 'gzip', ...headers },
  });
  await response.body?.cancel();
  return response.headers;
};
const encoding = async (path: string, headers: Record<string, string> = {}) =>
  (await ask(path, headers)).get('content-encoding');

it('compresses what is large, and nothing twice', async () => {
  expect(await encoding('/page')).toBe('gzip');
  expect(await encoding('/page', { 'accept-encoding': 'gzip, br' })).toBe('br');
  expect(await encoding('/page', { 'accept-encoding': 'identity' })).toBeNull();
  expect((await ask('/page')).get('vary')).toContain('Accept-Encoding');
  expect(await encoding('/small')).toBeNull();
  expect(await encoding('/done')).toBe('br');
});

it('tells another site nothing by the length of what is somebody’s own (BREACH)', async () => {
  const own = (from: string) => ({ cookie: 'session=1', 'sec-fetch-site': from });
  expect(await encoding('/page', own('cross-site'))).toBeNull();
  expect(await encoding('/page', own('same-site'))).toBeNull();
  expect(await encoding('/page', { cookie: 'session=1' })).toBeNull();
  expect(await encoding('/page', own('same-origin'))).toBe('gzip');
  expect(await encoding('/page', own('none'))).toBe('gzip');
  expect(await encoding('/page', { 'sec-fetch-site': 'cross-site' })).toBe('gzip');
});

it.each(['gzip', 'br'])(
  'holds back no piece of an answer that is still going on: %s',
  async (by) => {
    const response = await fetch(`${origin}/pieces`, { headers: { 'accept-encoding': by } });
    expect(response.headers.get('content-encoding')).toBe(by);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe('first');
    waiting?.end('second');
    expect((await reader.read()).value).toBe('second');
  },
);
