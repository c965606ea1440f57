import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refused } from '../api/route.ts';
import type { BookingRequest } from '../contract/booking-api.ts';
import type { Store } from '../store/open.ts';
import { bookingOffice, memberOf, STAFF } from '../testing/booking.ts';
import { openDatabase } from '../testing/database.ts';

/** Tuesday 24 November 2026, 10:00 in Tokyo. */
const TEN = Date.parse('2026-11-24T10:00:00+09:00');
const MINUTE = 60_000;

const at = (time: string, date = '2026-11-25') =>
  new Date(`${date}T${time}:00+09:00`).toISOString();
const wish = (more: Partial<BookingRequest> = {}): BookingRequest => ({
  kind: 'open',
  space: 'A01',
  startAt: at('13:00'),
  endAt: at('17:15'),
  outlet: false,
  tentative: false,
  ...more,
});

/** The body of a refusal; fails when it is none. */
const refused = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refused);
  const { status, body } = error as Refused;
  return { status, body: body };
};

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

describe('booking', () => {
  it('[BK1] books a seat, confirms it by letter with a calendar entry, and writes it down', async () => {
    const member = await memberOf(store.prisma);
    const made = await office.bookings.book(wish(), member);
    expect(made).toMatchObject({ spaceId: 'A01', status: 'active', class: 'general' });
    expect(made.deadlineAt?.toISOString()).toBe(at('13:30'));
    const [letter] = office.letters;
    expect(letter).toMatchObject({
      to: member.email,
      subject: expect.stringContaining('予約') as string,
    });
    expect(letter?.text).toContain('2026年11月25日(水) 13:00〜17:15');
    expect(letter?.calendar).toContain('DTSTART:20261125T040000Z');
    const [deed] = await store.prisma.auditEntry.findMany({ where: { subject: made.id } });
    expect(deed).toMatchObject({ action: 'booking.make', by: member.userId });
  });

  it('[BK2] tells whoever comes second, with the nearest alternatives', async () => {
    const [first, second] = [await memberOf(store.prisma), await memberOf(store.prisma)];
    await office.bookings.book(wish(), first);
    const { status, body } = await refused(office.bookings.book(wish(), second));
    expect(status).toBe(409);
    expect(body.error).toContain('A01は、先にほかの方が予約しました');
    const alternatives = body.alternatives as { space: string }[];
    expect(alternatives[0]?.space).toBe('A02');
    for (const { space } of alternatives) expect(space).not.toBe('A01');
  });

  it('[BK3] keeps a seat for five minutes, longer on request, then lets it go', async () => {
    const [first, second] = [await memberOf(store.prisma), await memberOf(store.prisma)];
    const kept = await office.bookings.book(wish({ tentative: true }), first);
    expect(kept.holdUntil?.getTime()).toBe(TEN + 5 * MINUTE);
    expect(office.letters).toEqual([]);
    expect((await refused(office.bookings.book(wish(), second))).status).toBe(409);
    office.clock.at += 4 * MINUTE;
    const longer = await office.bookings.keep(kept.id, first);
    expect(longer.holdUntil?.getTime()).toBe(TEN + 9 * MINUTE);
    office.clock.at += 6 * MINUTE;
    expect((await refused(office.bookings.confirm(kept.id, first))).status).toBe(409);
    expect((await office.bookings.book(wish(), second)).status).toBe('active');
  });

  it('[BK4] confirms once, however often it is asked', async () => {
    const member = await memberOf(store.prisma);
    const kept = await office.bookings.book(wish({ tentative: true }), member);
    const [one, two] = await Promise.all([
      office.bookings.confirm(kept.id, member),
      office.bookings.confirm(kept.id, member),
    ]);
    expect([one.status, two.status]).toEqual(['active', 'active']);
    expect(office.letters).toHaveLength(1);
  });

  it('[BK5] cancels once, and the seat is free at once', async () => {
    const member = await memberOf(store.prisma);
    const made = await office.bookings.book(wish(), member);
    await office.bookings.cancel(made.id, member);
    await office.bookings.cancel(made.id, member);
    expect(office.letters.map(({ subject }) => subject)).toHaveLength(2);
    const [sent, taken] = office.letters.map(({ calendar = '' }) => ({
      method: /METHOD:(\w+)/.exec(calendar)?.[1],
      uid: /UID:(\S+)/.exec(calendar)?.[1],
      status: /STATUS:(\w+)/.exec(calendar)?.[1],
      sequence: Number(/SEQUENCE:(\d+)/.exec(calendar)?.[1]),
    }));
    expect([sent?.method, sent?.status]).toEqual(['PUBLISH', 'CONFIRMED']);
    expect([taken?.method, taken?.status]).toEqual(['CANCEL', 'CANCELLED']);
    expect(taken?.uid).toBe(sent?.uid);
    expect(taken?.sequence).toBeGreaterThan(sent?.sequence ?? Infinity);
    const other = await memberOf(store.prisma);
    expect((await office.bookings.book(wish(), other)).status).toBe('active');
  });

  it('[BK6] is nobody else’s to see, change or cancel', async () => {
    const [owner, other] = [await memberOf(store.prisma), await memberOf(store.prisma)];
    const { id } = await office.bookings.book(wish(), owner);
    for (const attempt of [
      () => office.bookings.cancel(id, other),
      () => office.bookings.change(id, { space: 'A02' }, other),
      () => office.bookings.confirm(id, other),
    ]) {
      expect((await refused(attempt())).status).toBe(404);
    }
    expect((await office.bookings.change(id, { space: 'A02' }, STAFF)).spaceId).toBe('A02');
  });

  it('[BK7] moves, shortens and extends, never over somebody else', async () => {
    const [member, other] = [await memberOf(store.prisma), await memberOf(store.prisma)];
    const { id } = await office.bookings.book(wish({ endAt: at('15:00') }), member);
    await office.bookings.book(wish({ startAt: at('16:00'), endAt: at('17:00') }), other);
    const longer = await office.bookings.change(id, { endAt: at('16:00') }, member);
    expect(longer.endAt.toISOString()).toBe(at('16:00'));
    const { body } = await refused(office.bookings.change(id, { endAt: at('16:15') }, member));
    expect(body.refusal).toMatchObject({ rule: 'taken' });
    const letters = office.letters.length;
    await office.bookings.change(id, { endAt: longer.endAt.toISOString() }, member);
    expect(office.letters).toHaveLength(letters);
    const moved = await office.bookings.change(
      id,
      { startAt: at('09:00', '2026-11-26'), endAt: at('10:00', '2026-11-26'), space: 'A05' },
      member,
    );
    expect(moved.deadlineAt?.toISOString()).toBe(at('09:30', '2026-11-26'));
  });

  it('[BK59] waits anew for a late guest who is moved, never less than before', async () => {
    const member = await memberOf(store.prisma);
    const today = (time: string) => at(time, '2026-11-24');
    const { id } = await office.bookings.book(
      wish({ startAt: today('11:00'), endAt: today('17:15') }),
      member,
    );
    await office.bookings.change(id, { space: 'A05' }, STAFF);
    office.clock.at = Date.parse(today('11:20'));
    const moved = await office.bookings.change(id, { space: 'A06' }, STAFF);
    expect(moved.deadlineAt?.toISOString()).toBe(today('11:50'));
    // Reception waits until noon: another seat takes none of it away.
    const noon = new Date(today('12:00'));
    await store.prisma.booking.update({ where: { id }, data: { deadlineAt: noon } });
    const again = await office.bookings.change(id, { space: 'A07' }, STAFF);
    expect(again.deadlineAt?.toISOString()).toBe(today('12:00'));
    // The same seat for longer is no reason to wait longer; nor is another one after the deadline.
    const shorter = await office.bookings.change(id, { endAt: today('16:00') }, STAFF);
    expect(shorter.deadlineAt?.toISOString()).toBe(today('12:00'));
    office.clock.at = Date.parse(today('12:10'));
    const late = await office.bookings.change(id, { space: 'A08' }, STAFF);
    expect(late.deadlineAt?.toISOString()).toBe(today('12:00'));
  });

  it('[BK8] one person has one booking at a time', async () => {
    const member = await memberOf(store.prisma);
    await office.bookings.book(wish(), member);
    const { body } = await refused(office.bookings.book(wish({ space: 'A02' }), member));
    expect(body.refusal).toMatchObject({ rule: 'ownOverlap' });
    const both = await Promise.allSettled([
      office.bookings.book(
        wish({ space: 'A03', startAt: at('09:00'), endAt: at('10:00') }),
        member,
      ),
      office.bookings.book(
        wish({ space: 'A04', startAt: at('09:30'), endAt: at('11:00') }),
        member,
      ),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('[BK9] counts refusals by class and rule, and names nobody', async () => {
    await store.prisma.bookingRefusal.deleteMany();
    const member = await memberOf(store.prisma);
    await refused(
      office.bookings.book(
        wish({ startAt: at('13:00', '2027-01-20'), endAt: at('14:00', '2027-01-20') }),
        member,
      ),
    );
    const rows = await store.prisma.bookingRefusal.findMany();
    expect(rows).toMatchObject([
      { class: 'general', kind: 'open', rule: 'windowNotOpen', date: '2027-01-20' },
    ]);
    expect(
      JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? '' : value)),
    ).not.toContain(member.memberId);
  });
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
