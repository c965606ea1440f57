import express, { Router } from 'express';
import * as z from 'zod';
import type { KeptMessage } from '../inputs/registry.ts';
import { refuseForeignWrites } from '../http.ts';
import type { PlaceRequest } from '../venue/venue.store.ts';
import type { StaffSessions } from './session.ts';

export interface DeviceRouteParts {
  sessions: StaffSessions;
  messages: (device: string) => KeptMessage[];
  /** @returns a sentence when the place does not exist */
  place: (device: string, place: PlaceRequest) => Promise<string | null>;
  unplace: (device: string) => Promise<void>;
}

const deviceId = z.string().min(1).max(200);
const common = { swapped: z.boolean().optional(), model: z.string().min(1).max(60).optional() };
const index = z.int().min(1).max(64).optional();
const place = z.union([
  z.strictObject({ space: z.string().regex(/^[A-Z]{1,2}\d{0,3}$/), part: index, ...common }),
  z.strictObject({ door: z.string().regex(/^[a-z0-9-]{1,30}$/), line: index, ...common }),
]);

/** Reception's tools for devices: look at what one said, put it in its place, take it away. */
export function deviceRoutes(parts: DeviceRouteParts): Router {
  const router = Router();
  router.use(refuseForeignWrites, (request, response, next) => {
    if (parts.sessions.session(request.headers.cookie)) next();
    else response.status(401).json({ error: 'ログインしてください' });
  });
  router.get('/devices/:id/messages', (request, response) => {
    response.json({ messages: parts.messages(deviceId.parse(request.params.id)) });
  });
  router.put('/devices/:id/place', express.json({ limit: '4kb' }), async (request, response) => {
    const problem = await parts.place(deviceId.parse(request.params.id), place.parse(request.body));
    if (problem === null) response.status(204).end();
    else response.status(422).json({ error: problem });
  });
  router.delete('/devices/:id/place', async (request, response) => {
    await parts.unplace(deviceId.parse(request.params.id));
    response.status(204).end();
  });
  return router;
}
