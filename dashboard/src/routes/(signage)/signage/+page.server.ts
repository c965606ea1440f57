import { parseSignage } from '$contract/signage.ts';
import { doubt } from '$lib/live/doubt.ts';
import { codeOf } from '$lib/signage/code.server.ts';
import type { PageServerLoad } from './$types';

/**
 * The same board as the visitors': nothing on the lobby's wall may name a person or a device. The
 * service worker asks for the page without what holds only now, to show when nobody answers.
 */
export const load: PageServerLoad = ({ locals, url, request }) => {
  const empty = request.headers.has('kuuseki-shell');
  const board = locals.live.public();
  return {
    snapshot: empty ? { ...doubt(board, board.takenAt), notices: [], emergency: null } : board,
    plan: locals.live.plan(),
    /** 0: nobody can say when this is shown. */
    renderedAt: empty ? 0 : locals.live.now(),
    forecast: empty ? null : locals.forecast(),
    code: codeOf(locals.live.site() ?? url.origin, '/book'),
    ...parseSignage(url.searchParams),
  };
};
