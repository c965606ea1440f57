import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../store/open.ts';
import { bookingOffice, memberOf, STAFF } from '../testing/booking.ts';
import { openDatabase } from '../testing/database.ts';
import { refused } from '../testing/refused.ts';
import { at, MINUTE, TEN, wish } from '../testing/wishes.ts';

let store: Store;
let office: ReturnType<typeof bookingOffice>;

beforeAll(async () => {
  store = await openDatabase();
});
afterAll(() => store?.close());
beforeEach(async () => {
  await store.prisma.waitlistEntry.deleteMany();
  await store.prisma.checkIn.deleteMany();
  await store.prisma.booking.deleteMany();
  office = bookingOffice(store.prisma, TEN);
});

describe('the waitlist', () => {
  const booth = { kind: 'booth' as const, startAt: at('13:00'), endAt: at('14:00') };

  it('[BK43] offers what was freed, to the first in turn, for a stated time, then to the next', async () => {
    // The quota of the booths has decayed by the eve; both are open to all.
    office.clock.at = Date.parse('2026-11-24T17:20:00+09:00');
    const people = await Promise.all([1, 2, 3, 4].map(() => memberOf(store.prisma)));
    const [a, b, c, d] = people as [
      (typeof people)[0],
      (typeof people)[0],
      (typeof people)[0],
      (typeof people)[0],
    ];
    const first = await office.bookings.book({ ...wish(), ...booth, space: 'B01' }, a);
    await office.bookings.book({ ...wish(), ...booth, space: 'B02' }, b);
    await office.waits.join(booth, c);
    office.clock.at += MINUTE;
    await office.waits.join(booth, d);
    expect((await refused(office.waits.join(booth, d))).status).toBe(409);
    await office.bookings.cancel(first.id, a);
    await office.sweep.run();
    const offer = async (memberId: string) =>
      (await office.waitlist.ofMember(memberId, new Date(0)))[0];
    expect((await offer(c.memberId))?.status).toBe('offered');
    expect((await offer(d.memberId))?.status).toBe('waiting');
    expect(office.letters.at(-1)?.subject).toContain('席が空きました');
    // Nobody may take what is offered, and the offer runs out.
    expect(
      (await refused(office.bookings.book({ ...wish(), ...booth, space: 'B01' }, d))).status,
    ).toBe(409);
    office.clock.at += 31 * MINUTE;
    await office.sweep.run();
    await office.sweep.run();
    expect((await offer(c.memberId))?.status).toBe('lapsed');
    const next = await offer(d.memberId);
    expect(next?.status).toBe('offered');
    expect((await office.bookings.confirm(next!.bookingId!, d)).status).toBe('active');
    expect((await offer(d.memberId))?.status).toBe('accepted');
  });

  it('[BK44] nobody waits for what can be had, or could not be had by waiting', async () => {
    const member = await memberOf(store.prisma);
    expect((await refused(office.waits.join({ ...booth, kind: 'open' }, member))).status).toBe(409);
    const sunday = {
      kind: 'open' as const,
      startAt: at('13:00', '2026-11-29'),
      endAt: at('14:00', '2026-11-29'),
    };
    expect((await refused(office.waits.join(sunday, member))).status).toBe(422);
    // Before the window opens there is no queue: everybody of the class begins at the same instant.
    const far = {
      kind: 'open' as const,
      startAt: at('13:00', '2027-03-01'),
      endAt: at('14:00', '2027-03-01'),
    };
    const { status, body } = await refused(office.waits.join(far, member));
    expect([status, body]).toMatchObject([422, { refusal: { rule: 'windowNotOpen' } }]);
  });
});

describe('a booking to which nobody comes', () => {
  const today = { startAt: at('10:00', '2026-11-24'), endAt: at('12:00', '2026-11-24') };

  it('[BK51] is announced, released at its deadline if the seat is empty, and can be taken back', async () => {
    const member = await memberOf(store.prisma);
    const { id } = await office.bookings.book(wish(today), member);
    office.clock.at = TEN + 20 * MINUTE;
    await office.sweep.run();
    await office.sweep.run();
    expect(office.letters.filter(({ subject }) => subject.includes('まもなく'))).toHaveLength(1);
    office.clock.at = TEN + 30 * MINUTE;
    // The state is in the database: another process goes on where this one stopped.
    await office.newSweep().run();
    expect((await office.store.find(store.prisma, id))?.status).toBe('released');
    office.clock.at += 59_000;
    expect((await office.desk.undoRelease(id, STAFF)).status).toBe('active');
    expect(office.letters.at(-1)?.subject).toContain('予約を元に戻しました');
    office.clock.at += 10 * MINUTE;
    await office.sweep.run();
    expect((await office.store.find(store.prisma, id))?.status).toBe('released');
    office.clock.at += 61_000;
    expect((await refused(office.desk.undoRelease(id, STAFF))).status).toBe(409);
  });

  it('[BK57] a release is not taken back into a closure', async () => {
    const member = await memberOf(store.prisma);
    const { id } = await office.bookings.book(wish(today), member);
    office.clock.at = TEN + 30 * MINUTE;
    await office.sweep.run();
    office.exceptions.push({
      date: '2026-11-24',
      zone: null,
      space: 'A01',
      opensAt: null,
      closesAt: null,
      reason: '照明',
    });
    office.clock.at += 2_000;
    const { status, body } = await refused(office.desk.undoRelease(id, STAFF));
    expect([status, body.error]).toEqual([422, expect.stringContaining('使えません')]);
    office.exceptions.pop();
    office.clock.at += 2_000;
    expect((await office.desk.undoRelease(id, STAFF)).status).toBe('active');
  });

  it('[BK52] is never released while somebody sits there, or nobody can see the seat', async () => {
    const member = await memberOf(store.prisma);
    const { id } = await office.bookings.book(wish(today), member);
    office.clock.at = TEN + 45 * MINUTE;
    for (const says of ['occupied', 'unknown', 'none'] as const) {
      office.seats.set('A01', { says });
      await office.sweep.run();
      expect((await office.store.find(store.prisma, id))?.status).toBe('active');
    }
    office.seats.set('A01', { says: 'empty', since: office.clock.at - 2 * MINUTE });
    await office.sweep.run();
    expect((await office.store.find(store.prisma, id))?.status).toBe('active');
    office.clock.at += 3 * MINUTE;
    await office.sweep.run();
    expect((await office.store.find(store.prisma, id))?.status).toBe('released');
    expect(office.warnings).toEqual([]);
  });

  it('[BK57] an offer that nobody took gives way to an undo, and keeps its place', async () => {
    office.clock.at = Date.parse('2026-11-24T09:55:00+09:00');
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => memberOf(store.prisma)));
    const booth = {
      kind: 'booth' as const,
      ...today,
      startAt: at('10:00', '2026-11-24'),
      endAt: at('11:00', '2026-11-24'),
    };
    const late = { ...booth, startAt: at('10:30', '2026-11-24'), endAt: at('11:00', '2026-11-24') };
    const { id } = await office.bookings.book({ ...wish(), ...booth, space: 'B01' }, a!);
    await office.bookings.book({ ...wish(), ...booth, space: 'B02' }, b!);
    await office.waits.join(late, c!);
    office.seats.set('B02', { says: 'occupied' });
    office.clock.at = TEN + 15 * MINUTE;
    await office.sweep.run();
    await office.sweep.run();
    const entry = async () => (await office.waitlist.ofMember(c!.memberId, new Date(0)))[0];
    expect((await entry())?.status).toBe('offered');
    expect((await office.desk.undoRelease(id, STAFF)).status).toBe('active');
    expect((await entry())?.status).toBe('waiting');
  });
});
