import { redirect } from '@sveltejs/kit';
import { ROLE_WORDS } from '$contract/people.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor } }) => {
  if (actor === null) redirect(303, '/login?next=/account');
  const { name, email, role, awaits } = actor;
  return { name, email, role, word: ROLE_WORDS[awaits ?? role], awaits: awaits !== undefined };
};
