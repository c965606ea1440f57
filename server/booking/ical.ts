import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** One booking for a calendar program. */
export interface CalendarEntry {
  id: string;
  startAt: Date;
  endAt: Date;
  updatedAt: Date;
  /** オープンデスク A21 */
  place: string;
  cancelled: boolean;
}

export interface CalendarOf {
  venue: string;
  /** Address of the page of a booking. */
  urlOf: (id: string) => string;
  now: Date;
  /** Takes out of calendars what is in it (RFC 5546 3.2.5). */
  cancels?: boolean;
}

/** Bookings as iCalendar (RFC 5545), in UTC: it needs no time zone table. */
export function calendarOf(
  entries: CalendarEntry[],
  { venue, urlOf, now, cancels = false }: CalendarOf,
): string {
  const calendar = ical({
    name: `${venue}の予約`,
    prodId: { company: 'kuuseki', product: 'booking', language: 'JA' },
    method: cancels ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  for (const { id, startAt, endAt, updatedAt, place, cancelled } of entries) {
    calendar.createEvent({
      id: `${id}@kuuseki`,
      // A later change has a higher number, so that programs take it over (RFC 5545 3.8.7.4).
      sequence: Math.floor(updatedAt.getTime() / 1000) + (cancelled ? 1 : 0),
      stamp: now,
      start: startAt,
      end: endAt,
      lastModified: updatedAt,
      summary: `${venue} ${place}`,
      location: venue,
      url: urlOf(id),
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
