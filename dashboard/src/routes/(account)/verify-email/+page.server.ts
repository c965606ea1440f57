import type { PageServerLoad } from './$types';

/** Opened from the mail: verifies the address and signs in. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const token = url.searchParams.get('token') ?? '';
  const { status, body } = await locals.ask(`/verify-email?token=${encodeURIComponent(token)}`);
  const late = body.code === 'TOKEN_EXPIRED';
  return { outcome: status === 200 ? 'done' : status === 429 ? 'busy' : late ? 'late' : 'wrong' };
};
