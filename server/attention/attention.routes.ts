import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { route, type Route } from '../api/route.ts';
import { acknowledgement, digest, type Digest } from '../contract/attention-api.ts';
import type { Role } from '../contract/people.ts';
import type { Attention } from './attention.ts';

const writers = ['staff', 'manager', 'administrator'] as const satisfies Role[];
const limit = { points: 120, seconds: 60, by: 'person' } as const;

/** Taking on what a person must look at, and what the desk reads before it opens. */
export const attentionRoutes = (
  attention: Pick<Attention, 'take' | 'giveBack'>,
  read: () => Promise<Digest>,
): Route[] => [
  route({
    method: 'post',
    path: '/staff/acknowledgements',
    summary: 'Take on a disagreement, an alert or a line of a checklist',
    who: writers,
    body: z.strictObject({
      /** Names what is taken on: sent twice, it counts once. */
      requestId: z.uuid().default(() => randomUUID()),
      key: z.string().min(1).max(300),
      minutes: z.int().min(5).max(480).optional(),
    }),
    response: acknowledgement,
    status: 201,
    limit,
    bodyLimit: 4_096,
    handle: ({ body: { requestId: id, key, minutes = null }, actor }) =>
      attention.take({ id, key, minutes }, actor),
  }),
  route({
    method: 'delete',
    path: '/staff/acknowledgements/:id',
    summary: 'Give back what one has taken on',
    who: writers,
    params: z.object({ id: z.string().max(60) }),
    response: null,
    limit,
    handle: ({ params: { id }, actor }) => attention.giveBack(id, actor),
  }),
  route({
    method: 'get',
    path: '/staff/digest',
    summary: 'What happened since the last closing',
    who: writers,
    response: digest,
    handle: () => read(),
  }),
];
