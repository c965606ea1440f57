import type { PageServerLoad } from './$types';

/** The same board as the visitors': nothing on the lobby's wall may name a person or a device. */
export const load: PageServerLoad = ({ locals }) => ({
  snapshot: locals.live.public(),
  plan: locals.live.plan(),
  renderedAt: locals.live.now(),
});
