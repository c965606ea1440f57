import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { toString as drawQr } from 'qrcode';
import type { Greeting } from '$contract/reception.ts';
import type { Actions, PageServerLoad } from './$types';

const COOKIE = 'kuuseki_kiosk';

/** The way to register, for one's own telephone: the tablet stays where it is. */
async function picture(address: string): Promise<string> {
  const svg = await drawQr(address, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

export const load: PageServerLoad = async ({ locals, cookies, url }) => {
  const token = cookies.get(COOKIE);
  const known =
    token !== undefined &&
    (await locals.call('post', '/kiosk/known', { body: { token } })).status === 204;
  const { name: venue } = locals.live.plan().venue;
  const register = await picture(`${url.origin}/register`);
  return { known, venue, register, demo: locals.live.public().demo };
};

export const actions: Actions = {
  async default({ request, locals, cookies }) {
    const token = cookies.get(COOKIE) ?? '';
    const code = (await request.formData()).get('code');
    if (typeof code !== 'string' || code.trim() === '') return fail(400, { problem: '' });
    const body = { token, requestId: randomUUID(), code: code.trim() };
    const answer = await locals.call('post', '/kiosk/check-in', { body });
    if (answer.status === 200) return { greeting: answer.body as Greeting };
    const closed = answer.status === 401;
    const problem = closed ? (answer.body as { error: string }).error : '受付へお声がけください';
    return fail(answer.status, { problem });
  },
};
