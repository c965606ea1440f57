import type { PrismaClient } from '../generated/prisma/client.ts';
import { ROLES } from '../contract/people.ts';
import { cookiePrefix } from './cookies.ts';
import type { AccountLetters } from './letters.ts';
import { PASSWORD_LENGTH } from './passwords.ts';

/** What better-auth needs of the rest. */
export interface AuthParts {
  prisma: PrismaClient;
  secret: string;
  letters: AccountLetters;
  /** Instant at which a new session of this user ends; throws a sentence when none may begin. */
  admit: (userId: string, path: string | undefined) => Promise<Date>;
  /** Somebody's address is another one now. */
  onAddress: (userId: string) => Promise<void>;
  /** A session is over. */
  onEnd: (session: string) => void;
  /** A fault of the inside. */
  warn: (sentence: string) => void;
}

export type Auth = Awaited<ReturnType<typeof openAuth>>;

/** Longest life of the cookie, seconds; each session ends by its role, which is never later. */
export const COOKIE_LIFE = 30 * 86_400;

/** Hours that a link in a mail is good for. */
export const LINK_LIFE = { verify: 24, reset: 1, invite: 24 * 7 };

/** Tries by address; a person who mistypes at the desk of a shared office keeps nobody else out. */
const LIMITS = {
  '/sign-in/email': { window: 60, max: 20 },
  '/sign-up/email': { window: 600, max: 10 },
  '/request-password-reset': { window: 600, max: 5 },
  '/send-verification-email': { window: 600, max: 5 },
  '/change-email': { window: 600, max: 5 },
  '/reset-password': { window: 60, max: 10 },
  '/two-factor/*': { window: 60, max: 10 },
  '/passkey/verify-authentication': { window: 60, max: 20 },
};

/**
 * The account service of one origin. better-auth is loaded by the first person who signs in: a
 * server whose screens are only looked at never holds it in memory.
 */
export async function openAuth(parts: AuthParts, origin: string) {
  const { prisma, letters, warn } = parts;
  /** Requests that give a user another address: only what is changed is told before, only whose after. */
  const readdressing = new WeakSet<object>();
  const [{ betterAuth }, { prismaAdapter }, access, adminAccess, plugins, { passkey }] =
    await Promise.all([
      import('better-auth/minimal'),
      import('better-auth/adapters/prisma'),
      import('better-auth/plugins/access'),
      import('better-auth/plugins/admin/access'),
      loadPlugins(),
      import('@better-auth/passkey'),
    ]);
  const control = access.createAccessControl(adminAccess.defaultStatements);
  const roles = Object.fromEntries(
    ROLES.map((role) => [
      role,
      control.newRole(role === 'administrator' ? adminAccess.adminAc.statements : {}),
    ]),
  );
  return betterAuth({
    appName: '空席',
    baseURL: origin,
    secret: parts.secret,
    telemetry: { enabled: false },
    logger: { disabled: true }, // its lines hold addresses of people
    onAPIError: {
      onError(error) {
        const known = typeof (error as { statusCode?: unknown } | null)?.statusCode === 'number';
        if (!known) warn(`accounts: ${error instanceof Error ? error.name : 'fault'}`);
      },
    },
    database: prismaAdapter(prisma, { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      revokeSessionsOnPasswordReset: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      resetPasswordTokenExpiresIn: LINK_LIFE.reset * 3600,
      sendResetPassword: ({ user, token }) => letters.reset(user, token, origin),
      onExistingUserSignUp: ({ user }) => letters.exists(user, origin),
      // Whoever has the token read the mail.
      async onPasswordReset({ user }) {
        await prisma.user.update({ where: { id: user.id }, data: { emailVerified: true } });
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: true,
      expiresIn: LINK_LIFE.verify * 3600,
      async sendVerificationEmail({ user, token, url }) {
        const { email: known } = await prisma.user.findUniqueOrThrow({
          where: { id: user.id },
          select: { email: true },
        });
        if (known === user.email) return letters.verify(user, token, origin, nextOf(url));
        // The address that is to take the place of the known one, whose owner is told.
        await letters.change(user, token, origin);
        await letters.changing({ ...user, email: known }, token, origin);
      },
    },
    user: { changeEmail: { enabled: true } },
    verification: { storeIdentifier: 'hashed' },
    session: {
      expiresIn: COOKIE_LIFE,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 100, customRules: LIMITS },
    databaseHooks: {
      user: {
        update: {
          before: (change, context) => {
            if (change.email !== undefined && context !== null) readdressing.add(context);
            return Promise.resolve();
          },
          after: async (user, context) => {
            if (context !== null && readdressing.delete(context)) await parts.onAddress(user.id);
          },
        },
      },
      session: {
        create: {
          before: async (session, context) => ({
            data: { ...session, expiresAt: await parts.admit(session.userId, context?.path) },
          }),
        },
        delete: { after: (session) => Promise.resolve(parts.onEnd(session.id)) },
      },
    },
    advanced: {
      cookiePrefix: cookiePrefix(origin),
      useSecureCookies: false, // the prefix says it, and `__Secure-` before it would undo `__Host-`
      defaultCookieAttributes: { secure: origin.startsWith('https:'), sameSite: 'lax' },
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    plugins: [
      passkey({ rpID: new URL(origin).hostname, rpName: '空席', origin }),
      plugins.twoFactor({ issuer: '空席' }),
      plugins.admin({ ac: control, roles, defaultRole: 'member', adminRoles: ['administrator'] }),
    ],
  });
}

/** Where whoever registered was on the way to; null: nowhere. */
const nextOf = (url: string): string | null => {
  const next = new URL(url).searchParams.get('callbackURL') ?? '/';
  return next === '/' ? null : next;
};

async function loadPlugins() {
  const [{ twoFactor }, { admin }] = await Promise.all([
    import('better-auth/plugins/two-factor'),
    import('better-auth/plugins/admin'),
  ]);
  return { twoFactor, admin };
}
