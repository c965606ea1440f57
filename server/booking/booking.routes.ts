import * as z from 'zod';
import { Content, Refused, route, type Route } from '../api/route.ts';
import { bookingChange, bookingRequest, bookingView, waitView } from '../contract/booking-api.ts';
import { ROLES } from '../contract/people.ts';
import { ownOrDesk } from './booker.ts';
import type { Bookings } from './bookings.ts';
import type { BookingsStore } from './bookings.store.ts';
import type { Correspondence } from './correspondence.ts';
import { viewOf, waitViewOf, type Names } from './views.ts';
import type { WaitsStore } from './waits.store.ts';

export interface BookingRouteParts {
  bookings: Bookings;
  store: BookingsStore;
  waits: WaitsStore;
  letters: Correspondence;
  names: Names;
  now: () => number;
  /** Whether a key belongs to a link that we sent. */
  isSigned: (text: string, key: string) => boolean;
}

const id = z.object({ id: z.string().max(60) });
const limit = { points: 60, seconds: 60, by: 'person' } as const;
/** Milliseconds of the past that one's own list shows. */
const PAST = 400 * 86_400_000;

/** One's own bookings; reception may see and change everybody's. */
export function bookingRoutes(parts: BookingRouteParts): Route[] {
  const { bookings, store, waits, letters, names, now, isSigned } = parts;
  const view = (booking: Parameters<typeof viewOf>[0]) => viewOf(booking, names);
  return [
    route({
      method: 'post',
      path: '/bookings',
      summary: 'Books a space, or keeps it for a few minutes',
      who: ROLES,
      body: bookingRequest,
      response: bookingView,
      status: 201,
      limit,
      handle: async ({ body, actor }) => view(await bookings.book(body, actor)),
    }),
    route({
      method: 'get',
      path: '/bookings/mine',
      summary: 'One’s own bookings and places in the waitlist',
      who: ROLES,
      response: z.object({ bookings: z.array(bookingView), waits: z.array(waitView) }),
      async handle({ actor }) {
        if (actor.memberId === null) return { bookings: [], waits: [] };
        const since = new Date(now() - PAST);
        const [own, waiting] = await Promise.all([
          store.ofMember(actor.memberId, since),
          waits.ofMember(actor.memberId, new Date(now())),
        ]);
        return {
          bookings: own.map(view),
          waits: waiting.map((each) => waitViewOf(each, names)),
        };
      },
    }),
    route({
      method: 'post',
      path: '/bookings/cancel-link',
      summary: 'Shows, or cancels, a booking by the signed link of a mail',
      who: 'anyone',
      body: z.strictObject({
        id: z.string().max(60),
        key: z.string().max(100),
        /** Without it the booking is shown only. */
        cancel: z.boolean().default(false),
      }),
      response: bookingView,
      limit: { points: 20, seconds: 60, by: 'address' },
      async handle({ body }) {
        const booking = isSigned(`cancel/${body.id}`, body.key)
          ? await store.find(store.prisma, body.id)
          : null;
        if (booking === null) throw new Refused(404, 'このリンクは使えません');
        return view(body.cancel ? await bookings.cancelByLink(body.id) : booking);
      },
    }),
    route({
      method: 'get',
      path: '/bookings.ics',
      summary: 'One’s own bookings as an iCalendar feed, by its secret address',
      who: 'anyone',
      query: z.object({ key: z.string().min(20).max(100) }),
      response: z.string(),
      limit: { points: 60, seconds: 60, by: 'address' },
      async handle({ query }) {
        const member = await store.prisma.member.findFirst({
          where: { venueId: store.venueId, feedToken: query.key },
          select: { id: true },
        });
        if (member === null) throw new Refused(404, 'このカレンダーはありません');
        const own = await store.ofMember(member.id, new Date(now() - 90 * 86_400_000));
        return new Content('text/calendar', letters.calendar(own));
      },
    }),
    route({
      method: 'get',
      path: '/bookings/:id',
      summary: 'One booking',
      who: ROLES,
      params: id,
      response: bookingView,
      handle: async ({ params, actor }) =>
        view(ownOrDesk(await store.find(store.prisma, params.id), actor)),
    }),
    route({
      method: 'get',
      path: '/bookings/:id/calendar.ics',
      summary: 'One booking as iCalendar',
      who: ROLES,
      params: id,
      response: z.string(),
      async handle({ params, actor }) {
        const booking = ownOrDesk(await store.find(store.prisma, params.id), actor);
        return new Content('text/calendar', letters.calendar([booking]), 'booking.ics');
      },
    }),
    route({
      method: 'patch',
      path: '/bookings/:id',
      summary: 'Moves, shortens or extends a booking',
      who: ROLES,
      params: id,
      body: bookingChange,
      response: bookingView,
      limit,
      handle: async ({ params, body, actor }) =>
        view(await bookings.change(params.id, body, actor)),
    }),
    route({
      method: 'delete',
      path: '/bookings/:id',
      summary: 'Cancels a booking, or gives back a space that is kept',
      who: ROLES,
      params: id,
      response: bookingView,
      limit,
      handle: async ({ params, actor }) => view(await bookings.cancel(params.id, actor)),
    }),
    route({
      method: 'post',
      path: '/bookings/:id/confirm',
      summary: 'Makes a space that is kept, or offered, a booking',
      who: ROLES,
      params: id,
      response: bookingView,
      limit,
      handle: async ({ params, actor }) => view(await bookings.confirm(params.id, actor)),
    }),
    route({
      method: 'post',
      path: '/bookings/:id/keep',
      summary: 'Keeps a space some minutes more',
      who: ROLES,
      params: id,
      response: bookingView,
      limit,
      handle: async ({ params, actor }) => view(await bookings.keep(params.id, actor)),
    }),
  ];
}
