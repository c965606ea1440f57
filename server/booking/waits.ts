import { Refused } from '../api/route.ts';
import type { Actor } from '../contract/people.ts';
import { refusalSentence } from '../contract/refusal-words.ts';
import { memberIdOf } from './booker.ts';
import { FULL, type Db } from './bookings.store.ts';
import { businessDate } from './days.ts';
import type { BookingsParts, Decider } from './decider.ts';
import type { Wish } from './facts.ts';
import { judge } from './rules.ts';
import { turns, type Waiting } from './waitlist.ts';
import type { WaitsStore } from './waits.store.ts';
import type { FullWait } from './views.ts';

export type Waits = ReturnType<typeof makeWaits>;

const DAY = 24 * 3_600_000;

/** The waitlist: joining and leaving it, and whose turn it is. */
export function makeWaits(parts: BookingsParts, desk: Decider, waits: WaitsStore) {
  const { store, situations, letters, changed } = parts;
  const { now } = desk;

  const own = async (db: Db, id: string, actor: Actor): Promise<FullWait> => {
    const entry = await waits.find(db, id);
    if (entry !== null && entry.memberId === actor.memberId) return entry;
    throw new Refused(404, 'このキャンセル待ちは見つかりません');
  };

  return {
    /**
     * Joins the waitlist for a time at which nothing can be had now.
     * @throws Refused when something can be had, or waiting would not help
     */
    async join(
      { kind, startAt, endAt }: { kind: Wish['kind']; startAt: string; endAt: string },
      actor: Actor,
    ): Promise<FullWait> {
      const memberId = memberIdOf(actor);
      const [from, to] = [new Date(startAt), new Date(endAt)];
      const span = { startAt: from.getTime(), endAt: to.getTime() };
      const wish: Wish = { kind, space: null, ...span, by: 'member' };
      const joined = await desk.decide(wish, [memberId], async (db, situation) => {
        const asker = await desk.askerOf(db, memberId);
        const verdict = judge(wish, asker, situation);
        if (verdict.ok) throw new Refused(409, '空いている席があります。そのまま予約できます');
        const helps = ['full', 'quota', 'walkInShare'];
        if (!helps.includes(verdict.refusal.rule)) {
          const { title } = refusalSentence(verdict.refusal);
          throw new Refused(422, title, { refusal: verdict.refusal });
        }
        if ((await waits.alike(db, memberId, kind, from, to)) !== null) {
          throw new Refused(409, 'この時間は、もうキャンセル待ちをしています');
        }
        const { future } = situation.policy.limits;
        if ((await waits.ahead(db, memberId)) >= future) {
          throw new Refused(422, `キャンセル待ちは1人${future}件までです`);
        }
        return db.waitlistEntry.create({
          data: {
            venueId: store.venueId,
            memberId,
            kind,
            startAt: from,
            endAt: to,
            createdAt: now(),
          },
          include: { booking: true },
        });
      });
      changed();
      return joined;
    },

    /** Leaves the waitlist; what was offered goes to the next. Asked twice, it is left once. */
    async leave(id: string, actor: Actor): Promise<void> {
      const known = await own(store.prisma, id, actor);
      const keys = [businessDate(known.startAt.getTime()), known.memberId];
      await store.decide(keys, async (db) => {
        const entry = await own(db, id, actor);
        if (entry.status !== 'waiting' && entry.status !== 'offered') return;
        await db.waitlistEntry.update({
          where: { id },
          data: { status: 'cancelled', endedAt: now() },
        });
        if (entry.status !== 'offered' || entry.bookingId === null) return;
        await db.booking.updateMany({
          where: { id: entry.bookingId, status: 'tentative' },
          data: { status: 'lapsed', endedAt: now() },
        });
      });
      changed();
    },

    /**
     * Gives turns to those who wait for one business date.
     * @returns how many were offered a space
     */
    async turn(date: string): Promise<number> {
      let within: Awaited<ReturnType<typeof situations.before>>;
      const before = async () => void (within = await situations.before(date));
      const midnight = Date.parse(`${date}T00:00:00+09:00`);
      const offers = await store.decide(
        [date],
        async (db) => {
          const entries = await waits.waiting(db, new Date(midnight), new Date(midnight + DAY));
          if (entries.length === 0) return 0;
          await store.lapse(db, now());
          const situation = await within(db);
          const waiting = entries.map((entry): Waiting & { row: (typeof entries)[number] } => ({
            id: entry.id,
            memberId: entry.memberId,
            class: entry.member.class as Waiting['class'],
            state: entry.member.state,
            kind: entry.kind as Waiting['kind'],
            startAt: entry.startAt.getTime(),
            endAt: entry.endAt.getTime(),
            createdAt: entry.createdAt.getTime(),
            row: entry,
          }));
          const ahead = new Map<string, Awaited<ReturnType<typeof desk.askerOf>>['ahead']>();
          for (const { memberId } of waiting) {
            if (ahead.has(memberId)) continue;
            ahead.set(memberId, (await desk.askerOf(db, memberId)).ahead);
          }
          const made = turns(waiting, (memberId) => ahead.get(memberId) ?? [], situation);
          for (const each of made) {
            if (each.action === 'lapse') {
              await db.waitlistEntry.update({
                where: { id: each.entry.id },
                data: { status: 'lapsed', endedAt: now() },
              });
              continue;
            }
            const { entry, space, until } = each;
            const booking = await db.booking.create({
              data: {
                venueId: store.venueId,
                spaceId: space,
                startAt: new Date(entry.startAt),
                endAt: new Date(entry.endAt),
                memberId: entry.memberId,
                class: entry.class,
                origin: 'waitlist',
                status: 'tentative',
                holdUntil: new Date(until),
                deadlineAt: new Date(
                  Math.min(
                    entry.startAt + situation.policy.grace[entry.kind] * 60_000,
                    entry.endAt,
                  ),
                ),
                createdAt: now(),
              },
              include: FULL,
            });
            await db.waitlistEntry.update({
              where: { id: entry.id },
              data: { status: 'offered', bookingId: booking.id },
            });
            await letters.offered(db, booking, new Date(until));
          }
          return made.filter((each) => each.action === 'offer').length;
        },
        { before },
      );
      if (offers > 0) changed();
      return offers;
    },
  };
}
