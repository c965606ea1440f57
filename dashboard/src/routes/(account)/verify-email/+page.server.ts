import { redirect } from '@sveltejs/kit';
import { safeNext } from '$lib/site/next.ts';
import type { PageServerLoad } from './$types';

/** The mail is opened: the address is verified, and whoever registered is signed in. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const next = safeNext(url.searchParams.get('next'), '');
  const said = url.searchParams.get('done');
  // Once verified, the page is opened anew with the session that came with it: its header knows who it is.
  if (said !== null) return { outcome: said === 'email' ? 'changed' : 'done', next };
  const token = url.searchParams.get('token') ?? '';
  const { status, body } = await locals.ask(`/verify-email?token=${encodeURIComponent(token)}`);
  if (status === 200) {
    const query = new URLSearchParams({ done: body.user ? 'email' : 'address' });
    if (next !== '') query.set('next', next);
    redirect(303, `/verify-email?${query}`);
  }
  const late = body.code === 'TOKEN_EXPIRED';
  return { outcome: status === 429 ? 'busy' : late ? 'late' : 'wrong', next };
};
