import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import { account } from '../contract/accounts.ts';
import { ROLE_WORDS, ROLES, type Actor } from '../contract/people.ts';
import type { AccountLetters } from './letters.ts';
import type { People } from './people.ts';

export interface AccountRouteParts {
  people: People;
  letters: AccountLetters;
  audit: Audit;
  /** Where links lead; null: where the administrator's page says that it is. */
  origin: string | null;
}

const who = ['administrator'] as const;
const params = z.object({ id: z.string().min(1).max(60) });
const limit = { points: 60, seconds: 60, by: 'person' } as const;
const line = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^\P{Cc}*$/u, '改行などは使えません');

/** Who may get in: for administrators. */
export function accountRoutes({ people, letters, audit, origin }: AccountRouteParts): Route[] {
  const notOneself = (actor: Actor, id: string) => {
    if (actor.userId === id) throw new Refused(409, '自分のアカウントにはできません');
  };
  return [
    route({
      method: 'get',
      path: '/accounts',
      summary: 'Everybody who has an account, with role and last login',
      who,
      response: z.object({ accounts: z.array(account) }),
      handle: async () => ({ accounts: await people.list() }),
    }),
    route({
      method: 'post',
      path: '/accounts',
      summary: 'Invite somebody by mail with a role',
      who,
      body: z.strictObject({
        name: line,
        email: z.email().max(200),
        role: z.enum(ROLES),
        origin: z.url({ protocol: /^https?$/ }).optional(),
      }),
      response: z.object({ id: z.string() }),
      status: 201,
      limit,
      async handle({ body, actor }) {
        const { user, token } = await people.invite(body);
        const home = origin ?? new URL(body.origin ?? 'http://localhost:3000').origin;
        await letters.invite(user, token, home, ROLE_WORDS[body.role]);
        const facts = { role: body.role };
        await audit({ by: actor.userId, action: 'account.invite', subject: user.id, facts });
        return { id: user.id };
      },
    }),
    route({
      method: 'put',
      path: '/accounts/:id/role',
      summary: 'Give somebody another role, which ends their sessions',
      who,
      params,
      body: z.strictObject({ role: z.enum(ROLES) }),
      response: null,
      limit,
      async handle({ params: { id }, body, actor }) {
        await people.setRole(id, body.role);
        await audit({ by: actor.userId, action: 'account.role', subject: id, facts: body });
      },
    }),
    route({
      method: 'put',
      path: '/accounts/:id/ban',
      summary: 'Stop an account with a reason, which ends its sessions',
      who,
      params,
      body: z.strictObject({ reason: line }),
      response: null,
      limit,
      async handle({ params: { id }, body, actor }) {
        notOneself(actor, id);
        await people.ban(id, body.reason);
        await audit({ by: actor.userId, action: 'account.ban', subject: id, facts: body });
      },
    }),
    route({
      method: 'delete',
      path: '/accounts/:id/ban',
      summary: 'Let a stopped account in again',
      who,
      params,
      response: null,
      limit,
      async handle({ params: { id }, actor }) {
        await people.unban(id);
        await audit({ by: actor.userId, action: 'account.unban', subject: id });
      },
    }),
    route({
      method: 'delete',
      path: '/accounts/:id/sessions',
      summary: 'Sign somebody out everywhere',
      who,
      params,
      response: z.object({ ended: z.int() }),
      limit,
      async handle({ params: { id }, actor }) {
        const ended = await people.endSessions(id);
        await audit({ by: actor.userId, action: 'account.revoke', subject: id, facts: { ended } });
        return { ended };
      },
    }),
    route({
      method: 'delete',
      path: '/accounts/:id/factors',
      summary: 'Take away the second factors of somebody who lost them',
      who,
      params,
      response: null,
      limit,
      async handle({ params: { id }, actor }) {
        notOneself(actor, id);
        await people.clearFactors(id);
        await audit({ by: actor.userId, action: 'account.clearFactors', subject: id });
      },
    }),
  ];
}
