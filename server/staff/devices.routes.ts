import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import type { Role } from '../contract/people.ts';
import type { KeptMessage } from '../inputs/registry.ts';
import type { PlaceRequest } from '../venue/venue.store.ts';

export interface DeviceRouteParts {
  messages: (device: string) => KeptMessage[];
  /** @returns a sentence when the place does not exist */
  place: (device: string, place: PlaceRequest) => Promise<string | null>;
  unplace: (device: string) => Promise<void>;
}

const who = ['staff', 'manager', 'administrator'] as const satisfies Role[];
const params = z.object({ id: z.string().min(1).max(200) });
const common = { swapped: z.boolean().optional(), model: z.string().min(1).max(60).optional() };
const index = z.int().min(1).max(64).optional();
const place = z.union([
  z.strictObject({ space: z.string().regex(/^[A-Z]{1,2}\d{0,3}$/), part: index, ...common }),
  z.strictObject({ door: z.string().regex(/^[a-z0-9-]{1,30}$/), line: index, ...common }),
]);
const limit = { points: 300, seconds: 60, by: 'person' } as const;
const bodyLimit = 4_096;

/** Reception's tools for devices: look at what one said, put it in its place, take it away. */
export const deviceRoutes = (parts: DeviceRouteParts): Route[] => [
  route({
    method: 'get',
    path: '/staff/devices/:id/messages',
    summary: 'What a device said last, without addresses of people',
    who,
    params,
    response: z.object({
      messages: z.array(
        z.object({
          receivedAt: z.string(),
          topic: z.string().nullable(),
          text: z.string(),
          rejected: z.string().nullable(),
        }),
      ),
    }),
    handle: ({ params: { id } }) => Promise.resolve({ messages: parts.messages(id) }),
  }),
  route({
    method: 'put',
    path: '/staff/devices/:id/place',
    summary: 'Put a device on a space or a door',
    who,
    params,
    body: place,
    response: null,
    limit,
    bodyLimit,
    async handle({ params: { id }, body }) {
      const problem = await parts.place(id, body);
      if (problem !== null) throw new Refused(422, problem);
    },
  }),
  route({
    method: 'delete',
    path: '/staff/devices/:id/place',
    summary: 'Take a device from its place',
    who,
    params,
    response: null,
    limit,
    handle: ({ params: { id } }) => parts.unplace(id),
  }),
];
