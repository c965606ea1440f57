import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import { ADMINISTRATOR_LEAST, passwordProblem } from './passwords.ts';
import type { People } from './people.ts';
import type { Setup } from './setup.ts';

const GONE = 'この登録用アドレスは使えません。サーバーを起動しなおすと、新しいものが表示されます';
const token = z.string().min(1).max(100);
const limit = { points: 10, seconds: 60, by: 'address' } as const;

/** The first administrator, by the token that the server printed. */
export function setupRoutes(parts: { people: People; setup: Setup; audit: Audit }): Route[] {
  const { people, setup, audit } = parts;
  return [
    route({
      method: 'get',
      path: '/setup',
      summary: 'Whether a setup token is good',
      who: 'anyone',
      query: z.object({ token }),
      response: z.object({ good: z.boolean() }),
      limit,
      handle: async ({ query }) => ({ good: await setup.knows(query.token) }),
    }),
    route({
      method: 'post',
      path: '/setup',
      summary: 'Make the first administrator with the setup token',
      who: 'anyone',
      body: z.strictObject({
        token,
        name: z
          .string()
          .trim()
          .min(1)
          .max(80)
          .regex(/^\P{Cc}*$/u),
        email: z.email().max(200),
        password: z.string().max(200),
      }),
      response: z.object({ id: z.string() }),
      status: 201,
      limit,
      async handle({ body }) {
        if (!(await setup.knows(body.token))) throw new Refused(403, GONE);
        const problem = passwordProblem(
          body.password,
          [body.email, body.name],
          ADMINISTRATOR_LEAST,
        );
        if (problem !== null) throw new Refused(422, problem, { field: 'password' });
        if (!(await setup.use(body.token))) throw new Refused(403, GONE);
        const { id } = await people.first(body);
        await audit({ by: id, action: 'account.setup', subject: id });
        return { id };
      },
    }),
  ];
}
