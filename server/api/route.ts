import type * as z from 'zod';
import type { Actor, Role } from '../contract/people.ts';

/** Who may call a route: nobody but those who are named. */
export type Who = 'anyone' | readonly Role[];

/** At most `points` calls in `seconds`, from one address or by one person. */
export interface Limit {
  points: number;
  seconds: number;
  by: 'address' | 'person';
}

/** Of a route that changes something and says nothing else: more than anybody's hands do. */
const USUAL: Limit = { points: 120, seconds: 60, by: 'person' };

/** The limit that holds for a route; null: reading is not limited here. */
export const limitOf = ({ method, limit }: Pick<Route, 'method' | 'limit'>): Limit | null =>
  limit ?? (method === 'get' ? null : USUAL);

/** What a handler is given: everything parsed, and who asks. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  params: P;
  query: Q;
  body: B;
  actor: Actor | null;
  /** Address of the caller, behind the proxies that are trusted. */
  ip: string;
}

/** An answer that is no JSON. */
export class Content {
  readonly type: string;
  readonly body: string;
  readonly fileName: string | null;
  constructor(type: string, body: string, fileName: string | null = null) {
    this.type = type;
    this.body = body;
    this.fileName = fileName;
  }
}

/** A call that is refused, with a sentence for whoever called. */
export class Refused extends Error {
  readonly status: number;
  readonly body: { error: string } & Record<string, unknown>;
  constructor(status: number, error: string, more: Record<string, unknown> = {}) {
    super(error);
    this.status = status;
    this.body = { error, ...more };
  }
}

/** One door of the server as a row of data: the router, OpenAPI and the tests are made of it. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below /api/v1, as Express spells it: `/bookings/:id`. */
  path: string;
  /** One English sentence for OpenAPI. */
  summary: string;
  who: Who;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Shape of the answer; null: 204 without a body. */
  response: z.ZodType | null;
  /** Status of success; 200, or 204 without a response. */
  status?: number;
  limit?: Limit;
  /** Bytes of a body; 16 kB when it is not said. */
  bodyLimit?: number;
  handle(call: Call<never, never, never>): Promise<unknown>;
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;

/** Who a route names is who its handler sees. */
type ActorOf<W extends Who> = W extends 'anyone' ? Actor | null : Actor;

/** Types a route's handler by its own schemas. */
export function route<
  W extends Who,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  row: Omit<Route, 'who' | 'params' | 'query' | 'body' | 'handle'> & {
    who: W;
    params?: P;
    query?: Q;
    body?: B;
    handle(
      call: Omit<Call<Parsed<P>, Parsed<Q>, Parsed<B>>, 'actor'> & { actor: ActorOf<W> },
    ): Promise<unknown>;
  },
): Route {
  return row as unknown as Route;
}
