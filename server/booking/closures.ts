import { Refused } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import { instantOf, nextDate, type DayException } from '../calendar/calendar.ts';
import { calendarKnownUntil } from '../calendar/days.ts';
import type { Clock } from '../clock.ts';
import type { ClosureMade, Conflict, ExceptionRequest } from '../contract/calendar-api.ts';
import type { Actor } from '../contract/people.ts';
import type { BookingsStore, Db } from './bookings.store.ts';
import type { Correspondence } from './correspondence.ts';
import { businessDate, type Calendar } from './days.ts';
import { conflictOf, displaced } from './displaced.ts';
import type { ExceptionsStore, StoredException } from './exceptions.store.ts';
import { shutOut } from './shut.ts';
import type { PlannedSpace } from './spaces.ts';

export interface ClosuresParts {
  store: BookingsStore;
  exceptions: ExceptionsStore;
  clock: Clock;
  audit: Audit;
  letters: Pick<Correspondence, 'cancelled'>;
  spacesOf: (date: string) => Promise<PlannedSpace[]>;
  /** The calendar with these exceptions. */
  calendarOf: (exceptions: DayException[]) => Calendar;
  /** Decisions that come next read the calendar again. */
  forget: () => void;
  /** Told after every change: the board, those who wait. */
  changed: () => void;
}

export type Closures = ReturnType<typeof makeClosures>;

/** Closing and opening against the rule, with what it means for bookings (A-26, BK66 to BK69). */
export function makeClosures(parts: ClosuresParts) {
  const { store, exceptions, clock, audit, letters, spacesOf, calendarOf } = parts;
  const now = () => new Date(clock.now());
  const losing = displaced({ audit, letters, now });

  /** Changes the exceptions of a date and cancels, or lists, the bookings for which there is no place then. */
  async function change(
    date: string,
    cancel: boolean,
    reason: string,
    by: string,
    work: (db: Db, before: StoredException[]) => Promise<string>,
  ): Promise<{ subject: string; cancelled: number; here: Conflict[] }> {
    const spaces = await spacesOf(date);
    const done = await store.decide(
      [date],
      async (db) => {
        const before = await exceptions.between(date, date, db);
        const subject = await work(db, before);
        const after = await exceptions.between(date, date, db);
        const [from, to] = [instantOf(date, '00:00'), instantOf(nextDate(date), '00:00')];
        const standing = (await store.within(db, null, new Date(from), new Date(to))).filter(
          (each) => each.endAt > now(),
        );
        const was = shutOut(standing, date, spaces, calendarOf(before));
        const hit = shutOut(standing, date, spaces, calendarOf(after)).filter(
          (each) => !was.includes(each),
        );
        await losing.lapse(db, hit);
        const booked = hit.filter((each) => each.status === 'active');
        if (booked.length > 0 && !cancel) {
          throw new Refused(409, `予約が${booked.length}件あります`, {
            conflicts: booked.map(conflictOf),
          });
        }
        return {
          subject,
          ...(await losing.cancel(db, booked, { reason, by, facts: { closure: true } })),
        };
      },
      { after: parts.forget },
    );
    parts.changed();
    return done;
  }

  return {
    /** Makes an exception. @throws Refused with the bookings in its way */
    async add(request: ExceptionRequest, actor: Actor): Promise<ClosureMade> {
      const { cancelBookings, ...exception } = request;
      const { date, zone, space, opensAt, closesAt, reason } = exception;
      const fault = await faultOf(request);
      if (fault !== null) throw new Refused(422, fault);
      const by = actor.userId;
      const { subject, ...told } = await change(
        date,
        cancelBookings,
        reason,
        by,
        async (db, before) => {
          if (before.some((each) => each.zone === zone && each.space === space)) {
            throw new Refused(422, 'この日には、もう例外があります。先にそれを取り消してください');
          }
          const id = await exceptions.add({ ...exception, madeBy: by }, db);
          const facts = { date, zone, space, opensAt, closesAt, reason, cancelBookings };
          await audit({ by, action: 'calendar.make', subject: id, facts }, db);
          return id;
        },
      );
      return { id: subject, ...told };
    },

    /** Takes an exception back, until its day is over. @throws Refused with the bookings in its way */
    async remove(id: string, cancelBookings: boolean, actor: Actor): Promise<ClosureMade> {
      const known = await exceptions.find(id);
      if (known === null) throw new Refused(404, 'この例外は、もうありません');
      const { date } = known;
      if (date < businessDate(clock.now())) throw new Refused(409, 'すぎた日の記録は消せません');
      const by = actor.userId;
      const told = await change(date, cancelBookings, '臨時開館の取りやめ', by, async (db) => {
        if (!(await exceptions.remove(id, db)))
          throw new Refused(404, 'この例外は、もうありません');
        await audit({ by, action: 'calendar.remove', subject: id, facts: { date } }, db);
        return id;
      });
      return { id: null, cancelled: told.cancelled, here: told.here };
    },
  };

  async function faultOf(of: ExceptionRequest): Promise<string | null> {
    if (of.date < businessDate(clock.now())) return 'すぎた日は変えられません';
    if (of.date > calendarKnownUntil()) return 'その日の祝日は、まだ分かっていません';
    if ((of.opensAt === null) !== (of.closesAt === null)) {
      return '始まりと終わりの時刻を、両方入れてください';
    }
    if (of.opensAt !== null && of.closesAt !== null && of.opensAt >= of.closesAt) {
      return '終わりの時刻は、始まりより後にしてください';
    }
    if (of.zone !== null && of.space !== null) return '場所は、ゾーンか席のどちらかにしてください';
    const spaces = await spacesOf(of.date);
    if (of.zone !== null && !spaces.some((each) => each.zone === of.zone)) {
      return 'そのゾーンはありません';
    }
    if (of.space !== null && !spaces.some((each) => each.id === of.space)) {
      return `「${of.space}」という席はありません`;
    }
    return null;
  }
}
