import * as z from 'zod';
import { limitOf, route, type Route } from './route.ts';

/** Paths of OpenAPI that are not made of rows. */
export type Paths = Record<string, Record<string, unknown>>;

const error = {
  type: 'object',
  properties: {
    error: { type: 'string' },
    problems: { type: 'array', items: { type: 'string' } },
  },
  required: ['error'],
};
const says = (description: string) => ({
  description,
  content: { 'application/json': { schema: error } },
});
const json = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

/** The row that describes all the others, and itself. */
export function openApi(rows: readonly Route[], others: Paths): Route {
  let made: object | null = null;
  const self: Route = route({
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    who: 'anyone',
    response: z.looseObject({ openapi: z.string() }),
    handle: () => Promise.resolve((made ??= describe([...rows, self], others))),
  });
  return self;
}

/** OpenAPI 3.1 of the doors, from the schemas that guard them. */
export function describe(rows: readonly Route[], others: Paths): object {
  const paths: Paths = { ...others };
  for (const row of rows) {
    const path = `/api/v1${row.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [row.method]: operation(row) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'kuuseki',
      version: '1',
      description:
        'Vacancy as open data, and the doors of the pages. Signed in by the session cookie of POST /api/auth/sign-in/email; writes from another origin are refused.',
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'kuuseki.session_token' } },
    },
  };
}

function operation(row: Route): object {
  const limit = limitOf(row);
  const parses = row.params ?? row.query ?? row.body;
  const status = row.status ?? (row.response === null ? 204 : 200);
  const body = row.response && {
    content: { 'application/json': { schema: json(row.response, 'output') } },
  };
  return {
    operationId: [row.method, ...row.path.split(/\W+/).filter((part) => part !== '')].join('_'),
    summary: row.summary,
    ...(row.who === 'anyone'
      ? { security: [] }
      : { security: [{ session: [] }], 'x-roles': row.who }),
    parameters: [...parameters(row.params, 'path'), ...parameters(row.query, 'query')],
    ...(row.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: json(row.body, 'input') } },
      },
    }),
    responses: {
      [status]: { description: row.summary, ...body },
      ...(parses && { 400: says('入力を確かめてください') }),
      ...(row.who !== 'anyone' && {
        401: says('ログインしてください'),
        403: says('この操作をする権限がありません'),
      }),
      ...(row.params && { 404: says('見つかりません') }),
      ...(row.method !== 'get' && {
        409: says('ほかの操作と重なりました'),
        413: says('大きすぎます'),
        422: says('規則により、できません'),
      }),
      ...(limit && {
        429: says(`${limit.seconds}秒に${limit.points}回まで`),
      }),
    },
  };
}

/** One parameter for each property of an object's schema. */
function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): object[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = json(schema, 'input');
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: of,
  }));
}
