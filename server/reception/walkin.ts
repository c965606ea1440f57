import { Refused } from '../api/route.ts';
import { timeOf } from '../calendar/calendar.ts';
import type { Actor } from '../contract/people.ts';
import type { Act } from '../contract/reception.ts';
import type { Acts } from './acts.ts';
import { nameOf } from './day.store.ts';
import type { ReceptionParts } from './parts.ts';
import type { Receive } from './receive.ts';
import type { Situations } from './situation.ts';
import { guest } from './words.ts';

export interface WalkInWish {
  requestId: string;
  memberId?: string | undefined;
  /** Who they are, where no member says so. */
  holder?: string | undefined;
  /** They have applied, and wait for their registration. */
  applied: boolean;
  kind: string;
  spaceId?: string | undefined;
  /** They sit there already: whom the sensor sees is them (RC33). */
  seated?: boolean | undefined;
}

// 仕様書: 利用者は登録が必要
const REGISTER =
  '利用登録のない方は受け付けられません。受付のタブレットの「利用登録」に、その場で3分ほどで申し込めます';

/** Receiving those who come without a booking, in one step (RC25, RC26). */
export function walkIns(
  parts: ReceptionParts,
  acts: Acts,
  situations: Situations,
  receive: Receive,
) {
  const { prisma, desk } = parts;

  async function whoIs({ memberId, holder, applied }: WalkInWish) {
    if (memberId !== undefined) {
      await receive.admitted(memberId);
      const member = await prisma.member.findUniqueOrThrow({ where: { id: memberId } });
      return { memberId, holder: null, name: nameOf(member) };
    }
    if (holder === undefined || !applied) throw new Refused(422, REGISTER);
    return { memberId: null, holder: `${holder}（申請中）`, name: `${holder}（申請中）` };
  }

  return {
    walkIn(wish: WalkInWish, actor: Actor): Promise<Act> {
      return acts.once(wish.requestId, 'walkIn', actor, async (note) => {
        const { name, ...who } = await whoIs(wish);
        const at = await situations.now();
        const free = at.propose(wish.kind, { seated: wish.seated ? wish.spaceId : undefined });
        const seat =
          wish.spaceId === undefined ? free[0] : free.find(({ space }) => space === wish.spaceId);
        if (seat === undefined) {
          const [offer = null] = free;
          const label = wish.spaceId === undefined ? null : at.spaceOf(wish.spaceId).label;
          const why =
            label === null ? 'この種類の空席はありません' : `${label}は、いまは案内できません`;
          throw new Refused(409, why, { offer });
        }
        const endAt = Date.parse(seat.until);
        const { id: bookingId } = await desk.walkIn(
          { ...who, kind: wish.kind, spaceId: seat.space, startAt: at.now, endAt },
          actor,
        );
        await prisma.$transaction(async (db) => {
          const checkIn = await receive.open(db, {
            spaceId: seat.space,
            bookingId,
            ...who,
            inAt: new Date(at.now),
            method: 'walkIn',
            inBy: actor.userId,
          });
          await note(db, {
            subject: checkIn,
            sentence: `${guest(name)}${seat.label} 当日受付 ${timeOf(endAt)}まで`,
            before: { kind: 'walkIn', checkIn, booking: bookingId },
            facts: { space: seat.space },
          });
        });
      });
    },
  };
}
