import { createHash, randomBytes } from 'node:crypto';
import { Refused } from '../api/route.ts';
import type { Actor } from '../contract/people.ts';
import type { Greeting, Kiosk } from '../contract/reception.ts';
import { readQuery } from './find.ts';
import type { ReceptionParts } from './parts.ts';
import type { Receive } from './receive.ts';
import type { Situations } from './situation.ts';

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** RC52: one sentence for every card that does not fit, so that nobody learns which ones exist. */
const TO_RECEPTION = '受付へお声がけください';

/** The tablet at the door (RC50 to RC52). */
export function kiosks(parts: ReceptionParts, situations: Situations, receive: Receive) {
  const { prisma, venueId, clock, audit } = parts;

  /** @throws Refused when this is no kiosk of ours, or not any more */
  async function known(token: string) {
    const row = await prisma.kiosk.findUnique({ where: { tokenHash: hash(token) } });
    if (row === null || row.venueId !== venueId || row.closedAt !== null) {
      throw new Refused(401, 'この端末は受付用に登録されていません');
    }
    return row;
  }

  return {
    known,

    async open(name: string, actor: Actor): Promise<{ id: string; token: string }> {
      const token = randomBytes(32).toString('base64url');
      const data = {
        venueId,
        name,
        tokenHash: hash(token),
        openedBy: actor.userId,
        openedAt: new Date(clock.now()),
      };
      const { id } = await prisma.kiosk.create({ data });
      await audit({ by: actor.userId, action: 'kiosk.open', subject: id });
      return { id, token };
    },

    async close(id: string, actor: Actor): Promise<void> {
      const { count } = await prisma.kiosk.updateMany({
        where: { id, venueId, closedAt: null },
        data: { closedAt: new Date(clock.now()) },
      });
      if (count === 0) throw new Refused(404, 'この端末は見つかりません');
      await audit({ by: actor.userId, action: 'kiosk.close', subject: id });
    },

    async list(): Promise<Kiosk[]> {
      const rows = await prisma.kiosk.findMany({
        where: { venueId, closedAt: null },
        orderBy: { openedAt: 'asc' },
      });
      return rows.map(({ id, name, openedAt, seenAt }) => ({
        id,
        name,
        openedAt: openedAt.toISOString(),
        seenAt: seenAt?.toISOString() ?? null,
      }));
    },

    async checkIn(token: string, requestId: string, code: string): Promise<Greeting> {
      const { id } = await known(token);
      await prisma.kiosk.update({ where: { id }, data: { seenAt: new Date(clock.now()) } });
      const query = readQuery(code);
      const wish =
        query?.kind === 'card'
          ? { memberId: (await situations.store.member({ cardToken: query.token }))?.id }
          : query?.kind === 'booking'
            ? { bookingId: query.id }
            : {};
      if (Object.values(wish)[0] === undefined) throw new Refused(404, TO_RECEPTION);
      try {
        await receive.checkIn({ ...wish, requestId, method: 'kiosk' }, null);
      } catch (error) {
        const again = error instanceof Refused ? await greetingOf(wish) : null;
        if (again !== null) return again; // the card was held twice before the reader
        throw error instanceof Refused ? new Refused(409, TO_RECEPTION) : error;
      }
      const greeting = await greetingOf(wish);
      if (greeting === null) throw new Refused(409, TO_RECEPTION);
      return greeting;
    },
  };

  /** RC51: who is here now by this card; null: nobody. */
  async function greetingOf(wish: {
    memberId?: string | undefined;
    bookingId?: string;
  }): Promise<Greeting | null> {
    const where =
      wish.bookingId === undefined
        ? { memberId: wish.memberId ?? '' }
        : { bookingId: wish.bookingId };
    const row = await prisma.checkIn.findFirst({
      where: { venueId, outAt: null, ...where },
      include: { member: true, booking: true },
    });
    if (row === null) return null;
    const { label, zoneName } = (await situations.now()).spaceOf(row.spaceId);
    const name = row.member?.familyName ?? row.holder ?? '';
    return {
      initial: [...name][0] ?? '',
      label,
      zone: zoneName,
      until: row.booking?.endAt.toISOString() ?? null,
    };
  }
}
