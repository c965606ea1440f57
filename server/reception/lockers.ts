import { Refused } from '../api/route.ts';
import type { Actor } from '../contract/people.ts';
import type { Act } from '../contract/reception.ts';
import { isTaken, type Acts } from './acts.ts';
import { nameOf } from './day.store.ts';
import { refusePast } from './leave.ts';
import type { ReceptionParts } from './parts.ts';
import { guest } from './words.ts';

/** Keys of lockers (RC40, 仕様書 A-13). */
export function lockers(parts: ReceptionParts, acts: Acts) {
  const { prisma, venueId, clock } = parts;

  async function locker(id: string) {
    const row = await prisma.space.findFirst({ where: { venueId, id, kind: 'locker' } });
    if (row === null) throw new Refused(404, `ロッカー ${id} はありません`);
    return row;
  }

  return {
    handOut(requestId: string, id: string, checkInId: string, actor: Actor): Promise<Act> {
      return acts.once(requestId, 'handOut', actor, async (note) => {
        const { label, outOfService } = await locker(id);
        if (outOfService) throw new Refused(409, `ロッカー ${label} は使えません`);
        const visit = await prisma.checkIn.findFirst({
          where: { id: checkInId, venueId, outAt: null },
          include: { member: true },
        });
        if (visit === null) throw new Refused(409, '受付が済んでいる方にだけ、鍵を渡せます');
        refusePast(visit.inAt, clock.now());
        const { memberId, holder, member } = visit;
        try {
          await prisma.$transaction(async (db) => {
            await db.lockerUse.create({
              data: {
                venueId,
                spaceId: id,
                checkInId,
                memberId,
                holder,
                fromAt: new Date(clock.now()),
                by: actor.userId,
              },
            });
            const name = member === null ? holder : nameOf(member);
            await note(db, {
              subject: id,
              sentence: `${guest(name)}ロッカー ${label} の鍵を渡しました`,
            });
          });
        } catch (error) {
          if (!isTaken(error)) throw error;
          throw new Refused(409, `ロッカー ${label} の鍵は、もう渡してあります`);
        }
      });
    },

    takeBack(requestId: string, id: string, actor: Actor): Promise<Act> {
      return acts.once(requestId, 'return', actor, async (note) => {
        const { label } = await locker(id);
        await prisma.$transaction(async (db) => {
          const { count } = await db.lockerUse.updateMany({
            where: { venueId, spaceId: id, untilAt: null },
            data: { untilAt: new Date(clock.now()) },
          });
          if (count === 0) throw new Refused(409, `ロッカー ${label} の鍵は、渡してありません`);
          await note(db, { subject: id, sentence: `ロッカー ${label} の鍵を受け取りました` });
        });
      });
    },
  };
}
