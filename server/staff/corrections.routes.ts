import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import { timeOf } from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
import type { Role } from '../contract/people.ts';
import type { Seen, Standing } from '../corrections/corrections.store.ts';

export interface CorrectionRouteParts {
  /** Whether the floor plan has such a space. */
  knows: (space: string) => boolean;
  /** People that fit in at most. */
  most: number;
  clock: Clock;
  /** @returns who looked later, when that word stands */
  make: (seen: Seen) => Promise<Standing | null>;
  /** @returns false when there is none that still counts */
  undo: (id: string) => Promise<boolean>;
}

const who = ['staff', 'manager', 'administrator'] as const satisfies Role[];
const body = z.strictObject({
  /** Names what is written down: sent twice, it counts once. */
  requestId: z.uuid().default(() => randomUUID()),
  /** When it was seen, where it could not be told at once. */
  at: z.iso.datetime().optional(),
  about: z.union([
    z.strictObject({ people: z.int().min(0).max(10_000) }),
    z.strictObject({ space: z.string().regex(/^[A-Z]{1,2}\d{0,3}$/), occupied: z.boolean() }),
  ]),
});
const SECOND = 1_000;
/** Milliseconds within which what is told counts as seen just now: a request takes its time. */
const AT_ONCE = 5 * SECOND;
/** Milliseconds after which it says nothing of now: people come and go, and seats change hands. */
const STALE = { people: 600 * SECOND, space: 1_800 * SECOND };
const limit = { points: 120, seconds: 60, by: 'person' } as const;

/** Reception says what it saw with its own eyes, and takes it back. */
export const correctionRoutes = (parts: CorrectionRouteParts): Route[] => [
  route({
    method: 'post',
    path: '/staff/corrections',
    summary: 'Correct a seat or the head count by what was seen, in the name of who is signed in',
    who,
    body,
    response: z.object({ id: z.string() }),
    status: 201,
    limit,
    bodyLimit: 4_096,
    async handle({ body: { about, requestId: id, at: seenAt }, actor }) {
      if ('space' in about && !parts.knows(about.space)) {
        throw new Refused(422, `席「${about.space}」は見取り図にありません`);
      }
      if ('people' in about && about.people > parts.most) {
        throw new Refused(422, `人数は${parts.most}人以下で入力してください`);
      }
      const now = parts.clock.now();
      const told = Math.min(now, seenAt === undefined ? now : Date.parse(seenAt));
      const at = now - told < AT_ONCE ? now : told;
      if (now - at > STALE['space' in about ? 'space' : 'people']) {
        throw new Refused(
          409,
          `${timeOf(at)}のようすです。いまのようすを見て、もう一度入力してください`,
        );
      }
      const later = await parts.make({ id, about, by: actor.name, at });
      if (later !== null) {
        throw new Refused(
          409,
          `${later.by}さんが${timeOf(later.at)}に見た記録があり、そちらが新しいです`,
        );
      }
      return { id };
    },
  }),
  route({
    method: 'delete',
    path: '/staff/corrections/:id',
    summary: 'Take a correction back',
    who,
    params: z.object({ id: z.string().max(60) }),
    response: null,
    limit,
    async handle({ params: { id } }) {
      if (!(await parts.undo(id))) throw new Refused(404, 'この訂正はすでに終わっています');
    },
  }),
];
