import * as z from 'zod';
import { route, type Route } from '../api/route.ts';
import { greeting, kiosk } from '../contract/reception.ts';
import type { Reception } from './reception.ts';

const who = ['staff', 'manager', 'administrator'] as const;
const token = z.string().min(20).max(100);

/** The tablet at the door: opened by staff, used by anybody who holds a card. */
export function kioskRoutes({ kiosk: kiosks }: Reception): Route[] {
  return [
    route({
      method: 'get',
      path: '/kiosks',
      summary: 'Tablets that receive guests',
      who,
      response: z.array(kiosk),
      handle: () => kiosks.list(),
    }),
    route({
      method: 'post',
      path: '/kiosk/open',
      summary: 'Make a tablet receive guests; the token is told once',
      who,
      body: z.strictObject({ name: z.string().trim().min(1).max(40) }),
      response: z.object({ id: z.string(), token: z.string() }),
      status: 201,
      limit: { points: 10, seconds: 60, by: 'person' },
      handle: ({ body, actor }) => kiosks.open(body.name, actor),
    }),
    route({
      method: 'delete',
      path: '/kiosks/:id',
      summary: 'End a tablet: its token is worth nothing from now on',
      who,
      params: z.object({ id: z.string().max(60) }),
      response: null,
      handle: ({ params, actor }) => kiosks.close(params.id, actor),
    }),
    route({
      method: 'post',
      path: '/kiosk/check-in',
      summary: 'Receive a guest by card or booking code at a tablet',
      who: 'anyone',
      body: z.strictObject({ token, requestId: z.uuid(), code: z.string().min(1).max(120) }),
      response: greeting,
      limit: { points: 30, seconds: 60, by: 'address' },
      handle: ({ body }) => kiosks.checkIn(body.token, body.requestId, body.code),
    }),
    route({
      method: 'post',
      path: '/kiosk/known',
      summary: 'Whether a token is that of a tablet of ours',
      who: 'anyone',
      body: z.strictObject({ token }),
      response: null,
      limit: { points: 60, seconds: 60, by: 'address' },
      handle: async ({ body }) => void (await kiosks.known(body.token)),
    }),
  ];
}
