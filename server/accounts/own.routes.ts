import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import { ownAccount } from '../contract/accounts.ts';
import { ROLES } from '../contract/people.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

export interface OwnRouteParts {
  prisma: PrismaClient;
  onEnd: (session: string) => void;
  audit: Audit;
  demo: boolean;
}

const limit = { points: 30, seconds: 60, by: 'person' } as const;

/** One's own account. */
export function ownRoutes({ prisma, onEnd, audit, demo }: OwnRouteParts): Route[] {
  return [
    route({
      method: 'get',
      path: '/account',
      summary: 'One’s own account: second factors and sessions',
      who: ROLES,
      response: ownAccount,
      async handle({ actor }) {
        const user = await prisma.user.findUniqueOrThrow({
          where: { id: actor.userId },
          include: {
            passkeys: { orderBy: { createdAt: 'asc' } },
            sessions: { orderBy: { updatedAt: 'desc' } },
          },
        });
        return {
          name: user.name,
          email: user.email,
          role: actor.role,
          awaits: actor.awaits ?? null,
          demo,
          totp: user.twoFactorEnabled === true,
          passkeys: user.passkeys.map(({ id, name, createdAt }) => ({
            id,
            name,
            createdAt: createdAt?.toISOString() ?? null,
          })),
          sessions: user.sessions.map((session) => ({
            id: session.id,
            here: session.id === actor.session,
            usedAt: session.updatedAt.toISOString(),
            createdAt: session.createdAt.toISOString(),
            browser: session.userAgent,
          })),
        };
      },
    }),
    route({
      method: 'delete',
      path: '/account/sessions',
      summary: 'Sign out everywhere but here',
      who: ROLES,
      response: z.object({ ended: z.int() }),
      limit,
      async handle({ actor }) {
        const where = { userId: actor.userId, NOT: { id: actor.session ?? '' } };
        const others = await prisma.session.findMany({ where, select: { id: true } });
        await prisma.session.deleteMany({ where: { id: { in: others.map(({ id }) => id) } } });
        for (const { id } of others) onEnd(id);
        return { ended: others.length };
      },
    }),
    route({
      method: 'delete',
      path: '/account/passkeys/:id',
      summary: 'Remove one of one’s own passkeys',
      who: ROLES,
      params: z.object({ id: z.string().min(1).max(60) }),
      response: null,
      limit,
      async handle({ params: { id }, actor }) {
        const mine = { id, userId: actor.userId };
        const { count } = await prisma.passkey.deleteMany({ where: mine });
        if (count === 0) throw new Refused(404, 'このパスキーはありません');
        await audit({ by: actor.userId, action: 'account.passkeyRemove', subject: actor.userId });
      },
    }),
  ];
}
