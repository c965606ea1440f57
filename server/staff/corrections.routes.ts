import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import type { Role } from '../contract/people.ts';

type About = z.infer<typeof body>['about'];

export interface CorrectionRouteParts {
  /** Whether the floor plan has such a space. */
  knows: (space: string) => boolean;
  /** People that fit in at most. */
  most: number;
  make: (about: About, by: string) => Promise<string>;
  /** @returns false when there is none that still counts */
  undo: (id: string) => Promise<boolean>;
}

const who = ['staff', 'manager', 'administrator'] as const satisfies Role[];
const body = z.strictObject({
  about: z.union([
    z.strictObject({ people: z.int().min(0).max(10_000) }),
    z.strictObject({ space: z.string().regex(/^[A-Z]{1,2}\d{0,3}$/), occupied: z.boolean() }),
  ]),
});
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
    async handle({ body: { about }, actor }) {
      if ('space' in about && !parts.knows(about.space)) {
        throw new Refused(422, `席「${about.space}」は見取り図にありません`);
      }
      if ('people' in about && about.people > parts.most) {
        throw new Refused(422, `人数は${parts.most}人以下で入力してください`);
      }
      return { id: await parts.make(about, actor.name) };
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
