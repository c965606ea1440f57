import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
  role: locals.actor?.role ?? null,
  here: url.pathname,
});
