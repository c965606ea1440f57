import { fail, redirect } from '@sveltejs/kit';
import type {
  BookingRequest,
  BookingView,
  RefusedBooking,
  WaitView,
} from '$contract/booking-api.ts';
import type { Refusal } from '$contract/booking.ts';
import { refusal } from '$lib/form/text.ts';

type Locals = App.Locals;

/** What a form gets to say that something was refused, with the rule if there is one. */
export function refused(status: number, body: unknown) {
  const said = body as Partial<RefusedBooking>;
  return fail(status, {
    refused: said.refusal ? (said as RefusedBooking) : null,
    problem: refusal(body),
  });
}

/** Sends who has not signed in, or not registered, where they can; they come back to `next`. */
export function mayBook(locals: Locals, next: string): void {
  const way = locals.actor === null ? '/login' : '/register/profile';
  if (!locals.actor?.memberId) redirect(303, `${way}?next=${encodeURIComponent(next)}`);
}

/**
 * Somebody's own earlier hold, if that is what is in the way: whoever returns from the third step by
 * the browser's own button still has it. An offer of the waitlist is no such hold.
 */
export async function heldBefore(
  locals: Locals,
  why: Refusal | null | undefined,
): Promise<BookingView | null> {
  if (why?.rule !== 'ownOverlap') return null;
  const answer = await locals.call('get', '/bookings/mine');
  if (answer.status !== 200) return null;
  const mine = answer.body as { bookings: BookingView[]; waits: WaitView[] };
  const held = mine.bookings.find(({ id }) => id === why.booking);
  if (held?.status !== 'tentative') return null;
  return mine.waits.some(({ offer }) => offer?.booking === held.id) ? null : held;
}

/** Keeps a space for the person who asks; what they kept before is given back. */
export async function hold(locals: Locals, wanted: BookingRequest) {
  const keep = () => locals.call('post', '/bookings', { body: { ...wanted, tentative: true } });
  const answer = await keep();
  const held = await heldBefore(locals, (answer.body as Partial<RefusedBooking>).refusal);
  if (held === null) return answer;
  await locals.call('delete', `/bookings/${held.id}`);
  return keep();
}
