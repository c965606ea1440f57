import express, { Router } from 'express';
import * as z from 'zod';
import { refuseForeignWrites } from '../http.ts';
import type { StaffSessions } from './session.ts';

type About = z.infer<typeof body>['about'];

export interface CorrectionRouteParts {
  sessions: StaffSessions;
  /** Whether the floor plan has such a space. */
  knows: (space: string) => boolean;
  /** People that fit in at most. */
  most: number;
  make: (about: About, by: string) => Promise<string>;
  /** @returns false when there is none that still counts */
  undo: (id: string) => Promise<boolean>;
}

const body = z.strictObject({
  about: z.union([
    z.strictObject({ people: z.int().min(0).max(10_000) }),
    z.strictObject({ space: z.string().regex(/^[A-Z]{1,2}\d{0,3}$/), occupied: z.boolean() }),
  ]),
  by: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^\P{Cc}*$/u),
});

/** Reception says what it saw with its own eyes, and takes it back. */
export function correctionRoutes(parts: CorrectionRouteParts): Router {
  const router = Router();
  router.use('/corrections', refuseForeignWrites, (request, response, next) => {
    if (parts.sessions.session(request.headers.cookie)) next();
    else response.status(401).json({ error: 'ログインしてください' });
  });
  router.post('/corrections', express.json({ limit: '4kb' }), async (request, response) => {
    const { about, by } = body.parse(request.body);
    if ('space' in about && !parts.knows(about.space)) {
      response.status(422).json({ error: `席「${about.space}」は見取り図にありません` });
    } else if ('people' in about && about.people > parts.most) {
      response.status(422).json({ error: `人数は${parts.most}人以下で入力してください` });
    } else {
      response.status(201).json({ id: await parts.make(about, by) });
    }
  });
  router.delete('/corrections/:id', async (request, response) => {
    if (await parts.undo(z.string().max(60).parse(request.params.id))) response.status(204).end();
    else response.status(404).json({ error: 'この訂正はすでに終わっています' });
  });
  return router;
}
