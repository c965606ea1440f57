import { error } from '@sveltejs/kit';
import type { TrendsTable } from '$contract/trends.ts';
import { TABLES, type TrendsTableId } from '$contract/trends-words.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal } from '$lib/form/text.ts';
import { reportFor } from '../report.server.ts';
import type { PageServerLoad } from './$types';

/** The rows that a plot was made of. */
function rowsOf(plot: TrendsTableId, unit: string): 'spaces' | 'hours' | 'days' {
  if (plot === 'bookings' || plot === 'noShows') return 'days';
  return plot === 'heat' && unit !== 'year' ? 'hours' : 'spaces';
}

export const load: PageServerLoad = async ({ locals, url }) => {
  admitted(locals.actor, ['staff', 'manager', 'official', 'administrator'], url);
  const asked = url.searchParams.get('plot') ?? '';
  const plot = TABLES.find((each) => each === asked) ?? 'buckets';
  const { report, wish, instead } = await reportFor(locals, url.searchParams);
  const table = rowsOf(plot, wish.unit);
  const rows = await locals.call('get', '/trends/table', { query: { ...wish, table } });
  if (rows.status !== 200) error(rows.status, refusal(rows.body));
  const unknown = asked === '' || asked === plot ? '' : `図「${asked.slice(0, 40)}」はありません。`;
  return { report, rows: rows.body as TrendsTable, plot, instead: unknown + instead };
};
