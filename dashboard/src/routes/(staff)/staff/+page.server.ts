import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, request }) => {
  if (!locals.staff.session(request.headers.get('cookie') ?? undefined)) {
    redirect(303, '/staff/login');
  }
  return {
    snapshot: locals.live.staff(),
    plan: locals.live.plan(),
    renderedAt: locals.live.now(),
  };
};

export const actions: Actions = {
  logout({ cookies, locals, request }) {
    locals.staff.logout?.(request.headers.get('cookie') ?? undefined);
    cookies.delete(locals.staff.cookieName, { path: '/' });
    redirect(303, '/staff/login');
  },
};
