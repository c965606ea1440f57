import { Refused } from '../api/route.ts';
import { dateOf } from '../calendar/calendar.ts';
import type { Actor } from '../contract/people.ts';
import type { Act } from '../contract/reception.ts';
import { sqlState } from '../store/errors.ts';
import type { Db } from './day.store.ts';
import type { ReceptionParts } from './parts.ts';

/** What stood before an action, for taking it back. */
export type Before =
  | { kind: 'checkIn'; checkIn: string; booking: string | null; from: string | null }
  | { kind: 'walkIn'; checkIn: string; booking: string }
  | { kind: 'checkOut'; checkIn: string; booking: string | null; endAt: string | null }
  | { kind: 'move'; from: string; to: string; booking: string | null; space: string }
  | { kind: 'rebook'; booking: string; space: string }
  | { kind: 'extend'; booking: string; endAt: string }
  | { kind: 'wait'; booking: string; deadlineAt: string | null }
  | { kind: 'release'; booking: string };

/** An action as it is written down, in the transaction that does it. */
export interface Done {
  subject: string;
  /** For reception's eyes. */
  sentence: string;
  before?: Before | null;
  facts?: Record<string, string | number>;
}

export type Acts = ReturnType<typeof acts>;
type Work = (note: (db: Db, done: Done) => Promise<void>) => Promise<void>;

/** How everything at the desk is done: once for each id of its sender's, and written down (RC20, RC31). */
export function acts(parts: ReceptionParts) {
  const { prisma, venueId, clock, audit, policy, refresh, changed } = parts;
  const running = new Map<string, Promise<Act>>();

  async function known(id: string): Promise<Act | null> {
    const row = await prisma.receptionAct.findFirst({ where: { id, venueId } });
    return row === null ? null : (row.answer as unknown as Act);
  }

  async function run(id: string, kind: string, actor: Actor | null, work: Work): Promise<Act> {
    const before = await known(id);
    if (before !== null) return before;
    const { undoSeconds } = await policy();
    let answer: Act | null = null;
    try {
      await work(async (db, done) => {
        const at = new Date(clock.now());
        const until = new Date(at.getTime() + undoSeconds * 1000).toISOString();
        const undoable = done.before !== undefined && done.before !== null;
        answer = { id, kind, sentence: done.sentence, undoUntil: undoable ? until : null };
        const by = actor?.userId ?? null;
        await db.receptionAct.create({
          data: {
            id,
            venueId,
            at,
            kind,
            by,
            answer,
            ...(undoable ? { before: done.before! } : {}),
          },
        });
        const { subject, facts } = done;
        await audit({ by, action: `reception.${kind}`, subject, ...(facts && { facts }) }, db);
      });
    } catch (error) {
      // Another process was asked the same: what it did stands, and ours is rolled back.
      const other = await known(id);
      if (other !== null) return other;
      if (isTaken(error))
        throw new Refused(409, 'ほかの操作と重なりました。もう一度お試しください');
      throw error;
    } finally {
      await refresh();
      changed();
    }
    if (answer === null) throw new Error(`action ${kind} wrote nothing down`);
    return answer;
  }

  return {
    /**
     * Does something once, however often it is asked for. `work` calls `note` in the transaction that
     * does it.
     */
    once(id: string, kind: string, actor: Actor | null, work: Work): Promise<Act> {
      const same = running.get(id);
      if (same !== undefined) return same;
      const mine = run(id, kind, actor, work).finally(() => running.delete(id));
      running.set(id, mine);
      return mine;
    },

    /** What can still be taken back. @throws Refused when it is too late, or was taken back */
    async undoable(id: string): Promise<Before> {
      const row = await prisma.receptionAct.findFirst({ where: { id, venueId } });
      if (row === null) throw new Refused(404, 'この操作は見つかりません');
      const { undoSeconds } = await policy();
      if (row.before === null || clock.now() - row.at.getTime() > undoSeconds * 1000) {
        throw new Refused(409, '元に戻せる時間がすぎました');
      }
      // RC34: what a past day counts stands in its figures already.
      if (dateOf(row.at.getTime()) < dateOf(clock.now()))
        throw new Refused(409, 'きのうまでの操作は、元に戻せません');
      if (row.undoneAt !== null) throw new Refused(409, 'この操作は、もう元に戻しました');
      return row.before as unknown as Before;
    },
  };
}

/** A constraint of the database decided a race: on a seat, a person, a locker. */
export const isTaken = (error: unknown): boolean => {
  const state = sqlState(error);
  return state === '23P01' || state === '23505';
};
