import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import { dateOf, instantOf, nextDate } from '../calendar/calendar.ts';
import {
  bookableKind,
  date,
  bookingWeek,
  dayAvailability,
  dayLevel as dayLevelSchema,
  waitRequest,
  waitView,
} from '../contract/booking-api.ts';
import { bookingPolicy } from '../contract/policy.ts';
import { ROLES, type Actor } from '../contract/people.ts';
import { ANYBODY, availability, datesFrom, dayLevel } from './availability.ts';
import { insteads } from './insteads.ts';
import type { BookingsStore } from './bookings.store.ts';
import type { Wish } from './facts.ts';
import type { Situations } from './situation.ts';
import { waitViewOf, type Names } from './views.ts';
import type { Waits } from './waits.ts';
import { weekReader } from './week.ts';

export interface FreeRouteParts {
  store: BookingsStore;
  situations: Situations;
  waits: Waits;
  names: Names;
  now: () => number;
}

const limit = { points: 120, seconds: 60, by: 'address' } as const;
const wallTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const at = (date: string, time: string): number =>
  time === '24:00' ? instantOf(nextDate(date), '00:00') : instantOf(date, time);

/** What is left to book, for everybody; and the waitlist, for members. */
export function freeRoutes({ store, situations, waits, names, now }: FreeRouteParts): Route[] {
  const week = weekReader(store, situations, now);
  const instead = insteads(store, situations);
  const askerOf = async (actor: Actor | null) =>
    actor?.memberId == null
      ? ANYBODY
      : (await situations.asker(store.prisma, actor.memberId)).asker;

  return [
    route({
      method: 'get',
      path: '/booking/days',
      summary: 'How much is left of each day, for a kind of space',
      who: 'anyone',
      query: z.object({
        kind: bookableKind,
        from: date.optional(),
        days: z.coerce.number().int().min(1).max(42).default(14),
      }),
      response: z.object({ days: z.array(dayLevelSchema) }),
      limit,
      async handle({ query, actor }) {
        const asker = await askerOf(actor);
        const days = [];
        for (const date of datesFrom(query.from ?? dateOf(now()), query.days)) {
          const within = await situations.before(date);
          days.push(dayLevel(query.kind, asker, await within(store.prisma)));
        }
        return { days };
      },
    }),
    route({
      method: 'get',
      path: '/booking/rules',
      summary: 'The booking rules in force, as everybody may know them',
      who: 'anyone',
      response: bookingPolicy,
      handle: () => situations.policyNow(),
    }),
    route({
      method: 'get',
      path: '/booking/week',
      summary:
        'What anybody could still book on the next seven open days, by kind and part of the day',
      who: 'anyone',
      response: bookingWeek,
      handle: week,
    }),
    route({
      method: 'get',
      path: '/booking/day',
      summary: 'What can be booked in an interval of one day',
      who: 'anyone',
      query: z.object({
        date,
        from: wallTime,
        to: wallTime,
        outlet: z.enum(['true', 'false']).optional(),
        kind: bookableKind.optional(),
      }),
      response: dayAvailability,
      limit,
      async handle({ query, actor }) {
        const { date, from, to, outlet, kind } = query;
        const span = { startAt: at(date, from), endAt: at(date, to), outlet: outlet === 'true' };
        if (span.startAt >= span.endAt) {
          throw new Refused(400, '終わりの時刻は、始まりより後にしてください');
        }
        const asker = await askerOf(actor);
        const situation = await (await situations.before(date))(store.prisma);
        const day = availability(asker, span, situation);
        const refused = day.kinds.some((each) => each.kind === kind && each.refusal !== null);
        if (kind === undefined || !refused) return { ...day, alternatives: [] };
        const wish: Wish = { kind, space: null, ...span, by: 'member' };
        return { ...day, alternatives: await instead(wish, asker, situation) };
      },
    }),
    route({
      method: 'post',
      path: '/waits',
      summary: 'Joins the waitlist for a time at which nothing can be had',
      who: ROLES,
      body: waitRequest,
      response: waitView,
      status: 201,
      limit: { points: 20, seconds: 60, by: 'person' },
      handle: async ({ body, actor }) => waitViewOf(await waits.join(body, actor), names),
    }),
    route({
      method: 'delete',
      path: '/waits/:id',
      summary: 'Leaves the waitlist; what was offered goes to the next',
      who: ROLES,
      params: z.object({ id: z.string().max(60) }),
      response: null,
      limit: { points: 20, seconds: 60, by: 'person' },
      handle: ({ params, actor }) => waits.leave(params.id, actor),
    }),
  ];
}
