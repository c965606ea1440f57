import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import { dateOf } from '../calendar/calendar.ts';
import { toIso, type Clock } from '../clock.ts';
import {
  draftRequest,
  draftSaved,
  draftView,
  planCheck,
  planCheckRequest,
  planPublished,
  plansView,
  planVersion,
  publishRequest,
  type PlanVersionView,
} from '../contract/plan-api.ts';
import { guestSeats } from '../contract/plan-seats.ts';
import type { Drafts } from './drafts.ts';
import type { PlanBook } from './plan-book.ts';
import type { Plans } from './plans.ts';
import type { PlansStore } from './plans.store.ts';
import { LEFT, stateOf, type PlanVersion } from './versions.ts';

export interface PlanRouteParts {
  book: PlanBook;
  store: PlansStore;
  clock: Clock;
  drafts: Drafts;
  plans: Plans;
}

const who = ['manager', 'administrator'] as const;
const limit = { points: 30, seconds: 60, by: 'person' } as const;
const params = z.object({ id: z.string().max(60) });
const yes = z.enum(['true', 'false']).default('false');
/** Bytes of a plan with every seat that it may have. */
const PLAN_BYTES = 500_000;

/** The floor plan: drafts, versions, what publishing one means (VE30 to VE38). */
export function planRoutes({ book, store, clock, drafts, plans }: PlanRouteParts): Route[] {
  const view = async (versions: readonly PlanVersion[]): Promise<PlanVersionView[]> => {
    const names = await store.namesOf([...new Set(versions.flatMap((each) => each.madeBy ?? []))]);
    return versions.map((each) => ({
      id: each.id,
      effectiveFrom: each.effectiveFrom,
      effectiveAt: toIso(each.effectiveAt),
      state: stateOf(each, book.versions, clock.now()),
      note: each.note,
      madeBy: each.madeBy === null ? null : (names.get(each.madeBy) ?? LEFT),
      madeAt: each.madeAt.toISOString(),
      seats: guestSeats(each.plan).length,
    }));
  };
  return [
    route({
      method: 'get',
      path: '/floor-plans',
      summary: 'Versions of the floor plan, the newest first, and who is drawing another',
      who,
      response: plansView,
      async handle({ actor }) {
        const versions = await view((await book.load()).toReversed());
        const all = await store.drafts();
        const own = all.find(({ userId }) => userId === actor.userId);
        const draft = own && (await drafts.view(actor));
        return {
          today: dateOf(clock.now()),
          versions,
          draft: own && draft ? { savedAt: own.savedAt.toISOString(), stale: draft.stale } : null,
          others: all
            .filter((each) => each !== own)
            .map(({ name, savedAt }) => ({ name, savedAt: savedAt.toISOString() })),
        };
      },
    }),
    route({
      method: 'get',
      path: '/floor-plans/draft',
      summary: 'One’s own draft of the floor plan, or the newest plan to begin from',
      who,
      response: draftView,
      handle: ({ actor }) => drafts.view(actor),
    }),
    route({
      method: 'put',
      path: '/floor-plans/draft',
      summary: 'Save one’s draft over the one that was seen; 409 when another was saved meanwhile',
      who,
      body: draftRequest,
      response: draftSaved,
      status: 200,
      bodyLimit: PLAN_BYTES,
      handle: ({ body, actor }) => drafts.save(body, actor),
    }),
    route({
      method: 'delete',
      path: '/floor-plans/draft',
      summary: 'Throw one’s draft away',
      who,
      response: null,
      handle: ({ actor }) => drafts.discard(actor),
    }),
    route({
      method: 'post',
      path: '/floor-plans/check',
      summary:
        'What publishing one’s draft on a date would change, and whose bookings it would end',
      who,
      body: planCheckRequest,
      response: planCheck,
      limit,
      handle: ({ body, actor }) => plans.check(body.effectiveFrom, actor),
    }),
    route({
      method: 'post',
      path: '/floor-plans/publish',
      summary: 'Make one’s draft the plan from a date on; 409 lists the bookings in its way',
      who,
      body: publishRequest,
      response: planPublished,
      status: 201,
      limit,
      handle: ({ body, actor }) => plans.publish(body, actor),
    }),
    route({
      method: 'get',
      path: '/floor-plans/:id',
      summary: 'One version of the floor plan',
      who,
      params,
      response: planVersion,
      async handle({ params: { id } }) {
        const version = (await book.load()).find((each) => each.id === id);
        if (version === undefined) throw new Refused(404, 'この図はありません');
        return { version: (await view([version]))[0], plan: version.plan };
      },
    }),
    route({
      method: 'post',
      path: '/floor-plans/:id/restore',
      summary: 'Begin one’s draft from an old version; 409 while there is a draft',
      who,
      params,
      query: z.object({ replace: yes }),
      response: draftSaved,
      status: 201,
      limit,
      handle: ({ params: { id }, query, actor }) =>
        drafts.restore(id, query.replace === 'true', actor),
    }),
    route({
      method: 'delete',
      path: '/floor-plans/:id',
      summary: 'Take back a version that is not in force yet; 409 lists the bookings in its way',
      who,
      params,
      query: z.object({ cancelBookings: yes }),
      response: planPublished,
      status: 200,
      limit,
      handle: ({ params: { id }, query, actor }) =>
        plans.withdraw(id, query.cancelBookings === 'true', actor),
    }),
  ];
}
