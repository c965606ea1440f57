import express, { Router, type Request as ExpressRequest } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { PasswordFault } from '../contract/accounts.ts';
import { passwordSentence } from '../contract/password-words.ts';
import { sameOrigin } from '../http.ts';
import type { Auth } from './auth.ts';
import { leastOf, passwordFault } from './passwords.ts';

/** One question to the account service, on behalf of a browser. */
export interface Asked {
  /** Where the browser believes to be. */
  origin: string;
  /** Below /api/auth, with its query: `/sign-in/email`. */
  path: string;
  /** The browser's own: `cookie` and `user-agent` are passed on. */
  headers: { get(name: string): string | null };
  /** As Express sees it; whoever asks is counted by it. */
  ip: string;
  /** JSON; asked with GET when there is none. */
  body?: object | undefined;
}

/** What a browser or a program may ask over HTTP; everything else is asked by pages only. */
const OPEN = new Set([
  '/sign-in/email',
  '/sign-out',
  '/two-factor/verify-totp',
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
]);
const NEW_PASSWORD: Record<string, 'password' | 'newPassword'> = {
  '/sign-up/email': 'password',
  '/reset-password': 'newPassword',
  '/change-password': 'newPassword',
};
const BODY_LIMIT = 16_384;
/** Of the limiter's rows and of nothing else: a name without control characters. */
const NAME = /^\P{Cc}{1,80}$/u;

const refusal = (status: number, code: string, message: string) =>
  Response.json({ code, message }, { status });
const weak = (fault: PasswordFault) =>
  Response.json(
    { code: 'WEAK_PASSWORD', message: passwordSentence(fault), fault },
    { status: 400 },
  );

/** The one way to better-auth's handler: its limits and checks of origin hold for pages too. */
export class Door {
  readonly #authOf: (origin: string) => Promise<Auth>;
  readonly #origin: string | null;
  // Guessing one person's password: fewer tries than an address has, which many may share.
  readonly #tries = new RateLimiterMemory({ points: 5, duration: 60 });

  /** @param origin the only one there is; null: wherever a request went to */
  constructor(authOf: (origin: string) => Promise<Auth>, origin: string | null) {
    this.#authOf = authOf;
    this.#origin = origin;
  }

  async ask({ origin, path, headers, ip, body }: Asked): Promise<Response> {
    const home = this.#origin ?? origin;
    const route = path.split('?')[0] ?? '';
    const refused = check(route, body);
    if (refused !== null) return refused;
    const fields = body as { email?: unknown } | undefined;
    const who =
      route === '/sign-in/email' && typeof fields?.email === 'string'
        ? `${ip} ${fields.email.trim().toLowerCase()}`
        : route === '/change-email'
          ? `${ip} ${headers.get('cookie') ?? ''}`
          : null;
    if (who !== null) {
      try {
        await this.#tries.consume(who);
      } catch (reached) {
        if (!(reached instanceof RateLimiterRes)) throw reached;
        return new Response(JSON.stringify({ code: 'TOO_MANY' }), {
          status: 429,
          headers: { 'x-retry-after': String(Math.ceil(reached.msBeforeNext / 1000)) },
        });
      }
    }
    const sent = new Headers({ origin: home, 'x-forwarded-for': ip || '0.0.0.0' });
    for (const name of ['cookie', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode']) {
      const value = headers.get(name);
      if (value !== null) sent.set(name, value);
    }
    if (body !== undefined) sent.set('content-type', 'application/json');
    const auth = await this.#authOf(home);
    const chosen = NEW_PASSWORD[route] && (body as Record<string, unknown>)[NEW_PASSWORD[route]];
    if (typeof chosen === 'string' && route !== '/sign-up/email') {
      const fault = passwordFault(chosen, [], leastOf(await roleBehind(auth, route, sent, body)));
      if (fault !== null) return weak(fault);
    }
    if (route === '/change-email' && !(await knowsPassword(auth, sent, body)))
      return refusal(400, 'INVALID_PASSWORD', 'いまのパスワードがちがいます。');
    const response = await auth.handler(
      new Request(`${home}/api/auth${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: sent,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    if (who !== null && response.ok) await this.#tries.delete(who);
    return response;
  }

  /** For browsers and programs, at /api/auth. */
  router(): Router {
    const router = Router();
    router.use(express.json({ limit: BODY_LIMIT }), async (request, response, next) => {
      if (!OPEN.has(request.path)) return next();
      if (!this.#ours(request)) {
        response.status(403).json({ error: 'このページからは操作できません' });
        return;
      }
      const get = request.method === 'GET';
      if (!get && request.method !== 'POST') return next();
      const answer = await this.ask({
        origin: `${request.protocol}://${request.host}`,
        path: request.url,
        headers: { get: (name) => one(request.headers[name]) },
        ip: request.ip ?? '',
        body: get ? undefined : ((request.body as object | undefined) ?? {}),
      });
      response.status(answer.status).set('cache-control', 'private, no-store');
      for (const cookie of answer.headers.getSetCookie()) response.append('set-cookie', cookie);
      const retry = answer.headers.get('x-retry-after');
      if (retry !== null) response.set('retry-after', retry);
      response.type('application/json').send(await answer.text());
    });
    return router;
  }

  /** Whether a page of ours asks, or no page at all; another site's form is refused in any case. */
  #ours(request: ExpressRequest): boolean {
    const { origin } = request.headers;
    if (origin === undefined) return request.headers['sec-fetch-site'] !== 'cross-site';
    return origin === this.#origin || sameOrigin(request.headers);
  }
}

const one = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null;

/** Role of whoever chooses a new password: by the token of the mail, or by their session. */
async function roleBehind(auth: Auth, route: string, headers: Headers, body: object | undefined) {
  const { token } = (body ?? {}) as { token?: unknown };
  if (route !== '/reset-password') return (await auth.api.getSession({ headers }))?.user.role;
  if (typeof token !== 'string') return null;
  const { internalAdapter } = await auth.$context;
  const known = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  const user = known && (await internalAdapter.findUserById(known.value));
  return (user as { role?: string | null } | null)?.role;
}

/** Whoever sits at an open screen of somebody else cannot take the account away by its address. */
async function knowsPassword(auth: Auth, headers: Headers, body: object | undefined) {
  const { password } = (body ?? {}) as { password?: unknown };
  if (typeof password !== 'string' || password === '') return false;
  return auth.api.verifyPassword({ body: { password }, headers }).then(
    () => true,
    () => false,
  );
}

function check(route: string, body: object | undefined): Response | null {
  const fields = (body ?? {}) as Record<string, unknown>;
  if (route === '/sign-up/email' && (typeof fields.name !== 'string' || !NAME.test(fields.name))) {
    return refusal(400, 'NAME', 'お名前を80文字以内で入力してください。');
  }
  const field = NEW_PASSWORD[route];
  if (field === undefined) return null;
  const password = fields[field];
  if (typeof password !== 'string') return weak({ rule: 'missing' });
  const about = [fields.email, fields.name].filter((word) => typeof word === 'string');
  const fault = passwordFault(password, about);
  return fault === null ? null : weak(fault);
}
