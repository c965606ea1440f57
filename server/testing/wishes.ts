import type { BookingRequest } from '../contract/booking-api.ts';

/** Tuesday 24 November 2026, 10:00 in Tokyo. */
export const TEN = Date.parse('2026-11-24T10:00:00+09:00');
export const MINUTE = 60_000;

/** An instant in Tokyo. */
export const at = (time: string, date = '2026-11-25') =>
  new Date(`${date}T${time}:00+09:00`).toISOString();
/** What somebody asks for: A01 tomorrow afternoon, if nothing else is said. */
export const wish = (more: Partial<BookingRequest> = {}): BookingRequest => ({
  kind: 'open',
  space: 'A01',
  startAt: at('13:00'),
  endAt: at('17:15'),
  outlet: false,
  tentative: false,
  ...more,
});
