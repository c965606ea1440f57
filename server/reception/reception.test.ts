import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../store/open.ts';
import { STAFF } from '../testing/booking.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { emptyReception, receptionOffice, request } from '../testing/reception.ts';
import { refusal } from '../testing/refused.ts';
import { MINUTE, TEN } from '../testing/wishes.ts';

let store: Store;
let office: ReturnType<typeof receptionOffice>;

beforeAll(async () => {
  store = await openDatabase();
});
afterAll(() => store?.close());
beforeEach(async () => {
  await emptyReception(store.prisma);
  office = receptionOffice(store.prisma, TEN);
});

const list = async () => (await office.reception.today()).arrivals;
const checkIn = (booking: string, id = request(), spaceId?: string) =>
  office.reception.checkIn({ requestId: id, bookingId: booking, spaceId, method: 'list' }, STAFF);
const open = () => store.prisma.checkIn.count({ where: { outAt: null } });

describe('receiving', () => {
  it('[RC20][RC21][RC31] makes one check-in, however often it is sent, and tells the board', async () => {
    const { booking } = await office.booked('10:00', '12:00');
    const id = request();
    const both = await Promise.all([checkIn(booking, id), checkIn(booking, id)]);
    expect(both[0]).toEqual(both[1]);
    expect(await checkIn(booking, id)).toEqual(both[0]);
    expect(both[0]).toMatchObject({ kind: 'checkIn', sentence: '村上 大輔 様 A01 受付' });
    expect(await open()).toBe(1);
    expect(office.counts.refreshed).toBeGreaterThan(0);
    expect((await list())[0]).toMatchObject({ state: 'arrived', space: 'A01' });
    const [deed] = await store.prisma.auditEntry.findMany({
      where: { action: 'reception.checkIn' },
    });
    expect(JSON.stringify(deed?.facts)).not.toContain('村上');
  });

  it('[RC22] says when, and offers a seat until then', async () => {
    const { booking } = await office.booked('11:00', '12:00');
    const body = await refusal(checkIn(booking));
    expect(body.error).toBe('予約は11:00からです。10:40から受け付けられます');
    expect(body.offer).toMatchObject({ kind: 'open', until: '2026-11-24T02:00:00.000Z' });
    office.clock.at += 40 * MINUTE;
    expect((await checkIn(booking)).kind).toBe('checkIn');
  });

  it('[RC23] offers another seat while somebody is on it, and moves there', async () => {
    const first = await office.booked('09:00', '10:00');
    office.clock.at -= 30 * MINUTE;
    await checkIn(first.booking);
    office.clock.at += 30 * MINUTE;
    const second = await office.booked('10:00', '12:00');
    const { offer, error } = await refusal(checkIn(second.booking));
    expect(error).toContain('A01');
    const { space } = offer as { space: string };
    expect(space).not.toBe('A01');
    await checkIn(second.booking, request(), space);
    const rows = await store.prisma.booking.findMany({ where: { id: second.booking } });
    expect(rows[0]?.spaceId).toBe(space);
  });

  it('[RC24] lets in nobody who is suspended', async () => {
    const { memberId } = await office.member('suspended');
    const walkIn = { requestId: request(), memberId, applied: false, kind: 'open' };
    expect((await refusal(office.reception.walkIn(walkIn, STAFF))).error).toContain('停止');
    expect(await store.prisma.booking.count()).toBe(0);
  });

  it('[RC25][RC26] seats a walk-in in one step until the next booking', async () => {
    await office.booked('13:00', '15:00', 'A19');
    const { memberId } = await office.member();
    const [best] = await office.reception.proposals('open');
    const walkIn = { requestId: request(), memberId, applied: false, kind: 'open' };
    const done = await office.reception.walkIn({ ...walkIn, spaceId: 'A19' }, STAFF);
    expect(done.sentence).toBe('村上 大輔 様 A19 当日受付 13:00まで');
    expect(best?.until).toBe('2026-11-24T08:15:00.000Z');
    expect(await open()).toBe(1);
    expect((await list())[0]).toMatchObject({ state: 'arrived', walkIn: true, label: 'A19' });
  });

  it('[RC25] refuses who is not registered, but for those who have just applied', async () => {
    const wish = { requestId: request(), holder: '岡 美咲', applied: false, kind: 'open' };
    expect((await refusal(office.reception.walkIn(wish, STAFF))).error).toContain('利用登録');
    await office.reception.walkIn({ ...wish, applied: true }, STAFF);
    expect((await list())[0]).toMatchObject({ name: '岡 美咲（申請中）', number: null });
  });

  it('[RC26] proposes no seat that is seen occupied', async () => {
    const [best] = await office.reception.proposals('open');
    office.board.set(best!.space, 'occupied');
    const next = await office.reception.proposals('open');
    expect(next.map(({ space }) => space)).not.toContain(best!.space);
  });

  it('[RC11] is found by kana, number, card and seat', async () => {
    const { number, card } = await office.booked('10:00', '12:00', 'A03');
    for (const typed of ['むらか', `${number.slice(0, 3)}-${number.slice(3)}`, card, 'a03']) {
      expect((await office.reception.search(typed)).arrivals[0]).toMatchObject({ label: 'A03' });
    }
    expect((await office.reception.search('ゼロゼロ')).guests).toEqual([]);
  });
});

describe('a guest who is here', () => {
  const here = async () => {
    const { booking } = await office.booked('10:00', '12:00');
    await checkIn(booking);
    const [strip] = await list();
    if (strip?.state !== 'arrived') throw new Error('nobody is here');
    return { booking, id: strip.checkIn };
  };

  it('[RC27][RC30] leaves, the seat is free at once, and it can be taken back', async () => {
    const { booking, id } = await here();
    office.clock.at += 30 * MINUTE;
    const act = await office.reception.checkOut(request(), id, undefined, STAFF);
    const ended = await store.prisma.booking.findUniqueOrThrow({ where: { id: booking } });
    expect(ended.endAt.getTime()).toBe(TEN + 30 * MINUTE);
    expect((await list())[0]?.state).toBe('left');
    await office.reception.undo(request(), act.id, STAFF);
    expect((await list())[0]?.state).toBe('arrived');
    const back = await store.prisma.booking.findUniqueOrThrow({ where: { id: booking } });
    expect(back.endAt.getTime()).toBe(TEN + 120 * MINUTE);
    expect((await refusal(office.reception.undo(request(), act.id, STAFF))).error).toContain(
      'もう',
    );
  });

  it('[RC30] stays undone when somebody else has the seat meanwhile, or time is up', async () => {
    const { id } = await here();
    office.clock.at += MINUTE;
    const act = await office.reception.checkOut(request(), id, undefined, STAFF);
    const { memberId } = await office.member();
    const walkIn = { requestId: request(), memberId, applied: false, kind: 'open', spaceId: 'A01' };
    await office.reception.walkIn(walkIn, STAFF);
    expect((await refusal(office.reception.undo(request(), act.id, STAFF))).error).toContain(
      '別の操作',
    );
    office.clock.at += 2 * MINUTE;
    expect((await refusal(office.reception.undo(request(), act.id, STAFF))).error).toContain(
      '時間',
    );
  });

  it('[RC33] receives who sits there already, and nobody on another’s seat', async () => {
    const { memberId } = await office.member();
    const wish = { requestId: request(), memberId, applied: false, kind: 'open', spaceId: 'A03' };
    office.board.set('A03', 'occupied');
    const { error } = await refusal(office.reception.walkIn(wish, STAFF));
    expect(error).toContain('案内できません');
    const seated = { ...wish, requestId: request(), seated: true };
    await office.reception.walkIn(seated, STAFF);
    expect((await list())[0]).toMatchObject({ state: 'arrived', space: 'A03' });
    const { memberId: second } = await office.member();
    const again = { ...seated, requestId: request(), memberId: second };
    expect((await refusal(office.reception.walkIn(again, STAFF))).error).toContain(
      '案内できません',
    );
  });

  it('[RC28][RC30] moves with the booking and the locker, and back', async () => {
    const { booking, id } = await here();
    await office.reception.handOut(request(), 'L01', id, STAFF);
    const act = await office.reception.move(request(), id, 'A07', STAFF);
    expect((await list())[0]).toMatchObject({ space: 'A07', lockers: ['L01'] });
    const moved = await store.prisma.booking.findUniqueOrThrow({ where: { id: booking } });
    expect(moved.spaceId).toBe('A07');
    await office.reception.undo(request(), act.id, STAFF);
    expect((await list())[0]).toMatchObject({ space: 'A01', lockers: ['L01'], checkIn: id });
  });

  it('[RC32][RC30] moves the booking of who has not come yet, and back', async () => {
    const { booking } = await office.booked('09:50', '12:00');
    const act = await office.reception.rebook(request(), booking, 'A07', STAFF);
    expect((await list())[0]).toMatchObject({ state: 'late', space: 'A07' });
    const { deadlineAt } = await store.prisma.booking.findUniqueOrThrow({ where: { id: booking } });
    expect(deadlineAt?.getTime()).toBe(TEN + 30 * MINUTE);
    await office.reception.undo(request(), act.id, STAFF);
    expect((await list())[0]?.space).toBe('A01');
    await checkIn(booking);
    const again = await refusal(office.reception.rebook(request(), booking, 'A07', STAFF));
    expect(again.error).toContain('受付済み');
  });

  it('[RC29] stays longer until closing; one who is late is waited for', async () => {
    const { booking, id } = await here();
    await office.reception.extend(request(), id, 15, STAFF);
    const row = await store.prisma.booking.findUniqueOrThrow({ where: { id: booking } });
    expect(row.endAt.getTime()).toBe(TEN + 135 * MINUTE);
    const late = await office.booked('10:00', '10:40', 'A02');
    const act = await office.reception.wait(request(), late.booking, 15, STAFF);
    const deadline = async () =>
      (await store.prisma.booking.findUniqueOrThrow({ where: { id: late.booking } })).deadlineAt;
    expect((await deadline())?.getTime()).toBe(TEN + 40 * MINUTE);
    await office.reception.undo(request(), act.id, STAFF);
    expect((await deadline())?.getTime()).toBe(TEN + 30 * MINUTE);
  });

  it('[RC27][RC40][RC41] has a locker: one key, a warning at check-out, overdue when gone', async () => {
    const { id } = await here();
    await office.reception.handOut(request(), 'L01', id, STAFF);
    expect((await refusal(office.reception.handOut(request(), 'L01', id, STAFF))).error).toContain(
      'もう',
    );
    const body = await refusal(office.reception.checkOut(request(), id, undefined, STAFF));
    expect(body.lockers).toEqual(['L01']);
    await office.reception.checkOut(request(), id, 'kept', STAFF);
    const { lockers, inside } = await office.reception.closing();
    expect(inside).toEqual([]);
    expect(lockers).toMatchObject([{ id: 'L01', state: 'overdue', name: '村上 大輔' }]);
    await office.reception.takeBack(request(), 'L01', STAFF);
    expect((await office.reception.closing()).lockers).toEqual([]);
  });

  it('[RC42] is on the closing list', async () => {
    await here();
    expect((await office.reception.closing()).inside).toHaveLength(1);
  });

  it('[RC30] was not here: the check-in is taken back without a trace of a visit', async () => {
    const { booking } = await office.booked('10:00', '12:00');
    const act = await checkIn(booking);
    await office.reception.undo(request(), act.id, STAFF);
    expect(await store.prisma.checkIn.count()).toBe(0);
    expect((await list())[0]?.state).toBe('late');
  });

  it('[RC7][RC30] is released by hand and taken back', async () => {
    const { booking } = await office.booked('09:45', '12:00');
    const act = await office.reception.release(request(), booking, STAFF);
    expect((await list())[0]?.state).toBe('released');
    await office.reception.undo(request(), act.id, STAFF);
    expect((await list())[0]?.state).toBe('late');
  });
});

describe('the kiosk', () => {
  it('[RC50][RC51][RC52] greets by a letter, knows no wrong card apart, and can be closed', async () => {
    const { card } = await office.booked('10:00', '12:00');
    const { kiosk } = office.reception;
    const { id, token } = await kiosk.open('入口', STAFF);
    const row = await store.prisma.kiosk.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(token);
    const greeting = await kiosk.checkIn(token, request(), card);
    expect(greeting).toEqual({
      initial: '村',
      label: 'A01',
      zone: expect.any(String) as string,
      until: '2026-11-24T03:00:00.000Z',
    });
    expect(await kiosk.checkIn(token, request(), card)).toEqual(greeting);
    const stranger = await office.member('expired');
    const unbooked = await office.member();
    for (const code of [
      'kuuseki:card:none',
      'kuuseki:booking:none',
      '204117',
      'x',
      stranger.card,
      unbooked.card,
    ]) {
      expect((await refusal(kiosk.checkIn(token, request(), code))).error).toBe(
        '受付へお声がけください',
      );
    }
    await kiosk.close(id, STAFF);
    expect((await refusal(kiosk.checkIn(token, request(), card))).error).toContain(
      '登録されていません',
    );
    expect(await store.prisma.kiosk.count({ where: { venueId: VENUE, closedAt: null } })).toBe(0);
  });
});
