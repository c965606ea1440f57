import * as z from 'zod';
import { Content, Refused, route, type Route } from '../api/route.ts';
import {
  trends,
  trendsQuery,
  trendsTable,
  trendsTableQuery,
  type Trends,
  type TrendsTable,
} from '../contract/trends.ts';
import type { TrendsTableId } from '../contract/trends-words.ts';
import { csvOf } from './csv.ts';
import { NoSuchPeriod, type Asked } from './report.ts';

export interface TrendsRouteParts {
  report: (asked: Asked) => Promise<Trends>;
  /** null: the time is too long for such a table. */
  table: (id: TrendsTableId, asked: Asked) => Promise<TrendsTable | null>;
}

const READERS = ['staff', 'manager', 'official', 'administrator'] as const;
const limit = { points: 120, seconds: 60, by: 'person' } as const;

/** How much the office was used, for those who have to account for it. */
export function trendsRoutes({ report, table }: TrendsRouteParts): Route[] {
  const tableFor = async ({ table: id, ...asked }: Asked & { table: TrendsTableId }) => {
    const found = await table(id, asked).catch(refuse);
    if (found === null) {
      throw new Refused(400, 'この表は2か月より長い期間では作れません。月か日を選んでください');
    }
    return found;
  };
  return [
    route({
      method: 'get',
      path: '/trends',
      summary: 'Utilisation, bookings and data quality of a day, a month or a fiscal year',
      who: READERS,
      query: trendsQuery,
      response: trends,
      limit,
      handle: ({ query }) => report(query).catch(refuse),
    }),
    route({
      method: 'get',
      path: '/trends/table',
      summary: 'One table of the trends, as it stands under its plot and in its CSV',
      who: READERS,
      query: trendsTableQuery,
      response: trendsTable,
      limit,
      handle: ({ query }) => tableFor(query),
    }),
    route({
      method: 'get',
      path: '/trends.csv',
      summary: 'One table of the trends as CSV',
      who: READERS,
      query: trendsTableQuery,
      response: z.string(),
      limit,
      async handle({ query }) {
        const found = await tableFor(query);
        const name = ['trends', query.unit, query.at, query.zone, query.table]
          .filter((part) => part !== undefined && /^[\w-]+$/.test(part))
          .join('-');
        return new Content('text/csv; charset=utf-8', csvOf(found), `${name}.csv`);
      },
    }),
  ];
}

function refuse(error: unknown): never {
  if (error instanceof NoSuchPeriod) throw new Refused(400, error.message);
  throw error;
}
