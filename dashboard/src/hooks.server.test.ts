import { expect, it, vi } from 'vitest';
import { handleError, isForeign } from './hooks.server.ts';

type Fault = Parameters<typeof handleError>[0];

const fail = (status: number, path: string) => {
  const report = vi.fn();
  const written = vi.spyOn(console, 'error').mockImplementation(() => {});
  const error = new Error('the inside');
  const event = {
    locals: { report },
    request: new Request(`http://localhost${path}`),
    url: new URL(`http://localhost${path}`),
  } as unknown as Fault['event'];
  const shown = handleError({ error, event, status, message: 'Internal Error' });
  expect(written).not.toHaveBeenCalled();
  written.mockRestore();
  return { calls: report.mock.calls, shown, error, url: event.url };
};

it('writes nothing of an address that does not exist', () => {
  for (const [status, path] of [
    [404, `/${'x'.repeat(9_000)}`],
    [404, '/3C:22:FB:10:20:30'],
    [400, '/%'],
    [405, '/'],
  ] as const)
    expect(fail(status, path).calls).toEqual([]);
});

it('hands our own faults to the log, and none of the inside to the visitor', () => {
  const { calls, shown, error, url } = fail(500, '/signage');
  expect(calls).toEqual([[error, { method: 'GET', url }]]);
  expect(shown).toEqual({ message: 'ただいま、この画面を用意できません。' });
});

it('knows a form of another site from one of ours', () => {
  const form = (headers: Record<string, string>, method = 'POST') =>
    ({ method, headers: new Headers(headers) }) as Request;
  const url = new URL('https://office.example.jp/login');
  const type = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  expect(isForeign(form({ ...type, origin: 'https://office.example.jp' }), url)).toBe(false);
  expect(isForeign(form({ ...type, origin: 'https://elsewhere.example' }), url)).toBe(true);
  expect(isForeign(form({ ...type, origin: 'null' }), url)).toBe(true);
  expect(isForeign(form(type), url)).toBe(true);
  expect(isForeign(form({ 'content-type': 'application/json' }), url)).toBe(true);
  expect(isForeign(form({ origin: 'https://elsewhere.example' }, 'GET'), url)).toBe(false);
});
