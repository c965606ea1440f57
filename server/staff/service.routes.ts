import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import type { Actor, Role } from '../contract/people.ts';
import { spaceId } from '../contract/status.ts';

export interface ServiceRouteParts {
  /** @returns a sentence when it cannot be done */
  serve: (space: string, stop: { why: string | null } | null, by: Actor) => Promise<string | null>;
}

const who = ['staff', 'manager', 'administrator'] as const satisfies Role[];

/** A seat that nobody may use for now: a lamp is broken, a chair is wet. */
export const serviceRoutes = (parts: ServiceRouteParts): Route[] => [
  route({
    method: 'put',
    path: '/staff/spaces/:id/service',
    summary: 'Take a space out of service, or put it back',
    who,
    params: z.object({ id: spaceId }),
    body: z.strictObject({
      outOfService: z.boolean(),
      /** Why, for the desk's own eyes. */
      why: z
        .string()
        .trim()
        .max(40)
        .regex(/^\P{Cc}*$/u, '改行などは使えません')
        .optional(),
    }),
    response: null,
    bodyLimit: 1_024,
    async handle({ params: { id }, body: { outOfService, why = '' }, actor }) {
      const problem = await parts.serve(id, outOfService ? { why: why || null } : null, actor);
      if (problem !== null) throw new Refused(409, problem);
    },
  }),
];
