import type { BookingView, WaitView } from '$contract/booking-api.ts';

/** One's own bookings as the page lists them: what comes, soonest first; what was, newest first. */
export function sorted(bookings: readonly BookingView[], waits: readonly WaitView[], now: number) {
  const byStart = [...bookings].sort((a, b) => a.startAt.localeCompare(b.startAt));
  const offered = new Set(waits.flatMap(({ offer }) => offer?.booking ?? []));
  const ahead = (each: BookingView) =>
    (each.status === 'active' || each.status === 'tentative') &&
    each.checkedOutAt === null &&
    Date.parse(each.endAt) > now;
  return {
    // What is offered stands in the waitlist, with its answers.
    upcoming: byStart.filter((each) => ahead(each) && !offered.has(each.id)),
    // What was never confirmed was never a booking.
    past: byStart.filter((each) => !ahead(each) && each.status !== 'lapsed').reverse(),
    waits: waits.filter(({ status }) => status === 'waiting' || status === 'offered'),
  };
}
