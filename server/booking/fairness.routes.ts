import * as z from 'zod';
import { Content, Refused, route, type Route } from '../api/route.ts';
import type { Actor } from '../contract/people.ts';
import {
  fairness,
  fairnessQuery,
  noShow,
  type Fairness,
  type NoShow,
} from '../contract/fairness-api.ts';
import { fairnessCsv } from './fairness.csv.ts';
import { coarse } from './fairness.ts';

export interface FairnessRouteParts {
  report: (from: string, to: string) => Promise<Fairness>;
  noShows: () => Promise<NoShow[]>;
}

const READERS = ['manager', 'official', 'administrator'] as const;
const limit = { points: 30, seconds: 60, by: 'person' } as const;
/** Milliseconds that one report may span: a year with its leap day. */
const LONGEST = 366 * 86_400_000;

/** Whom the rules refuse and whom they serve; who did not come again and again. */
export function fairnessRoutes({ report, noShows }: FairnessRouteParts): Route[] {
  const read = async ({ from, to }: { from: string; to: string }, actor: Actor) => {
    if (from > to) throw new Refused(400, '終わりの日は、始まりより後にしてください');
    if (Date.parse(to) - Date.parse(from) > LONGEST) throw new Refused(400, '期間は1年までです');
    const whole = await report(from, to);
    return actor.role === 'official' ? coarse(whole) : whole;
  };
  return [
    route({
      method: 'get',
      path: '/fairness',
      summary: 'Refusals by class, rule and kind, bookings by outcome, use of what is kept',
      who: READERS,
      query: fairnessQuery,
      response: fairness,
      limit,
      handle: ({ query, actor }) => read(query, actor),
    }),
    route({
      method: 'get',
      path: '/fairness.csv',
      summary: 'The fairness report as CSV',
      who: READERS,
      query: fairnessQuery,
      response: z.string(),
      limit,
      async handle({ query, actor }) {
        const csv = fairnessCsv(await read(query, actor));
        return new Content(
          'text/csv; charset=utf-8',
          csv,
          `fairness-${query.from}-${query.to}.csv`,
        );
      },
    }),
    route({
      method: 'get',
      path: '/reception/no-shows',
      summary: 'Members who often did not come; nobody is banned',
      who: ['staff', 'manager', 'administrator'],
      response: z.object({ members: z.array(noShow) }),
      handle: async () => ({ members: await noShows() }),
    }),
  ];
}
