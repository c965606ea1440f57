import { expect, it, vi } from 'vitest';
import { handleError } from './hooks.server.ts';

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
  expect(shown).toEqual({ message: 'Internal Error' });
});
