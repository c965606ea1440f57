import { error } from '@sveltejs/kit';
import type { Trends, TrendsTable } from '$contract/trends.ts';
import { TABLES, type TrendsTableId } from '$contract/trends-words.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal } from '$lib/form/text.ts';
import { wishOf } from '../wish.ts';
import type { PageServerLoad } from './$types';

/** The rows that a plot was made of. */
function rowsOf(plot: TrendsTableId, unit: string): 'spaces' | 'hours' | 'days' {
  if (plot === 'bookings' || plot === 'noShows') return 'days';
  return plot === 'heat' && unit !== 'year' ? 'hours' : 'spaces';
}

export const load: PageServerLoad = async ({ locals, url }) => {
  admitted(locals.actor, ['staff', 'manager', 'official', 'administrator'], url);
  const wish = wishOf(url.searchParams);
  const asked = url.searchParams.get('plot') ?? '';
  const plot = TABLES.find((each) => each === asked) ?? 'buckets';
  const table = rowsOf(plot, wish.unit);
  const [report, rows] = await Promise.all([
    locals.call('get', '/trends', { query: wish }),
    locals.call('get', '/trends/table', { query: { ...wish, table } }),
  ]);
  for (const { status, body } of [report, rows]) {
    if (status !== 200) error(status, refusal(body));
  }
  return { report: report.body as Trends, rows: rows.body as TrendsTable, plot };
};
