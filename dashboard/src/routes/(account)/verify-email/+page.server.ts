import { redirect } from '@sveltejs/kit';
import type { RegisterWords } from '$lib/messages/register/words.ts';
import { safeNext } from '$lib/site/next.ts';
import type { PageServerLoad } from './$types';

type Outcome = keyof RegisterWords['verify'] | 'busy';

/** The mail is opened: the address is verified, and whoever registered is signed in. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const next = safeNext(url.searchParams.get('next'), '');
  const tell = (outcome: Outcome, wait: number | null = null) => ({ outcome, next, wait });
  const said = url.searchParams.get('done');
  // Once verified, the page is opened anew with the session that came with it: its header knows who it is.
  if (said !== null) return tell(said === 'email' ? 'changed' : 'done');
  const token = url.searchParams.get('token') ?? '';
  const { status, body, retryAfter } = await locals.ask(
    `/verify-email?token=${encodeURIComponent(token)}`,
  );
  if (status === 200) {
    const query = new URLSearchParams({ done: body.user ? 'email' : 'address' });
    if (next !== '') query.set('next', next);
    redirect(303, `/verify-email?${query}`);
  }
  if (status === 429) return tell('busy', retryAfter);
  return tell(body.code === 'TOKEN_EXPIRED' ? 'late' : 'wrong');
};
