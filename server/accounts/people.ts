import { randomBytes } from 'node:crypto';
import { Refused } from '../api/route.ts';
import type { Clock } from '../clock.ts';
import type { Role } from '../contract/people.ts';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { SIGNED_IN } from './admission.ts';
import { LINK_LIFE, type Auth } from './auth.ts';
import { roleOf } from './sessions.ts';

export interface PeopleParts {
  prisma: PrismaClient;
  clock: Clock;
  onEnd: (session: string) => void;
  /** Hashes passwords and makes tokens. */
  authOf: () => Promise<Auth>;
}

export type People = ReturnType<typeof people>;

const TAKEN = 'このメールアドレスはすでに登録されています';

/** Everybody who has an account, and what an administrator does with them. */
export function people({ prisma, clock, onEnd, authOf }: PeopleParts) {
  /** Ends every session of somebody, and shows their sockets out. */
  async function endSessions(userId: string): Promise<number> {
    const sessions = await prisma.session.findMany({ where: { userId }, select: { id: true } });
    await prisma.session.deleteMany({ where: { userId } });
    for (const { id } of sessions) onEnd(id);
    return sessions.length;
  }

  /** Changes somebody, unless nobody would be left who may do so. */
  async function change(id: string, data: Prisma.UserUpdateInput): Promise<void> {
    await prisma.$transaction(async (within) => {
      const rows = await within.$queryRaw<{ id: string }[]>`
        SELECT id FROM "User" WHERE role = 'administrator' AND banned IS NOT TRUE FOR UPDATE`;
      const user = await within.user.findUnique({ where: { id } });
      if (user === null) throw new Refused(404, 'このアカウントはありません');
      const leaves = data.banned === true || (data.role ?? user.role) !== 'administrator';
      if (leaves && rows.length === 1 && rows[0]?.id === id) {
        throw new Refused(409, '最後の管理者です。先にほかの人を管理者にしてください');
      }
      await within.user.update({ where: { id }, data });
    });
    await endSessions(id);
  }

  async function create(person: { name: string; email: string; role: Role; verified: boolean }) {
    const { name, role, verified } = person;
    const email = person.email.toLowerCase();
    if ((await prisma.user.count({ where: { email } })) > 0) throw new Refused(409, TAKEN);
    const { internalAdapter } = await (await authOf()).$context;
    return internalAdapter.createUser(
      { name, email, role, emailVerified: verified },
      { method: 'admin' },
    );
  }

  return {
    endSessions,

    async list() {
      const users = await prisma.user.findMany({
        include: { _count: { select: { passkeys: true, sessions: true } } },
        orderBy: [{ role: 'asc' }, { name: 'asc' }],
      });
      const logins = await prisma.auditEntry.groupBy({
        by: ['subject'],
        where: { action: SIGNED_IN },
        _max: { at: true },
      });
      const lastOf = new Map(logins.map(({ subject, _max }) => [subject, _max.at]));
      return users.map((user) => ({
        id: user.id,
        name: user.name,
        email: user.email,
        role: roleOf(user.role),
        verified: user.emailVerified,
        secondFactor: user.twoFactorEnabled === true || user._count.passkeys > 0,
        banned: user.banned === true,
        banReason: user.banReason,
        sessions: user._count.sessions,
        createdAt: user.createdAt.toISOString(),
        lastLogin: lastOf.get(user.id)?.toISOString() ?? null,
      }));
    },

    /** An account without a password, and the token that lets its owner choose one. */
    async invite(person: { name: string; email: string; role: Role }) {
      const user = await create({ ...person, verified: false });
      const token = randomBytes(24).toString('base64url');
      const { internalAdapter } = await (await authOf()).$context;
      await internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: user.id,
        expiresAt: new Date(clock.now() + LINK_LIFE.invite * 3_600_000),
      });
      return { user, token };
    },

    /** The first administrator, who proved by the server's own token to be its operator. */
    async first(person: { name: string; email: string; password: string }) {
      const user = await create({ ...person, role: 'administrator', verified: true });
      const { internalAdapter, password } = await (await authOf()).$context;
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await password.hash(person.password),
      });
      return user;
    },

    setRole: (id: string, role: Role) => change(id, { role }),
    ban: (id: string, reason: string) => change(id, { banned: true, banReason: reason }),
    unban: (id: string) => change(id, { banned: false, banReason: null, banExpires: null }),

    /** Takes a member's account away; whoever works here keeps theirs until an administrator acts. */
    async remove(id: string): Promise<void> {
      const user = await prisma.user.findUnique({ where: { id }, select: { role: true } });
      if (user === null || (user.role ?? 'member') !== 'member') return;
      await endSessions(id);
      await prisma.user.delete({ where: { id } });
    },

    /** For somebody who lost their telephone or key. */
    async clearFactors(id: string): Promise<void> {
      await prisma.$transaction([
        prisma.passkey.deleteMany({ where: { userId: id } }),
        prisma.twoFactor.deleteMany({ where: { userId: id } }),
        prisma.user.update({ where: { id }, data: { twoFactorEnabled: false } }),
      ]);
      await endSessions(id);
    },
  };
}
