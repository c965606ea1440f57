import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import { floorPlan } from '../contract/floorplan.ts';
import type { Role } from '../contract/people.ts';
import { people } from '../contract/live.ts';
import type { StaffFloorThen, StaffSpaceDay } from '../contract/staff.ts';
import { instant, reason, spaceId, status } from '../contract/status.ts';

export interface FloorRouteParts {
  now: () => number;
  floorAt: (at: Date) => Promise<StaffFloorThen>;
  dayOf: (space: string) => Promise<StaffSpaceDay>;
}

const who = ['staff', 'manager', 'official', 'administrator'] as const satisfies Role[];
/** Milliseconds that can be looked back. */
const BACK = 31 * 86_400_000;

/** "Why did the board say so at 14:05?": the floor as it was shown at a moment. */
export const floorRoutes = (parts: FloorRouteParts): Route[] => [
  route({
    method: 'get',
    path: '/staff/floor',
    summary: 'The floor as it was shown at a moment of the last 31 days',
    who,
    query: z.object({ at: z.iso.datetime({ offset: true }) }),
    response: z.object({
      at: instant,
      plan: floorPlan,
      spaces: z.array(z.object({ id: spaceId, status, reason, since: instant })),
      people: people.nullable(),
    }),
    handle({ query }) {
      const at = new Date(query.at);
      const age = parts.now() - at.getTime();
      if (age < 0) throw new Refused(400, 'まだ来ていない時刻です');
      if (age > BACK) throw new Refused(400, '31日より前の記録は表示できません');
      return parts.floorAt(at);
    },
  }),
  route({
    method: 'get',
    path: '/staff/spaces/:id/day',
    summary: 'One space since midnight, as it was shown',
    who,
    params: z.object({ id: spaceId }),
    response: z.object({
      from: instant,
      intervals: z.array(z.object({ status, startAt: instant, endAt: instant.nullable() })),
      stopped: z.object({ since: instant, by: z.string(), why: z.string().nullable() }).nullable(),
    }),
    handle: ({ params: { id } }) => parts.dayOf(id),
  }),
];
