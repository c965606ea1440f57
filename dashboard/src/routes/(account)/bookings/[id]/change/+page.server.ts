import { redirect } from '@sveltejs/kit';
import type { BookingChange } from '$contract/booking-api.ts';
import { lookAtDay, lookAtDays } from '$lib/booking/look.server.ts';
import { ownBooking } from '$lib/booking/own.server.ts';
import { dateOf, endTimeOf, instantOf, wallTimeOf } from '$lib/booking/wall.ts';
import { wishOf } from '$lib/booking/wish.ts';
import { refused } from '../../../book/seat/hold.server.ts';
import { standingOf } from '../ticket.ts';
import type { Actions, PageServerLoad } from './$types';

/** Another time or another space of the same kind. */
export const load: PageServerLoad = async ({ locals, url, params }) => {
  const booking = await ownBooking(locals, url, params.id);
  const now = locals.live.now();
  const standing = standingOf(booking, now);
  if (standing !== 'coming' && standing !== 'inside') redirect(303, `/bookings/${booking.id}`);
  const begun = Date.parse(booking.startAt) <= now;
  const asked = wishOf(url.searchParams);
  const date = begun ? dateOf(booking.startAt) : (asked.date ?? dateOf(booking.startAt));
  const wish = {
    ...asked,
    kind: booking.kind,
    date,
    from: begun ? wallTimeOf(now) : (asked.from ?? wallTimeOf(booking.startAt)),
    to: asked.to ?? endTimeOf(booking.endAt),
  };
  const [sight, calendar] = await Promise.all([
    lookAtDay(locals, wish, date),
    begun ? null : lookAtDays(locals, wish),
  ]);
  const spaces = sight.day.spaces.filter(({ kind }) => kind === booking.kind);
  const free = spaces.filter(
    ({ id, state }) => state === 'free' || (state === 'yours' && id === booking.space),
  );
  const seat = [asked.seat, booking.space].find((id) => free.some((space) => space.id === id));
  const suggestion = free[0]?.id ?? null;
  return {
    booking,
    begun: begun ? wallTimeOf(booking.startAt) : null,
    wish,
    calendar,
    sight,
    spaces,
    seat: seat ?? suggestion,
    plan: locals.live.planOn(date),
  };
};

export const actions: Actions = {
  async change({ locals, url, params, request }) {
    const booking = await ownBooking(locals, url, params.id);
    const { date, from, to, seat } = wishOf(await request.formData());
    const day = date ?? dateOf(booking.startAt);
    // What has begun keeps its start: its form does not ask for one.
    const wanted: BookingChange = {
      ...(seat === null ? {} : { space: seat }),
      ...(from === null ? {} : { startAt: instantOf(day, from) }),
      ...(to === null ? {} : { endAt: instantOf(day, to) }),
    };
    const path = `/bookings/${encodeURIComponent(booking.id)}`;
    const answer = await locals.call('patch', path, { body: wanted });
    if (answer.status !== 200) return refused(answer.status, answer.body);
    redirect(303, `/bookings/${booking.id}?changed`);
  },
};
