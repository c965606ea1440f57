import { fail, redirect } from '@sveltejs/kit';
import type {
  BookingRequest,
  BookingView,
  RefusedBooking,
  WaitView,
} from '$contract/booking-api.ts';
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
 * Whether somebody's own earlier hold was in the way, and is given back. Whoever returns from the
 * third step by the browser's own button still has it. An offer of the waitlist is not touched.
 */
async function gaveBack(locals: Locals, body: unknown): Promise<boolean> {
  const why = (body as Partial<RefusedBooking>).refusal;
  if (why?.rule !== 'ownOverlap') return false;
  const mine = (await locals.call('get', '/bookings/mine')).body as {
    bookings: BookingView[];
    waits: WaitView[];
  };
  const held = mine.bookings.find(({ id }) => id === why.booking);
  if (held?.status !== 'tentative') return false;
  if (mine.waits.some(({ offer }) => offer?.booking === held.id)) return false;
  return (await locals.call('delete', `/bookings/${held.id}`)).status === 200;
}

/** Keeps a space for the person who asks. */
export async function hold(locals: Locals, wanted: BookingRequest) {
  const keep = () => locals.call('post', '/bookings', { body: { ...wanted, tentative: true } });
  const answer = await keep();
  return answer.status === 409 && (await gaveBack(locals, answer.body)) ? keep() : answer;
}
