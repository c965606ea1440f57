import { createHash } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** Anybody's page or script may read it. */
export const openToAll: RequestHandler = (_request, response, next) => {
  response.set('access-control-allow-origin', '*');
  response.set('cross-origin-resource-policy', 'cross-origin');
  next();
};

/**
 * Answers with a picture. The content names the version: one that did not change is not sent again
 * for its time alone.
 * @param maxAge seconds
 */
export function sendPicture(
  response: Response,
  { takenAt, ...state }: { takenAt: string } & object,
  maxAge: number,
): void {
  const etag = createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, 22);
  response.set('etag', `W/"${etag}"`).set('cache-control', `public, max-age=${maxAge}`);
  response.json({ takenAt, ...state });
}
