import { Router } from 'express';
import * as z from 'zod';
import type { StaffFloorThen } from '../contract/staff.ts';
import type { StaffSessions } from './session.ts';

export interface FloorRouteParts {
  sessions: StaffSessions;
  now: () => number;
  floorAt: (at: Date) => Promise<StaffFloorThen>;
}

/** Milliseconds that can be looked back. */
const BACK = 31 * 86_400_000;
const query = z.object({ at: z.iso.datetime({ offset: true }) });

/** "Why did the board say so at 14:05?": the floor as it was shown at a moment. */
export function floorRoutes(parts: FloorRouteParts): Router {
  const router = Router();
  router.get('/floor', async (request, response) => {
    if (!parts.sessions.session(request.headers.cookie)) {
      response.status(401).json({ error: 'ログインしてください' });
      return;
    }
    const at = new Date(query.parse(request.query).at);
    const age = parts.now() - at.getTime();
    if (age < 0) response.status(400).json({ error: 'まだ来ていない時刻です' });
    else if (age > BACK) response.status(400).json({ error: '31日より前の記録は表示できません' });
    else response.set('cache-control', 'private, no-store').json(await parts.floorAt(at));
  });
  return router;
}
