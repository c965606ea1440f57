import { expect, it } from 'vitest';
import type { BookingView, WaitView } from '$contract/booking-api.ts';
import { sorted } from './bookings.ts';

const now = Date.parse('2026-11-24T01:32:00Z');
const booking = (id: string, day: number, more: Partial<BookingView> = {}): BookingView => ({
  id,
  space: 'A01',
  label: 'A01',
  kind: 'open',
  zone: 'オープンデスク',
  startAt: `2026-11-${day}T04:00:00Z`,
  endAt: `2026-11-${day}T08:15:00Z`,
  status: 'active',
  holdUntil: null,
  deadlineAt: null,
  checkedInAt: null,
  checkedOutAt: null,
  code: id,
  ...more,
});
const wait = (status: WaitView['status'], offered: string | null): WaitView => ({
  id: `wait-${status}`,
  kind: 'open',
  startAt: '2026-11-25T04:00:00Z',
  endAt: '2026-11-25T08:15:00Z',
  status,
  offer:
    offered === null
      ? null
      : { booking: offered, space: 'A01', label: 'A01', until: '2026-11-24T02:00:00Z' },
  createdAt: '2026-11-24T01:00:00Z',
});

it('lists what comes soonest first, what was newest first, an offer once', () => {
  const list = sorted(
    [
      booking('late', 27),
      booking('soon', 24),
      booking('old', 20),
      booking('older', 19, { status: 'released' }),
      booking('gone', 28, { status: 'cancelled' }),
      booking('never', 28, { status: 'lapsed' }),
      booking('offer', 25, { status: 'tentative' }),
    ],
    [wait('offered', 'offer'), wait('declined', null)],
    now,
  );
  expect(list.upcoming.map(({ id }) => id)).toEqual(['soon', 'late']);
  expect(list.past.map(({ id }) => id)).toEqual(['gone', 'old', 'older']);
  expect(list.waits.map(({ status }) => status)).toEqual(['offered']);
});
