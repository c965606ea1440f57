import type { IncomingHttpHeaders } from 'node:http';
import type { Router } from 'express';
import type { Namespace } from 'socket.io';
import type { Route } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../contract/people.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Post } from '../mail/letter.ts';
import { accountRoutes } from './accounts.routes.ts';
import { openAuth, type Auth } from './auth.ts';
import { cookieOrigin } from './cookies.ts';
import { Door, type Asked } from './door.ts';
import { accountLetters } from './letters.ts';
import { ownRoutes } from './own.routes.ts';
import { people } from './people.ts';
import { admitSession } from './admission.ts';
import { Sessions, type Visit } from './sessions.ts';
import { setupRoutes } from './setup.routes.ts';
import { Setup } from './setup.ts';
import { admitStaff, dropSession } from './sockets.ts';

export interface AccountParts {
  prisma: PrismaClient;
  venue: { id: string; name: string };
  clock: Clock;
  /** Signs sessions. */
  secret: string;
  /** Where people reach us; null: wherever a request went to. */
  origin: string | null;
  demo: boolean;
  post: Post;
  audit: Audit;
  /** Business date. */
  today: () => string;
  warn: (sentence: string) => void;
}

/** Who is who: everything that pages, routes and sockets ask about people. */
export interface Accounts {
  /** Who speaks in a request with these headers; null: nobody who is signed in. */
  actorOf(headers: Pick<IncomingHttpHeaders, 'cookie'>): Promise<Actor | null>;
  /** Asks the account service on behalf of a browser. */
  ask(asked: Asked): Promise<Response>;
  /** /api/auth. */
  router: Router;
  /** Of everybody's own account, and of all of them. */
  routes: Route[];
  setup: Setup;
  /** Takes a member's account away. */
  remove(userId: string): Promise<void>;
  /** Guards reception's sockets from now on. */
  guard(staff: Namespace): void;
}

/** Origins whose account service is kept: more than one only without `KUUSEKI_URL`. */
const KEPT = 4;

/** Makes accounts from their parts. Nothing of better-auth is loaded before somebody signs in. */
export function makeAccounts(parts: AccountParts): Accounts {
  const { prisma, clock, demo, origin } = parts;
  const letters = accountLetters(parts.post, parts.venue.name, parts.today);
  const setup = new Setup(prisma, clock);
  let watchers: Namespace | null = null;
  const onEnd = (session: string) => {
    if (watchers !== null) dropSession(watchers, session);
  };
  const sessions = new Sessions({ prisma, venue: parts.venue.id, clock, lenient: demo, onEnd });
  const opened = new Map<string, Promise<Auth>>();

  const authOf = (home: string): Promise<Auth> => {
    const known = opened.get(home);
    if (known !== undefined) return known;
    const oldest = opened.keys().next();
    if (opened.size >= KEPT && !oldest.done) opened.delete(oldest.value);
    const auth = openAuth(
      {
        prisma,
        secret: parts.secret,
        letters,
        admit: admitSession({ prisma, clock, demo, audit: parts.audit }),
        // The trail holds no address: who changed it, and when.
        onAddress: (id) => parts.audit({ by: id, action: 'account.email', subject: id }),
        onEnd,
        warn: parts.warn,
      },
      home,
    );
    opened.set(home, auth);
    return auth;
  };

  const open = async (cookie: string | undefined, use: boolean): Promise<Visit | null> => {
    const home = cookieOrigin(cookie);
    if (home === null || cookie === undefined) return null;
    const auth = await authOf(origin?.startsWith(home.split('//')[0] ?? '') ? origin : home);
    const found = await auth.api.getSession({
      headers: new Headers({ cookie }),
      query: { disableCookieCache: true, disableRefresh: true },
    });
    return found === null ? null : sessions.visit(found.session.id, use);
  };

  const door = new Door(authOf, origin);
  const everybody = people({
    prisma,
    clock,
    onEnd,
    authOf: () => authOf(origin ?? 'http://localhost'),
  });
  return {
    actorOf: async ({ cookie }) => (await open(cookie, true))?.actor ?? null,
    ask: (asked) => door.ask(asked),
    router: door.router(),
    routes: [
      ...ownRoutes({ prisma, onEnd, audit: parts.audit, demo }),
      ...accountRoutes({ people: everybody, letters, audit: parts.audit, origin }),
      ...setupRoutes({ people: everybody, setup, audit: parts.audit }),
    ],
    setup,
    remove: (userId) => everybody.remove(userId),
    guard(namespace) {
      watchers = namespace;
      admitStaff(namespace, {
        open: (cookie) => open(cookie, false),
        look: (session) => sessions.visit(session, false),
        clock,
      });
    },
  };
}
