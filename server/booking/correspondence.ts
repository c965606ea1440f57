import type { Post } from '../mail/letter.ts';
import type { Db, FullBooking } from './bookings.store.ts';
import { calendarOf } from './ical.ts';
import * as letters from './letters.ts';
import { placeOf, type Names } from './views.ts';

export interface CorrespondenceParts {
  post: Post;
  venue: string;
  names: Names;
  /** Full address of a page: `/bookings/{id}`. */
  link: (path: string) => string;
  /** Signs a text, so that a link in a mail is enough to cancel. */
  sign: (text: string) => string;
  now: () => Date;
}

export type Correspondence = ReturnType<typeof correspondence>;

/** What members are told of their bookings by mail; whoever has no address is told nothing. */
export function correspondence({ post, venue, names, link, sign, now }: CorrespondenceParts) {
  const entry = (booking: FullBooking, cancelled = false) => ({
    id: booking.id,
    startAt: booking.startAt,
    endAt: booking.endAt,
    updatedAt: booking.updatedAt,
    place: placeOf(booking.spaceId, names),
    cancelled,
  });
  const urlOf = (id: string) => link(`/bookings/${id}`);

  const send = async (
    db: Db,
    booking: FullBooking,
    write: (of: letters.LetterFacts) => ReturnType<typeof letters.confirmed>,
  ): Promise<void> => {
    const { member, id, startAt, endAt, deadlineAt, updatedAt } = booking;
    // Whoever registered themselves is reached at their account's address.
    const address = member?.user?.email ?? member?.email ?? null;
    if (member === null || address === null) return;
    const facts: letters.LetterFacts = {
      id,
      to: address,
      name: [member.familyName, member.givenName ?? ''].join(' ').trim(),
      venue,
      startAt,
      endAt,
      place: placeOf(booking.spaceId, names),
      deadlineAt,
      edition: updatedAt.getTime(),
      links: {
        show: urlOf(id),
        cancel: link(`/bookings/cancel?id=${id}&key=${sign(`cancel/${id}`)}`),
      },
      calendar: calendarOf([entry(booking)], { venue, urlOf, now: now() }),
      withdrawal: calendarOf([entry(booking, true)], {
        ...{ venue, urlOf, now: now() },
        cancels: true,
      }),
    };
    await post(write(facts), db);
  };

  return {
    confirmed: (db: Db, booking: FullBooking) => send(db, booking, letters.confirmed),
    changed: (db: Db, booking: FullBooking) => send(db, booking, letters.changed),
    cancelled: (db: Db, booking: FullBooking, why: string | null) =>
      send(db, booking, (of) => letters.cancelled(of, why)),
    reminder: (db: Db, booking: FullBooking) => send(db, booking, letters.reminder),
    warning: (db: Db, booking: FullBooking) => send(db, booking, letters.warning),
    released: (db: Db, booking: FullBooking) => send(db, booking, letters.released),
    restored: (db: Db, booking: FullBooking) => send(db, booking, letters.restored),
    offered: (db: Db, booking: FullBooking, until: Date) =>
      send(db, booking, (of) => letters.offered(of, until)),

    /** Bookings for a calendar program. */
    calendar: (bookings: FullBooking[]): string =>
      calendarOf(
        bookings.map((each) => entry(each, each.status !== 'active')),
        { venue, urlOf, now: now() },
      ),
  };
}
