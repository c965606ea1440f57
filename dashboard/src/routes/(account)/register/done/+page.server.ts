import { redirect } from '@sveltejs/kit';
import type { OwnMember } from '$contract/members.ts';
import { safeNext } from '$lib/site/next.ts';
import { BRING } from '$lib/members/values.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.actor === null) redirect(303, '/login?next=/account');
  const { status, body } = await locals.call('get', '/members/me');
  if (status !== 200) redirect(303, '/register/profile');
  const { number, type, residencePrefecture } = body as OwnMember;
  return {
    number,
    bring: BRING[type],
    moved: residencePrefecture !== null,
    next: safeNext(url.searchParams.get('next'), '/account'),
  };
};
