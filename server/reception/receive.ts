import { randomUUID } from 'node:crypto';
import { Refused } from '../api/route.ts';
import { timeOf } from '../calendar/calendar.ts';
import type { Actor } from '../contract/people.ts';
import type { Act, Arrival } from '../contract/reception.ts';
import { isTaken, type Acts } from './acts.ts';
import { nameOf, type Db } from './day.store.ts';
import type { DayBooking } from './facts.ts';
import type { ReceptionParts } from './parts.ts';
import type { Situation, Situations } from './situation.ts';
import { guest } from './words.ts';

export interface CheckInWish {
  requestId: string;
  bookingId?: string | undefined;
  memberId?: string | undefined;
  /** Another seat than the booked one. */
  spaceId?: string | undefined;
  /** number | kana | qr | kiosk | list */
  method: string;
}

const MINUTE = 60_000;
const STATES: Record<string, string> = {
  suspended: '利用登録が停止されています。運営責任者に確認してください',
  expired: '利用登録の期限が切れています。更新してから受け付けてください',
};

export type Receive = ReturnType<typeof receive>;

/** Receiving guests who have booked (RC21 to RC24). */
export function receive(parts: ReceptionParts, acts: Acts, situations: Situations) {
  const { prisma, venueId, policy, desk } = parts;

  /** Opens a check-in. @throws Refused when somebody sits there, or they sit elsewhere already */
  async function open(db: Db, row: NewCheckIn): Promise<string> {
    try {
      const id = randomUUID();
      await db.checkIn.create({ data: { ...row, id, venueId } });
      return id;
    } catch (error) {
      if (!isTaken(error)) throw error;
      throw new Refused(409, 'この席、またはこの方は、すでに受付済みです');
    }
  }

  async function bookingFor(wish: CheckInWish, at: Situation): Promise<DayBooking> {
    const { bookings } = at.day;
    if (wish.bookingId !== undefined) {
      const booking = bookings.find(({ id }) => id === wish.bookingId);
      if (booking !== undefined) return booking;
      throw new Refused(404, 'きょうの予約の中に見つかりません');
    }
    const own = await prisma.booking.findMany({
      where: { venueId, memberId: wish.memberId ?? '', status: { in: ['active', 'released'] } },
      select: { id: true },
    });
    const ids = new Set(own.map(({ id }) => id));
    const mine = bookings.filter((each) => ids.has(each.id) && each.endAt > at.now);
    const isHere = (each: DayBooking) => each.checkIns.some(({ outAt }) => outAt === null);
    const booking =
      mine.find(isHere) ??
      mine.find(({ status, checkIns }) => status === 'active' && checkIns.length === 0) ??
      mine[0];
    if (booking !== undefined) return booking;
    const [offer = null] = at.propose('open');
    throw new Refused(409, 'きょうの予約はありません。当日受付にしてください', { offer });
  }

  /** @throws Refused when this person is not let in now (RC24) */
  async function admitted(memberId: string | null): Promise<void> {
    if (memberId === null) return;
    const member = await prisma.member.findFirst({ where: { id: memberId, venueId } });
    if (member === null) throw new Refused(404, 'この利用者は登録されていません');
    const sentence = STATES[member.state];
    if (sentence !== undefined) throw new Refused(403, sentence);
  }

  return {
    open,

    admitted,

    async checkIn(wish: CheckInWish, actor: Actor | null): Promise<Act> {
      return acts.once(wish.requestId, 'checkIn', actor, async (note) => {
        const at = await situations.now();
        const booking = await bookingFor(wish, at);
        const here = at.arrivals.find(({ key }) => key === booking.id);
        if (here?.state === 'arrived') throw new Refused(409, `${here.label} で受付済みです`);
        const row = await prisma.booking.findUniqueOrThrow({
          where: { id: booking.id },
          include: { member: true },
        });
        await admitted(row.memberId);
        refuseUntimely(booking, at, (await policy()).earlyMinutes);
        const space = wish.spaceId ?? booking.space;
        refuseTaken(space, booking, at);
        const moves = space !== booking.space;
        if (moves && actor !== null) await desk.move(booking.id, space, actor);
        const by = actor?.userId ?? null;
        const { label } = at.spaceOf(space);
        const name = row.member === null ? row.holder : nameOf(row.member);
        await prisma.$transaction(async (db) => {
          const inAt = new Date(at.now);
          const { memberId, holder } = row;
          const method = wish.method;
          const id = await open(db, {
            spaceId: space,
            bookingId: row.id,
            memberId,
            holder,
            inAt,
            method,
            inBy: by,
          });
          await note(db, {
            subject: id,
            sentence: `${guest(name)}${label} 受付`,
            before: {
              kind: 'checkIn',
              checkIn: id,
              booking: row.id,
              from: moves ? booking.space : null,
            },
            facts: { space, method },
          });
        });
      });
    },
  };
}

interface NewCheckIn {
  spaceId: string;
  bookingId: string | null;
  memberId: string | null;
  holder: string | null;
  inAt: Date;
  method: string;
  inBy: string | null;
}

/** RC22: too early, too late, or released meanwhile. */
function refuseUntimely(booking: DayBooking, at: Situation, earlyMinutes: number): void {
  const { startAt, endAt, status, space } = booking;
  const { kind } = at.spaceOf(space);
  if (status === 'released') {
    const offer = at.propose(kind).find((each) => each.space === space) ?? at.propose(kind)[0];
    throw new Refused(409, '開放した予約です。元に戻すか、当日受付にしてください', {
      offer: offer ?? null,
    });
  }
  if (status !== 'active' || at.now >= endAt) throw new Refused(409, 'この予約は終わっています');
  const opens = startAt - earlyMinutes * MINUTE;
  if (at.now >= opens) return;
  const [offer = null] = at.propose(kind, { before: startAt });
  throw new Refused(409, `予約は${timeOf(startAt)}からです。${timeOf(opens)}から受け付けられます`, {
    offer,
  });
}

/** RC23: somebody else is still there. */
function refuseTaken(space: string, booking: DayBooking, at: Situation): void {
  const sits = (each: Arrival) => each.state === 'arrived' && each.space === space;
  if (!at.arrivals.some(sits)) return;
  const { kind, label } = at.spaceOf(space);
  const [offer = null] = at.propose(kind, { instead: booking.id });
  throw new Refused(409, `${label}には、まだほかの方がいます`, { offer });
}
