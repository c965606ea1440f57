import type { Cookies } from '@sveltejs/kit';
import { expect, it, vi } from 'vitest';
import { actions } from './+page.server.ts';

const action = actions.default!;
type Event = Parameters<typeof action>[0];

/** Posts a password as the form does, to a server that answers with `answer`. */
async function post(password: string, answer: Awaited<ReturnType<App.Locals['staff']['login']>>) {
  const set = vi.fn<Cookies['set']>();
  const login = vi.fn(async () => answer);
  const url = new URL('https://office.example/staff/login');
  const request = {
    formData: async () => {
      const form = new FormData();
      form.set('password', password);
      return form;
    },
  };
  const locals = { staff: { cookieName: 'session', login }, ip: '192.0.2.7' };
  const event = { request, cookies: { set }, locals, url } as unknown as Event;
  const result = await Promise.resolve(action(event)).catch((thrown: unknown) => thrown);
  return { result, set, login };
}

it('sets a cookie that scripts cannot read and goes to the desk', async () => {
  const { result, set, login } = await post('correct', {
    ok: true,
    cookie: { value: 'v', maxAge: 60 },
  });
  expect(result).toMatchObject({ status: 303, location: '/staff' });
  expect(login).toHaveBeenCalledWith('correct', '192.0.2.7');
  expect(set).toHaveBeenCalledWith('session', 'v', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
    maxAge: 60,
  });
});

it.each([
  [{ ok: false, reason: 'wrong' }, 401, 'パスワードがちがいます'],
  [{ ok: false, reason: 'tooMany', retryAfter: 130 }, 429, '3分後'],
  [{ ok: false, reason: 'tooMany' }, 429, 'しばらくしてから'],
] as const)('answers %o with %i', async (answer, status, words) => {
  const { result, set } = await post('x', answer);
  expect(result).toMatchObject({ status, data: { problem: expect.stringContaining(words) } });
  expect(set).not.toHaveBeenCalled();
});

it('does not try an empty password', async () => {
  const { result, login } = await post('', { ok: false, reason: 'wrong' });
  expect(result).toMatchObject({ status: 400 });
  expect(login).not.toHaveBeenCalled();
});
