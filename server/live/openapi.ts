import * as z from 'zod';
import { publicForecast } from '../contract/forecast.ts';
import { publicSnapshot } from '../contract/live.ts';

const picture = (summary: string, description: string, schema: z.ZodType) => ({
  get: {
    summary,
    parameters: [{ name: 'venue', in: 'query', required: false, schema: { type: 'string' } }],
    responses: {
      200: { description, content: { 'application/json': { schema: z.toJSONSchema(schema) } } },
      304: { description: '前回から変わっていません' },
      404: { description: '施設がありません' },
    },
  },
});

/** The open data in OpenAPI: made from the schemas that the pages use too. */
export const openDataPaths = {
  '/api/v1/vacancy': picture('いまの空席', '現在の状態', publicSnapshot),
  '/api/v1/forecast': picture(
    'このあとの空席の見込みと、曜日と時刻ごとのふつうの空席',
    '予約と過去の記録による見込み。lo と hi の間に10回のうち9回は収まる',
    publicForecast,
  ),
};
