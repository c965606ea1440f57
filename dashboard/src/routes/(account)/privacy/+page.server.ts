import { error } from '@sveltejs/kit';
import type { ConsentDocument } from '$contract/members.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { status, body } = await locals.call('get', '/consents/privacy');
  if (status !== 200) error(status, 'しばらくしてからもう一度お試しください');
  return { text: body as ConsentDocument };
};
