import { Refused } from '../api/route.ts';
import type { Actor } from '../contract/people.ts';
import type { Act } from '../contract/reception.ts';
import { isTaken, type Acts, type Before } from './acts.ts';
import type { Db } from './day.store.ts';
import type { ReceptionParts } from './parts.ts';

const LATE = 'そのあとに別の操作があったため、元に戻せません';

/** Taking the last action back (RC30). */
export function undo(parts: ReceptionParts, acts: Acts) {
  const { prisma, clock, desk } = parts;

  /** Through the booking rules, before what the transaction changes. */
  async function rebook(before: Before, actor: Actor): Promise<void> {
    switch (before.kind) {
      case 'checkIn':
        if (before.booking !== null && before.from !== null)
          await desk.move(before.booking, before.from, actor);
        return;
      case 'move':
        if (before.booking !== null) await desk.move(before.booking, before.space, actor);
        return;
      case 'rebook':
        return void (await desk.move(before.booking, before.space, actor));
      case 'extend':
        return void (await desk.extend(before.booking, Date.parse(before.endAt), actor));
      case 'release':
        return void (await desk.undoRelease(before.booking, actor));
      case 'walkIn':
      case 'checkOut':
      case 'wait':
        return;
      default:
        return before satisfies never;
    }
  }

  return {
    undo(requestId: string, of: string, actor: Actor): Promise<Act> {
      return acts.once(requestId, 'undo', actor, async (note) => {
        const before = await acts.undoable(of);
        await rebook(before, actor);
        await prisma.$transaction(async (db) => {
          try {
            await restore(db, before, new Date(clock.now()));
          } catch (error) {
            throw isTaken(error) ? new Refused(409, LATE) : error;
          }
          await db.receptionAct.update({
            where: { id: of },
            data: { undoneAt: new Date(clock.now()) },
          });
          await note(db, { subject: of, sentence: '元に戻しました', facts: { kind: before.kind } });
        });
      });
    },
  };
}

async function restore(db: Db, before: Before, now: Date): Promise<void> {
  switch (before.kind) {
    case 'checkIn':
    case 'walkIn': {
      // One who was never here leaves no visit behind; who has left, or has a key, was here.
      const { count } = await db.checkIn.deleteMany({
        where: { id: before.checkIn, outAt: null, lockers: { none: {} } },
      });
      if (count === 0) throw new Refused(409, LATE);
      if (before.kind === 'checkIn') return;
      const over = { status: 'cancelled', endedAt: now };
      return void (await db.booking.update({ where: { id: before.booking }, data: over }));
    }
    case 'checkOut': {
      const open = { outAt: null, outBy: null };
      await db.checkIn.update({ where: { id: before.checkIn }, data: open });
      if (before.booking === null || before.endAt === null) return;
      const endAt = new Date(before.endAt);
      return void (await db.booking.update({ where: { id: before.booking }, data: { endAt } }));
    }
    case 'move': {
      const { from, to } = before;
      const here = await db.checkIn.count({ where: { id: to, outAt: null } });
      if (here === 0) throw new Refused(409, LATE);
      await db.lockerUse.updateMany({ where: { checkInId: to }, data: { checkInId: from } });
      await db.checkIn.delete({ where: { id: to } });
      return void (await db.checkIn.update({
        where: { id: from },
        data: { outAt: null, outBy: null },
      }));
    }
    case 'wait': {
      const deadlineAt = before.deadlineAt === null ? null : new Date(before.deadlineAt);
      const { count } = await db.booking.updateMany({
        where: { id: before.booking, status: 'active' },
        data: { deadlineAt },
      });
      if (count === 0) throw new Refused(409, LATE);
      return;
    }
    case 'rebook':
    case 'extend':
    case 'release':
      return;
    default:
      return before satisfies never;
  }
}
