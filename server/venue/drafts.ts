import { Refused } from '../api/route.ts';
import { toIso, type Clock } from '../clock.ts';
import type { Actor } from '../contract/people.ts';
import type { DraftRequest, DraftSaved, DraftView } from '../contract/plan-api.ts';
import { faultsOf } from '../contract/plan-laws.ts';
import type { PlanBook } from './plan-book.ts';
import type { PlansStore } from './plans.store.ts';
import { knownSeats, lastVersion, LEFT, markOf } from './versions.ts';

export interface DraftsParts {
  book: PlanBook;
  store: PlansStore;
  clock: Clock;
}

export type Drafts = ReturnType<typeof makeDrafts>;

/** Drafts: one for each person, saved only over the one that its writer saw (VE38). */
export function makeDrafts({ book, store, clock }: DraftsParts) {
  const before = () => lastVersion(book.versions) ?? book.now();

  const save = async (request: DraftRequest, actor: Actor): Promise<DraftSaved> => {
    const { plan, basedOn } = request;
    if (!book.versions.some(({ id }) => id === basedOn)) {
      throw new Refused(422, '下書きの元になった図がありません');
    }
    const etag = markOf(plan);
    const savedAt = new Date(clock.now());
    const draft = { userId: actor.userId, plan, etag, basedOn, savedAt };
    if (!(await store.save(draft, request.etag))) {
      const other = await store.draft(actor.userId);
      throw new Refused(409, '別の画面で、この下書きが変わりました', {
        clash: { etag: other?.etag ?? null, savedAt: other?.savedAt.toISOString() ?? null },
      });
    }
    const past = { before: before().plan, known: knownSeats(book.versions) };
    return { etag, savedAt: savedAt.toISOString(), faults: faultsOf(plan, past) };
  };

  return {
    save,

    /** One's own draft; without one, the newest plan to begin from. */
    async view(actor: Actor): Promise<DraftView> {
      await book.load();
      const draft = await store.draft(actor.userId);
      const { id, plan, madeBy, madeAt } = before();
      const names = await store.namesOf(madeBy === null ? [] : [madeBy]);
      return {
        plan: draft?.plan ?? plan,
        etag: draft?.etag ?? null,
        savedAt: draft === null ? null : toIso(draft.savedAt.getTime()),
        basedOn: draft?.basedOn ?? id,
        before: {
          ...{ id, plan, madeAt: madeAt.toISOString() },
          madeBy: madeBy === null ? null : (names.get(madeBy) ?? LEFT),
        },
        stale: draft !== null && draft.basedOn !== id,
        known: knownSeats(book.versions),
      };
    },

    /** Makes an old plan one's draft. @throws Refused when there is one already, unless it is to go */
    async restore(id: string, replace: boolean, actor: Actor): Promise<DraftSaved> {
      const version = (await book.load()).find((each) => each.id === id);
      if (version === undefined) throw new Refused(404, 'この図はありません');
      const own = await store.draft(actor.userId);
      if (own !== null && !replace) throw new Refused(409, '編集中の下書きがあります');
      const { plan } = version;
      return save({ plan, basedOn: before().id, etag: own?.etag ?? null }, actor);
    },

    discard: (actor: Actor): Promise<void> => store.discard(actor.userId),
  };
}
