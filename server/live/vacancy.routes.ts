import { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import type { PublicForecast } from '../contract/forecast.ts';
import type { PublicSnapshot } from '../contract/live.ts';
import { openToAll, sendPicture } from './open-data.ts';

const query = z.object({ venue: z.string().max(30).optional() });

export interface VacancyRouteParts {
  now: () => PublicSnapshot;
  forecast: () => PublicForecast;
}

/** Open data: the public picture of now and of the hours ahead. */
export function vacancyRoutes({ now, forecast }: VacancyRouteParts): Router {
  const router = Router();
  router.get('/vacancy', openToAll, (request, response) => answer(request, response, now(), 5));
  router.get('/forecast', openToAll, (request, response) =>
    answer(request, response, forecast(), 60),
  );
  return router;
}

function answer(
  request: Request,
  response: Response,
  picture: PublicSnapshot | PublicForecast,
  maxAge: number,
): void {
  const { venue } = query.parse(request.query);
  if (venue === undefined || venue === picture.venue) sendPicture(response, picture, maxAge);
  else response.status(404).json({ error: `施設 ${venue} はありません` });
}
