import { redirect } from '@sveltejs/kit';
import { ROLE_WORDS } from '$contract/people.ts';
import { ownBookings } from './own.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor } = locals;
  if (actor === null) redirect(303, '/login?next=/account');
  const { name, email, role, awaits } = actor;
  const own = await ownBookings(locals, url);
  return { own, name, email, role, word: ROLE_WORDS[awaits ?? role], awaits: awaits !== undefined };
};
