import { bandOf } from '$lib/notices/band.server.ts';
import { taskFrameOf } from '$lib/site/task-frame.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url, route }) => ({
  lang: locals.lang,
  venue: locals.live.plan().venue.name,
  demo: locals.live.public().demo,
  /** Whether mails leave the outbox. */
  sends: locals.sends,
  frame: await taskFrameOf({ locals, url, route }),
  place: locals.place,
  /** Whoever goes on to another page is told what is true by then. */
  at: url.pathname,
  told: bandOf(locals, locals.lang),
});
