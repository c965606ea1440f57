import * as z from 'zod';
import { route, type Route } from '../api/route.ts';
import { act, arrival, found, lockerState, proposal, today } from '../contract/reception.ts';
import type { Reception } from './reception.ts';

const who = ['staff', 'manager', 'administrator'] as const;
const limit = { points: 240, seconds: 60, by: 'person' } as const;
const requestId = z.uuid();
const id = z.string().min(1).max(100);
const params = z.object({ id });
const space = z.string().regex(/^[A-Z]{1,2}\d{0,3}$/);
const minutes = z.int().min(5).max(240).default(15);
const line = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^\P{Cc}*$/u, '改行などは使えません');

/** The desk's doors. */
export function deskRoutes(desk: Reception): Route[] {
  const post = { method: 'post', who, response: act, limit } as const;
  const get = { method: 'get', who } as const;
  return [
    route({
      ...get,
      path: '/reception/today',
      summary: 'Everybody who comes, is here or has left today, by time',
      response: today,
      handle: () => desk.today(),
    }),
    route({
      ...get,
      path: '/reception/search',
      summary: 'Find a guest by name, kana, member number, card, booking code or seat',
      query: z.object({ q: z.string().min(1).max(120) }),
      response: found,
      limit,
      handle: ({ query }) => desk.search(query.q),
    }),
    route({
      ...get,
      path: '/reception/proposals',
      summary: 'Seats of a kind that can be given now, the best first',
      query: z.object({ kind: z.string().max(20) }),
      response: z.array(proposal),
      handle: ({ query }) => desk.proposals(query.kind),
    }),
    route({
      ...get,
      path: '/reception/closing',
      summary: 'Who is still here, and which locker keys are out',
      response: z.object({ inside: z.array(arrival), lockers: z.array(lockerState) }),
      handle: () => desk.closing(),
    }),
    route({
      ...post,
      path: '/reception/check-ins',
      summary: 'Receive a guest who has booked',
      body: z
        .strictObject({
          requestId,
          bookingId: id.optional(),
          memberId: id.optional(),
          spaceId: space.optional(),
          method: z.enum(['number', 'kana', 'qr', 'list']).default('list'),
        })
        .refine(
          ({ bookingId, memberId }) => (bookingId === undefined) !== (memberId === undefined),
          {
            error: '予約か利用者の、どちらかを指定してください',
          },
        ),
      handle: ({ body, actor }) => desk.checkIn(body, actor),
    }),
    route({
      ...post,
      path: '/reception/walk-ins',
      summary: 'Receive a guest without a booking: seat, booking and check-in in one step',
      body: z.strictObject({
        requestId,
        memberId: id.optional(),
        holder: line.optional(),
        applied: z.boolean().default(false),
        kind: z.enum(['personal', 'open', 'booth', 'meeting']).default('open'),
        spaceId: space.optional(),
        seated: z.boolean().default(false),
      }),
      handle: ({ body, actor }) => desk.walkIn(body, actor),
    }),
    route({
      ...post,
      path: '/reception/check-ins/:id/check-out',
      summary: 'See a guest off; the seat is free at once',
      params,
      body: z.strictObject({ requestId, keys: z.enum(['returned', 'kept']).optional() }),
      handle: ({ params, body, actor }) =>
        desk.checkOut(body.requestId, params.id, body.keys, actor),
    }),
    route({
      ...post,
      path: '/reception/check-ins/:id/move',
      summary: 'Move a guest to another seat',
      params,
      body: z.strictObject({ requestId, spaceId: space }),
      handle: ({ params, body, actor }) =>
        desk.move(body.requestId, params.id, body.spaceId, actor),
    }),
    route({
      ...post,
      path: '/reception/check-ins/:id/extend',
      summary: 'Let a guest stay longer, until closing',
      params,
      body: z.strictObject({ requestId, minutes }),
      handle: ({ params, body, actor }) =>
        desk.extend(body.requestId, params.id, body.minutes, actor),
    }),
    route({
      ...post,
      path: '/reception/bookings/:id/wait',
      summary: 'Keep the seat longer for a guest who is late',
      params,
      body: z.strictObject({ requestId, minutes }),
      handle: ({ params, body, actor }) =>
        desk.wait(body.requestId, params.id, body.minutes, actor),
    }),
    route({
      ...post,
      path: '/reception/bookings/:id/move',
      summary: 'Another seat for a guest who has not come yet',
      params,
      body: z.strictObject({ requestId, spaceId: space }),
      handle: ({ params, body, actor }) =>
        desk.rebook(body.requestId, params.id, body.spaceId, actor),
    }),
    route({
      ...post,
      path: '/reception/bookings/:id/release',
      summary: 'Release the seat of a guest who does not come',
      params,
      body: z.strictObject({ requestId }),
      handle: ({ params, body, actor }) => desk.release(body.requestId, params.id, actor),
    }),
    route({
      ...post,
      path: '/reception/bookings/:id/undo-release',
      summary: 'Take back a release, also one that the clock made',
      params,
      body: z.strictObject({ requestId }),
      handle: ({ params, body, actor }) => desk.undoRelease(body.requestId, params.id, actor),
    }),
    route({
      ...post,
      path: '/reception/undo',
      summary: 'Take back an action of the last minute',
      body: z.strictObject({ requestId, of: z.uuid() }),
      handle: ({ body, actor }) => desk.undo(body.requestId, body.of, actor),
    }),
    route({
      ...post,
      path: '/reception/lockers/:id/hand-out',
      summary: 'Hand the key of a locker to a guest who is here',
      params: z.object({ id: space }),
      body: z.strictObject({ requestId, checkInId: id }),
      handle: ({ params, body, actor }) =>
        desk.handOut(body.requestId, params.id, body.checkInId, actor),
    }),
    route({
      ...post,
      path: '/reception/lockers/:id/return',
      summary: 'Take the key of a locker back',
      params: z.object({ id: space }),
      body: z.strictObject({ requestId }),
      handle: ({ params, body, actor }) => desk.takeBack(body.requestId, params.id, actor),
    }),
  ];
}
