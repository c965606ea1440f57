import { redirect } from '@sveltejs/kit';
import type { BookingView } from '$contract/booking-api.ts';
import { instantOf } from '$lib/booking/wall.ts';
import { queryOf, wishOf } from '$lib/booking/wish.ts';
import { lookAtDay } from '$lib/booking/look.server.ts';
import { heldBefore, hold, mayBook, refused } from './hold.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Step 2: the spaces of one kind. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const wish = wishOf(url.searchParams);
  if (wish.date === null) redirect(303, `/book?${queryOf(wish)}`);
  const sight = await lookAtDay(locals, wish, wish.date);
  if (sight.span === null) redirect(303, `/book?${queryOf(wish)}`);
  const { span, day } = sight;
  const kind = day.kinds.find((each) => each.kind === wish.kind);
  const spaces = day.spaces.filter((each) => each.kind === wish.kind);
  const held = await heldBefore(locals, kind?.refusal);
  const free = spaces.filter(({ id, state }) => state === 'free' || id === held?.space);
  const seat = [wish.seat, held?.space, kind?.suggestion, free[0]?.id].find((id) =>
    free.some((space) => space.id === id),
  );
  return {
    wish: { ...wish, date: wish.date, from: span.from, to: span.to },
    cut: span.cut,
    name: kind?.name ?? '',
    refusal: held === null ? (kind?.refusal ?? null) : null,
    alternatives: day.alternatives,
    held: held?.space ?? null,
    suggestion: kind?.suggestion ?? null,
    spaces,
    seat: seat ?? null,
    plan: locals.live.planOn(wish.date),
    now: locals.live.now(),
    registered: locals.actor === null || locals.actor.memberId !== null,
  };
};

export const actions: Actions = {
  /** 「この席で進む」, and an alternative that is taken instead. */
  async hold({ locals, request }) {
    const wish = wishOf(await request.formData());
    mayBook(locals, `/book/seat?${queryOf(wish)}`);
    const { date, from, to, kind, seat, outlet } = wish;
    if (date === null || from === null || to === null) redirect(303, '/book');
    const answer = await hold(locals, {
      kind,
      space: seat,
      startAt: instantOf(date, from),
      endAt: instantOf(date, to),
      outlet,
      tentative: true,
    });
    if (answer.status !== 201) return refused(answer.status, answer.body);
    redirect(303, `/book/confirm/${(answer.body as BookingView).id}`);
  },

  async wait({ locals, request }) {
    const wish = wishOf(await request.formData());
    mayBook(locals, `/book/seat?${queryOf(wish)}`);
    const { date, from, to, kind } = wish;
    if (date === null || from === null || to === null) redirect(303, '/book');
    const body = { kind, startAt: instantOf(date, from), endAt: instantOf(date, to) };
    const answer = await locals.call('post', '/waits', { body });
    if (answer.status !== 201) return refused(answer.status, answer.body);
    redirect(303, '/account?said=waiting#bookings');
  },
};
