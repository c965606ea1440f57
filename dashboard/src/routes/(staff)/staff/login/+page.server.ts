import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, request }) => {
  if (locals.staff.session(request.headers.get('cookie') ?? undefined)) redirect(303, '/staff');
  return { venue: locals.live.plan().venue.name, demo: locals.live.public().demo };
};

export const actions: Actions = {
  async default({ request, cookies, locals, url }) {
    const password = (await request.formData()).get('password');
    if (typeof password !== 'string' || password === '') {
      return fail(400, { problem: 'パスワードを入力してください。' });
    }
    const result = await locals.staff.login(password, locals.ip);
    if (result.ok) {
      cookies.set(locals.staff.cookieName, result.cookie.value, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: url.protocol === 'https:',
        maxAge: result.cookie.maxAge,
      });
      redirect(303, '/staff');
    }
    switch (result.reason) {
      case 'wrong':
        return fail(401, { problem: 'パスワードがちがいます。もう一度入力してください。' });
      case 'tooMany':
        return fail(429, { problem: tooMany(result.retryAfter) });
      default:
        return result.reason satisfies never;
    }
  },
};

const tooMany = (seconds: number | undefined): string =>
  seconds === undefined
    ? 'まちがいが続いたため、受け付けを止めています。しばらくしてからお試しください。'
    : `まちがいが続いたため、受け付けを止めています。${wait(seconds)}後にお試しください。`;

const wait = (seconds: number): string =>
  seconds < 60 ? `${Math.ceil(seconds)}秒` : `${Math.ceil(seconds / 60)}分`;
