import express, { Router, type Request } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type * as z from 'zod';
import type { Actor } from '../contract/people.ts';
import { refuseForeignWrites } from '../http.ts';
import { Content, limitOf, Refused, type Call, type Route } from './route.ts';
import { closest, speakJapanese } from './sentences.ts';

/** A call as it came in, nothing parsed. */
export interface RawCall {
  params: unknown;
  query: unknown;
  body: unknown;
  actor: Actor | null;
  ip: string;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** Calls a route from inside the process, through the same doors as over HTTP. */
export type Caller = (
  method: Route['method'],
  path: string,
  call: { actor: Actor | null; ip: string; body?: unknown; query?: unknown },
) => Promise<Answer>;

const BODY_LIMIT = 16_384;

/** The doors of the server, in one place: who may, what is well-formed, how often, then the handler. */
export class Api {
  readonly routes: readonly Route[];
  readonly #limiters = new Map<Route, RateLimiterMemory>();
  readonly #actorOf: (request: Request) => Promise<Actor | null>;

  constructor(routes: readonly Route[], actorOf: (request: Request) => Promise<Actor | null>) {
    speakJapanese();
    this.routes = routes;
    this.#actorOf = actorOf;
    for (const route of routes) {
      const limit = limitOf(route);
      if (limit === null) continue;
      const { points, seconds } = limit;
      this.#limiters.set(route, new RateLimiterMemory({ points, duration: seconds }));
    }
  }

  router(): Router {
    const router = Router();
    for (const route of this.routes) {
      const parse = express.json({ limit: route.bodyLimit ?? BODY_LIMIT });
      router[route.method](route.path, refuseForeignWrites, parse, async (request, response) => {
        const actor = await this.#actorOf(request).catch((fault: unknown) => {
          // What everybody may see is shown also while nobody can tell who asks.
          if (route.who === 'anyone') return null;
          throw fault;
        });
        const { params, query } = request;
        const body: unknown = request.body;
        const ip = request.ip ?? '';
        const answer = await this.answer(route, { params, query, body, actor, ip });
        response.status(answer.status).set('cache-control', 'private, no-store');
        const { retryAfter } = (answer.body as { retryAfter?: number } | null) ?? {};
        if (answer.status === 429 && retryAfter) response.set('retry-after', String(retryAfter));
        if (answer.body instanceof Content) {
          const { type, body: text, fileName } = answer.body;
          if (fileName !== null) response.attachment(fileName);
          response.type(type).send(text);
        } else if (answer.status === 204) response.end();
        else response.json(answer.body);
      });
    }
    return router;
  }

  /** For pages that are rendered in this process. */
  readonly call: Caller = async (method, path, { actor, ip, body, query = {} }) => {
    const parts = path.split('/');
    for (const route of this.routes) {
      const params = route.method === method ? match(route.path.split('/'), parts) : null;
      if (params !== null) return this.answer(route, { params, query, body, actor, ip });
    }
    return { status: 404, body: { error: 'このアドレスのAPIはありません' } };
  };

  /** @throws what is neither refused nor malformed: a fault of ours */
  async answer(route: Route, raw: RawCall): Promise<Answer> {
    try {
      admit(route, raw.actor);
      await this.#count(route, raw);
      // PostgreSQL holds every character of Unicode but this one.
      if (JSON.stringify([raw.params, raw.query, raw.body]).includes('\\u0000')) {
        throw new Refused(400, '使えない文字が入っています');
      }
      const call: Call = {
        params: route.params?.parse(raw.params),
        query: route.query?.parse(raw.query),
        body: route.body?.parse(raw.body ?? {}),
        actor: raw.actor,
        ip: raw.ip,
      };
      const body = await route.handle(call as Call<never, never, never>);
      return { status: route.status ?? (route.response === null ? 204 : 200), body };
    } catch (error) {
      if (error instanceof Refused) return { status: error.status, body: error.body };
      const issues = (error as Partial<z.ZodError> | null)?.issues;
      if (issues === undefined) throw error;
      const problems = issues
        .flatMap(closest)
        .map(({ path, message }) => `${path.join('.')}: ${message}`);
      return { status: 400, body: { error: '入力を確かめてください', problems } };
    }
  }

  async #count(route: Route, { actor, ip }: RawCall): Promise<void> {
    const limiter = this.#limiters.get(route);
    if (limiter === undefined) return;
    const key = limitOf(route)?.by === 'person' ? (actor?.userId ?? ip) : ip;
    try {
      await limiter.consume(key);
    } catch (reached) {
      if (!(reached instanceof RateLimiterRes)) throw reached;
      const seconds = Math.ceil(reached.msBeforeNext / 1000);
      throw new Refused(429, `回数が多すぎます。${seconds}秒後にもう一度お試しください`, {
        retryAfter: seconds,
      });
    }
  }
}

/** Deny by default: a route names who may. */
function admit(route: Route, actor: Actor | null): void {
  if (route.who === 'anyone') return;
  if (actor === null) throw new Refused(401, 'ログインしてください');
  if (!route.who.includes(actor.role)) throw new Refused(403, 'この操作をする権限がありません');
}

function match(pattern: string[], parts: string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, piece] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (piece.startsWith(':')) params[piece.slice(1)] = decodeURIComponent(part);
    else if (piece !== part) return null;
  }
  return params;
}
