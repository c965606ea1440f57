import { createHash } from 'node:crypto';
import { Router } from 'express';
import * as z from 'zod';
import { publicSnapshot } from '../contract/live.ts';
import type { Live } from './live.ts';

const query = z.object({ venue: z.string().max(30).optional() });

/** Open data: the public picture, for anybody's page or script; and its description. */
export function vacancyRoutes(live: Live): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set('access-control-allow-origin', '*');
    response.set('cross-origin-resource-policy', 'cross-origin');
    next();
  });
  router.get('/vacancy', (request, response) => {
    const snapshot = live.public();
    const { venue } = query.parse(request.query);
    if (venue !== undefined && venue !== snapshot.venue) {
      response.status(404).json({ error: `施設 ${venue} はありません` });
      return;
    }
    const { takenAt, ...state } = snapshot;
    // The content names the version: a picture that did not change is not sent again for its time alone.
    const etag = createHash('sha256')
      .update(JSON.stringify(state))
      .digest('base64url')
      .slice(0, 22);
    response.set('etag', `W/"${etag}"`).set('cache-control', 'public, max-age=5');
    response.json({ takenAt, ...state });
  });
  router.get('/openapi.json', (_request, response) => {
    response.json(openApi);
  });
  return router;
}

const openApi = {
  openapi: '3.1.0',
  info: { title: 'kuuseki', version: '1', description: '空席状況のオープンデータ' },
  paths: {
    '/api/v1/vacancy': {
      get: {
        summary: 'いまの空席',
        parameters: [{ name: 'venue', in: 'query', required: false, schema: { type: 'string' } }],
        responses: {
          200: {
            description: '現在の状態',
            content: { 'application/json': { schema: z.toJSONSchema(publicSnapshot) } },
          },
          304: { description: '前回から変わっていません' },
          404: { description: '施設がありません' },
        },
      },
    },
  },
};
