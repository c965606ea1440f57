import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Clock } from '../clock.ts';

/** Seconds: a shift. */
const MAX_AGE = 12 * 3600;
const COOKIE = 'kuuseki_staff';

/** Outcome of a try to log in. */
export type Login =
  | { ok: true; cookie: { value: string; maxAge: number } }
  | { ok: false; reason: 'wrong' | 'tooMany'; retryAfter?: number };

/**
 * Reception's door: one operator password. A session is a signed cookie, so that it outlives a
 * restart; another password ends them all, signing out ends its own at once.
 */
export class StaffSessions {
  readonly cookieName = COOKIE;
  readonly #key: Buffer;
  readonly #password: string;
  readonly #clock: Clock;
  readonly #ended = new Map<string, number>();
  // 5 tries a minute from one address; a person mistypes twice.
  readonly #tries = new RateLimiterMemory({ points: 5, duration: 60 });
  #onEnd: (session: string) => void = () => {};

  constructor(password: string, clock: Clock) {
    this.#password = password;
    this.#clock = clock;
    this.#key = createHmac('sha256', 'kuuseki staff session').update(password).digest();
  }

  /** Called with a session's id when it is signed out. */
  onEnd(listener: (session: string) => void): void {
    this.#onEnd = listener;
  }

  /** @param ip whose tries are counted together */
  async login(password: string, ip: string): Promise<Login> {
    try {
      await this.#tries.consume(ip);
    } catch (limit) {
      const wait = limit instanceof RateLimiterRes ? limit.msBeforeNext : 60_000;
      return { ok: false, reason: 'tooMany', retryAfter: Math.ceil(wait / 1000) };
    }
    const digest = (text: string) => createHmac('sha256', this.#key).update(text).digest();
    if (!timingSafeEqual(digest(password), digest(this.#password)))
      return { ok: false, reason: 'wrong' };
    await this.#tries.delete(ip);
    const body = `${this.#clock.now() + MAX_AGE * 1000}.${randomBytes(12).toString('base64url')}`;
    return { ok: true, cookie: { value: `${body}.${this.#sign(body)}`, maxAge: MAX_AGE } };
  }

  /** Whether a request with this `Cookie` header belongs to a session. */
  session(cookieHeader: string | undefined): boolean {
    return this.open(cookieHeader) !== null;
  }

  /** The session of a `Cookie` header: its id and the instant of its end; null when there is none. */
  open(cookieHeader: string | undefined): { id: string; endsAt: number } | null {
    const value = cookie(cookieHeader);
    const [expiry, nonce, signature] = value?.split('.') ?? [];
    if (expiry === undefined || nonce === undefined || signature === undefined) return null;
    const expected = Buffer.from(this.#sign(`${expiry}.${nonce}`));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const endsAt = Number(expiry);
    return endsAt > this.#clock.now() && !this.#ended.has(nonce) ? { id: nonce, endsAt } : null;
  }

  logout(cookieHeader: string | undefined): void {
    const session = this.open(cookieHeader);
    if (session === null) return;
    const now = this.#clock.now();
    for (const [id, endsAt] of this.#ended) if (endsAt < now) this.#ended.delete(id);
    this.#ended.set(session.id, session.endsAt);
    this.#onEnd(session.id);
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#key).update(body).digest('base64url');
  }
}

function cookie(header: string | undefined): string | null {
  for (const part of header?.split(';') ?? []) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE && value !== undefined) return decodeURIComponent(value);
  }
  return null;
}
