import type { Audit } from '../audit/audit.store.ts';
import type { Clock } from '../clock.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { isBanned, isPrivileged, lifeOf, roleOf } from './sessions.ts';

/** What the trail calls a sign-in. */
export const SIGNED_IN = 'account.signIn';

/** Ways in that a password alone opens. */
const PASSWORD_ONLY = ['/sign-in/email', '/verify-email'];

/** Whether a session may begin, and when it ends; the trail tells who signed in, and when. */
export function admitSession({
  prisma,
  clock,
  demo,
  audit,
}: {
  prisma: PrismaClient;
  clock: Clock;
  demo: boolean;
  audit: Audit;
}): (userId: string, path: string | undefined) => Promise<Date> {
  return async (userId, path) => {
    const user = await prisma.user.findUniqueOrThrow({
      where: { id: userId },
      include: { _count: { select: { passkeys: true } } },
    });
    const now = clock.now();
    const { APIError } = await import('better-auth/api');
    if (isBanned(user, now)) throw new APIError('FORBIDDEN', { code: 'BANNED_USER' });
    const role = roleOf(user.role);
    // Whoever chose a passkey as second factor has no other: a password alone is one factor only.
    const needsPasskey =
      isPrivileged(role) && user._count.passkeys > 0 && user.twoFactorEnabled !== true && !demo;
    if (needsPasskey && PASSWORD_ONLY.includes(path ?? '')) {
      throw new APIError('FORBIDDEN', { code: 'PASSKEY_NEEDED' });
    }
    await audit({ by: userId, action: SIGNED_IN, subject: userId });
    return new Date(now + lifeOf(role));
  };
}
