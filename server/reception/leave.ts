import { randomUUID } from 'node:crypto';
import { Refused } from '../api/route.ts';
import { dateOf, instantOf, nextDate, timeOf } from '../calendar/calendar.ts';
import type { Actor } from '../contract/people.ts';
import type { Act } from '../contract/reception.ts';
import type { Acts } from './acts.ts';
import { nameOf } from './day.store.ts';
import type { ReceptionParts } from './parts.ts';
import type { Situations } from './situation.ts';
import { guest } from './words.ts';

const MINUTE = 60_000;
const GONE = 'この方は、もう退館しています';
const PAST = 'きのうまでの受付です。退館にしてから、あらためて受け付けてください';

/** RC34: nobody has sat here since a day that is over. */
export function refusePast(inAt: Date, now: number): void {
  if (dateOf(inAt.getTime()) < dateOf(now)) throw new Refused(409, PAST);
}

/** What is done about guests who are here (RC27 to RC29). */
export function leave(parts: ReceptionParts, acts: Acts, situations: Situations) {
  const { prisma, venueId, desk, hoursOf } = parts;

  async function openOf(id: string) {
    const row = await prisma.checkIn.findFirst({
      where: { id, venueId },
      include: {
        booking: true,
        member: true,
        lockers: { where: { untilAt: null }, include: { space: true } },
      },
    });
    if (row === null) throw new Refused(404, 'この受付は見つかりません');
    if (row.outAt !== null) throw new Refused(409, GONE);
    return { ...row, name: row.member === null ? row.holder : nameOf(row.member) };
  }

  /** Whoever was forgotten left with the others of that day, not when somebody noticed (RC34). */
  async function leftAt(inAt: number, now: number): Promise<number> {
    const date = dateOf(inAt);
    if (date === dateOf(now)) return Math.max(now, inAt);
    const closesAt = (await hoursOf(date))?.closesAt ?? instantOf(nextDate(date), '00:00');
    return Math.max(Math.min(now, closesAt), inAt);
  }

  return {
    /** @param keys what becomes of locker keys that are out; undefined: nobody has decided yet */
    checkOut(
      requestId: string,
      id: string,
      keys: 'returned' | 'kept' | undefined,
      actor: Actor,
    ): Promise<Act> {
      return acts.once(requestId, 'checkOut', actor, async (note) => {
        const row = await openOf(id);
        const at = await situations.now();
        const labels = row.lockers.map(({ space }) => space.label);
        if (labels.length > 0 && keys === undefined) {
          throw new Refused(409, `ロッカー ${labels.join('、')} の鍵が返っていません`, {
            lockers: labels,
          });
        }
        const outAt = new Date(await leftAt(row.inAt.getTime(), at.now));
        const { booking, name } = row;
        // The end is after the start, also for who leaves before their booking begins.
        const first = (booking?.startAt.getTime() ?? 0) + 1;
        const ends = new Date(Math.max(outAt.getTime(), first));
        const early = booking !== null && booking.endAt > ends;
        await prisma.$transaction(async (db) => {
          const out = await db.checkIn.updateMany({
            where: { id, outAt: null },
            data: { outAt, outBy: actor.userId },
          });
          if (out.count === 0) throw new Refused(409, GONE);
          // Touched also when its end stays: the roll-up of a day that is over is made anew (TR8).
          if (booking !== null) {
            const data = { endAt: early ? ends : booking.endAt };
            await db.booking.update({ where: { id: booking.id }, data });
          }
          if (keys === 'returned') {
            await db.lockerUse.updateMany({
              where: { checkInId: id, untilAt: null },
              data: { untilAt: outAt },
            });
          }
          const endAt = early ? booking.endAt.toISOString() : null;
          await note(db, {
            subject: id,
            sentence: `${guest(name)}${at.spaceOf(row.spaceId).label} 退館`,
            before: { kind: 'checkOut', checkIn: id, booking: row.bookingId, endAt },
            facts: { space: row.spaceId },
          });
        });
      });
    },

    move(requestId: string, id: string, space: string, actor: Actor): Promise<Act> {
      return acts.once(requestId, 'move', actor, async (note) => {
        const row = await openOf(id);
        const at = await situations.now();
        refusePast(row.inAt, at.now);
        const target = at.spaceOf(space);
        if (space === row.spaceId) throw new Refused(409, `すでに${target.label}です`);
        if (at.arrivals.some((each) => each.state === 'arrived' && each.space === space)) {
          throw new Refused(409, `${target.label}には、ほかの方がいます`);
        }
        const { booking } = row;
        if (booking !== null && booking.endAt.getTime() > at.now) {
          await desk.move(booking.id, space, actor);
        }
        const to = randomUUID();
        await prisma.$transaction(async (db) => {
          const moved = new Date(Math.max(at.now, row.inAt.getTime()));
          const out = { outAt: moved, outBy: actor.userId };
          await db.checkIn.update({ where: { id }, data: out });
          const { bookingId, memberId, holder } = row;
          await db.checkIn.create({
            data: {
              id: to,
              venueId,
              spaceId: space,
              bookingId,
              memberId,
              holder,
              inAt: moved,
              method: 'move',
              inBy: actor.userId,
            },
          });
          await db.lockerUse.updateMany({
            where: { checkInId: id, untilAt: null },
            data: { checkInId: to },
          });
          await note(db, {
            subject: to,
            sentence: `${guest(row.name)}${at.spaceOf(row.spaceId).label}から${target.label}へ移動`,
            before: { kind: 'move', from: id, to, booking: bookingId, space: row.spaceId },
            facts: { from: row.spaceId, to: space },
          });
        });
      });
    },

    /** Another seat for a guest who has not come yet (RC32). */
    rebook(requestId: string, id: string, space: string, actor: Actor): Promise<Act> {
      return acts.once(requestId, 'rebook', actor, async (note) => {
        const at = await situations.now();
        const strip = at.arrivals.find(({ booking }) => booking === id);
        if (strip === undefined) throw new Refused(404, 'きょうの予約の中に見つかりません');
        if (strip.state === 'arrived' || strip.state === 'left')
          throw new Refused(409, '受付済みの方は、受付のほうを移してください');
        const { label } = at.spaceOf(space);
        if (space === strip.space) throw new Refused(409, `すでに${label}です`);
        await desk.move(id, space, actor);
        await note(prisma, {
          subject: id,
          sentence: `${guest(strip.name)}${strip.label}から${label}へ変更`,
          before: { kind: 'rebook', booking: id, space: strip.space },
          facts: { from: strip.space, to: space },
        });
      });
    },

    /** Moves the end of a guest who is here, at most to closing. */
    extend(requestId: string, id: string, minutes: number, actor: Actor): Promise<Act> {
      return acts.once(requestId, 'extend', actor, async (note) => {
        const { booking, name, spaceId, inAt } = await openOf(id);
        if (booking === null) throw new Refused(409, '予約のない方に、終わりの時刻はありません');
        const at = await situations.now();
        refusePast(inAt, at.now);
        const from = Math.max(booking.endAt.getTime(), at.now);
        const until = Math.min(from + minutes * MINUTE, at.hours?.closesAt ?? from);
        if (until <= booking.endAt.getTime())
          throw new Refused(409, '閉館の時刻より後には延ばせません');
        await desk.extend(booking.id, until, actor);
        await note(prisma, {
          subject: booking.id,
          sentence: `${guest(name)}${at.spaceOf(spaceId).label} ${timeOf(until)}まで延長`,
          before: { kind: 'extend', booking: booking.id, endAt: booking.endAt.toISOString() },
          facts: { minutes },
        });
      });
    },

    /** Keeps the seat longer for one who is late: the deadline moves, the booking stays. */
    wait(requestId: string, id: string, minutes: number, actor: Actor): Promise<Act> {
      return acts.once(requestId, 'wait', actor, async (note) => {
        const at = await situations.now();
        await prisma.$transaction(async (db) => {
          const row = await db.booking.findFirst({
            where: { id, venueId, status: 'active', checkIns: { none: {} } },
            include: { member: true },
          });
          if (row === null || row.deadlineAt === null)
            throw new Refused(409, 'この予約は、待つことができません');
          const from = Math.max(row.deadlineAt.getTime(), at.now);
          const until = Math.min(from + minutes * MINUTE, row.endAt.getTime());
          if (until <= row.deadlineAt.getTime())
            throw new Refused(409, '予約の終わりより後までは待てません');
          await db.booking.update({
            where: { id },
            data: { deadlineAt: new Date(until), warnedAt: null },
          });
          const name = row.member === null ? row.holder : nameOf(row.member);
          await note(db, {
            subject: id,
            sentence: `${guest(name)}${at.spaceOf(row.spaceId).label} ${timeOf(until)}まで待つ`,
            before: { kind: 'wait', booking: id, deadlineAt: row.deadlineAt.toISOString() },
            facts: { minutes },
          });
        });
      });
    },

    release(requestId: string, id: string, actor: Actor): Promise<Act> {
      return acts.once(requestId, 'release', actor, async (note) => {
        const at = await situations.now();
        const strip = at.arrivals.find(({ booking }) => booking === id);
        if (strip === undefined) throw new Refused(404, 'きょうの予約の中に見つかりません');
        if (strip.state === 'arrived' || strip.state === 'left')
          throw new Refused(409, '受付済みの予約は開放できません');
        if (strip.state === 'released') throw new Refused(409, 'この予約は、もう開放しました');
        await desk.release(id, actor);
        await note(prisma, {
          subject: id,
          sentence: `${guest(strip.name)}${strip.label} 開放`,
          before: { kind: 'release', booking: id },
          facts: { space: strip.space },
        });
      });
    },

    /** Also of a release that nobody at the desk made. */
    undoRelease(requestId: string, id: string, actor: Actor): Promise<Act> {
      return acts.once(requestId, 'undoRelease', actor, async (note) => {
        await desk.undoRelease(id, actor);
        await note(prisma, { subject: id, sentence: '開放を元に戻しました' });
      });
    },
  };
}
