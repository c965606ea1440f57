import { randomBytes } from 'node:crypto';
import { Refused } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import { dateOf } from '../calendar/calendar.ts';
import { toIso, type Clock } from '../clock.ts';
import type { Conflict } from '../contract/calendar-api.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import type { Actor } from '../contract/people.ts';
import type { PlanCheck, PlanPublished, PublishRequest } from '../contract/plan-api.ts';
import { changesOf } from '../contract/plan-changes.ts';
import { faultsOf } from '../contract/plan-laws.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { PlanBook } from './plan-book.ts';
import type { PlansStore, StoredDraft } from './plans.store.ts';
import {
  dateFault,
  effectiveAtOf,
  knownSeats,
  lastVersion,
  versionOn,
  type PlanVersion,
} from './versions.ts';

/** From an instant on, other plans hold. */
export interface Replan {
  effectiveAt: number;
  before: (date: string) => FloorPlan;
  after: (date: string) => FloorPlan;
}

/** What booking says to a new plan. */
export interface PlanBookings {
  conflicts: (plans: Replan) => Promise<Conflict[]>;
  carryOut: (
    plans: Replan,
    cause: { cancel: boolean; reason: string; by: string },
    work: (db: Prisma.TransactionClient) => Promise<void>,
  ) => Promise<{ cancelled: number; here: Conflict[] }>;
}

export interface PlansParts {
  book: PlanBook;
  store: PlansStore;
  clock: Clock;
  audit: Audit;
  bookings: PlanBookings;
  /** Told after a version was made or taken back: the board follows what holds now. */
  changed: () => Promise<void>;
}

export type Plans = ReturnType<typeof makePlans>;

/** Publishing floor plans and taking them back (VE32 to VE37). */
export function makePlans({ book, store, clock, audit, bookings, changed }: PlansParts) {
  const today = () => dateOf(clock.now());

  /** The version that a new one follows. */
  const before = (): PlanVersion => lastVersion(book.versions) ?? book.now();

  const draftOf = async (actor: Actor): Promise<StoredDraft> => {
    const draft = await store.draft(actor.userId);
    if (draft === null) throw new Refused(404, '下書きがありません');
    return draft;
  };

  /** The plans by date as they are, and with other versions. */
  const replan = (effectiveAt: number, versions: readonly PlanVersion[]): Replan => ({
    effectiveAt,
    before: (date) => book.on(date).plan,
    after: (date) => (versionOn(versions, date) ?? book.on(date)).plan,
  });

  const versionOf = (draft: StoredDraft, effectiveFrom: string, note: string, by: string) => {
    const now = clock.now();
    const id = `FP-${effectiveFrom}-${randomBytes(3).toString('hex')}`;
    return {
      id,
      effectiveFrom,
      effectiveAt: effectiveAtOf(effectiveFrom, today(), now),
      note,
      madeBy: by,
      madeAt: new Date(now),
      withdrawn: false,
      plan: { ...draft.plan, id, effectiveFrom },
    };
  };

  return {
    before,

    /** What publishing one's draft on a date would do; changes nothing. */
    async check(effectiveFrom: string, actor: Actor): Promise<PlanCheck> {
      await book.load();
      const draft = await draftOf(actor);
      const fault = dateFault(effectiveFrom, today(), book.versions, clock.now());
      if (fault !== null) throw new Refused(422, fault);
      const last = before();
      const version = versionOf(draft, effectiveFrom, '', actor.userId);
      const plans = replan(version.effectiveAt, [...book.versions, version]);
      return {
        etag: draft.etag,
        before: last.id,
        effectiveAt: toIso(version.effectiveAt),
        changes: changesOf(last.plan, draft.plan),
        faults: faultsOf(draft.plan, { before: last.plan, known: knownSeats(book.versions) }),
        conflicts: await bookings.conflicts(plans),
      };
    },

    /** Makes one's draft a version. @throws Refused with a sentence, and the bookings in its way */
    async publish(request: PublishRequest, actor: Actor): Promise<PlanPublished> {
      const { effectiveFrom, note, cancelBookings } = request;
      await book.load();
      const draft = await draftOf(actor);
      const last = before();
      const outdated = () =>
        new Refused(409, '確かめたあとに、図が変わりました。もう一度確かめてください');
      if (draft.etag !== request.etag || last.id !== request.before) throw outdated();
      const version = versionOf(draft, effectiveFrom, note, actor.userId);
      const changes = changesOf(last.plan, draft.plan);
      const past = { before: last.plan, known: knownSeats(book.versions) };
      const fault =
        dateFault(effectiveFrom, today(), book.versions, clock.now()) ??
        faultsOf(draft.plan, past)[0]?.sentence ??
        (changes.length === 0 ? '変わるところがありません' : null);
      if (fault !== null) throw new Refused(422, fault);
      const { withdrawn: _, ...row } = version;
      const done = await bookings.carryOut(
        replan(version.effectiveAt, [...book.versions, version]),
        { cancel: cancelBookings, reason: '座席の配置が変わるため', by: actor.userId },
        async (db) => {
          // Another process may have published since we looked; from here on it waits for us.
          if ((await store.last(db)) !== request.before) throw outdated();
          await store.add(row, book.now().plan, db);
          await store.discard(actor.userId, db);
          const words = changes.slice(0, 100).map((change) => change.words);
          const facts = { effectiveFrom, note, changes: words, cancelBookings };
          await audit({ by: actor.userId, action: 'plan.publish', subject: row.id, facts }, db);
        },
      );
      await changed();
      return { id: version.id, effectiveAt: toIso(version.effectiveAt), ...done };
    },

    /** Takes back a version that is to come. @throws Refused once it holds, or with bookings in its way */
    async withdraw(id: string, cancel: boolean, actor: Actor): Promise<PlanPublished> {
      const versions = await book.load();
      const now = clock.now();
      const version = versions.find((each) => each.id === id && !each.withdrawn);
      const late = 'すでに適用された図か、取り下げた図です';
      if (version === undefined || version.effectiveAt <= now) throw new Refused(409, late);
      if (before().id !== id) {
        throw new Refused(409, 'この後の図がもう決まっています。先にそれを取り下げてください');
      }
      const rest = versions.filter((each) => each.id !== id);
      const by = actor.userId;
      const done = await bookings.carryOut(
        replan(version.effectiveAt, rest),
        { cancel, reason: '座席の配置を元のままとするため', by },
        async (db) => {
          if (!(await store.withdraw(id, new Date(now), db))) throw new Refused(409, late);
          const facts = { effectiveFrom: version.effectiveFrom };
          await audit({ by, action: 'plan.withdraw', subject: id, facts }, db);
        },
      );
      await changed();
      return { id, effectiveAt: toIso(version.effectiveAt), ...done };
    },
  };
}
