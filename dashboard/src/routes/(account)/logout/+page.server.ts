import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  async default({ locals }) {
    await locals.ask('/sign-out', {});
    redirect(303, '/');
  },
};
