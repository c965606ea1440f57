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

  it('[BK5] cancels all that a member has before them, with the reason in each letter', async () => {
    const [member, manager] = [await memberOf(store.prisma), await memberOf(store.prisma)];
    const made = await office.bookings.book(wish(), member);
    await office.bookings.cancelAll(member.memberId, manager.userId, '利用登録の停止');
    expect((await office.store.find(store.prisma, made.id))?.status).toBe('cancelled');
    expect(office.letters.at(-1)?.text).toContain('取り消しました。理由: 利用登録の停止\n');
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
