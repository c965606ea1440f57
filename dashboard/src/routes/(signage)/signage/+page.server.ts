import { parseSignage } from '$contract/signage.ts';
import { doubt } from '$lib/live/doubt.ts';
import { codeOf, originForPhones } from '$lib/signage/code.server.ts';
import type { PageServerLoad } from './$types';

const NO_CODE = '予約の二次元コードは、KUUSEKI_URL に利用者の開くアドレスを設定すると出ます';

/**
 * The same board as the visitors': nothing on the lobby's wall may name a person or a device. The
 * service worker asks for the page without what holds only now, to show when nobody answers.
 */
export const load: PageServerLoad = ({ locals, url, request }) => {
  const empty = request.headers.has('kuuseki-shell');
  const board = locals.live.public();
  const origin = originForPhones(locals.live.site(), url);
  const { settings, problems } = parseSignage(url.searchParams);
  return {
    snapshot: empty ? { ...doubt(board, board.takenAt), notices: [], emergency: null } : board,
    plan: locals.live.plan(),
    /** 0: nobody can say when this is shown. */
    renderedAt: empty ? 0 : locals.live.now(),
    forecast: empty ? null : locals.forecast(),
    code: origin === null ? null : codeOf(origin, '/book'),
    settings,
    // A demo has no lobby whose phones would need the code.
    problems: origin === null && !board.demo ? [...problems, NO_CODE] : problems,
  };
};
