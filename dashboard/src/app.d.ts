import type { FloorPlan } from '../../server/contract/floorplan.ts';
import type { PublicForecast } from '../../server/contract/forecast.ts';
import type { PublicSnapshot } from '../../server/contract/live.ts';
import type { Actor } from '../../server/contract/people.ts';
import type { StaffSnapshot } from '../../server/contract/staff.ts';
import type { Place } from '../../server/contract/venue-facts.ts';
import type { Language } from './lib/messages/language.ts';

/** What the server hands to server-side rendering: the same state that the sockets send. */
interface LiveState {
  public(): PublicSnapshot;
  staff(): StaffSnapshot;
  /** In force now. */
  plan(): FloorPlan;
  /** Where people reach the server, as an origin; null: wherever a request went to. */
  site(): string | null;
  /** By which a business date is booked. */
  planOn(date: string): FloorPlan;
  /** Milliseconds since the epoch, by the server's clock. */
  now(): number;
}

/** An answer of the API, as over HTTP. */
interface Answer {
  status: number;
  /** Its response, or `{ error, problems? }` when the status is 400 or more. */
  body: unknown;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Calls a route below /api/v1 as whoever asks for the page: `call('get', '/bookings', { query })`. */
type Call = (
  method: Method,
  path: string,
  call?: { body?: unknown; query?: unknown },
) => Promise<Answer>;

/** Asks the account service below /api/auth for this browser; its cookies go with the page. */
type Ask = (
  path: string,
  body?: object,
) => Promise<{
  status: number;
  body: Record<string, unknown>;
  /** Seconds to wait after too many tries. */
  retryAfter: number | null;
}>;

/** What the pages need of the server's accounts. */
interface AccountsPort {
  actorOf(headers: { cookie?: string | undefined }): Promise<Actor | null>;
  ask(asked: {
    origin: string;
    path: string;
    headers: { get(name: string): string | null };
    ip: string;
    body?: object | undefined;
  }): Promise<Response>;
}

interface ApiPort {
  call(
    method: Method,
    path: string,
    call: { actor: Actor | null; ip: string; body?: unknown; query?: unknown },
  ): Promise<Answer>;
}

/** Tells the server's log of a page that failed. */
type Report = (error: unknown, request: { method: string; url: URL }) => void;

/** Of a demo without mails: the page that the mail to a new address leads to. Null elsewhere. */
type ShownMail = ((address: string) => Promise<string | null>) | null;

declare global {
  namespace App {
    interface Locals {
      live: LiveState;
      forecast: () => PublicForecast;
      place: Place;
      report: Report;
      /** Whether a mail server is set. */
      sends: boolean;
      shownMail: ShownMail;
      /** In which the page that is asked for speaks to this browser. */
      lang: Language;
      /** Who is signed in; null: nobody. */
      actor: Actor | null;
      call: Call;
      ask: Ask;
      /** The client's address as Express sees it, behind the proxies that it trusts. */
      ip: string;
    }
    interface Error {
      message: string;
    }
  }
  namespace Express {
    interface Locals {
      live: LiveState;
      forecast: () => PublicForecast;
      place: Place;
      report: Report;
      accounts: AccountsPort;
      api: ApiPort;
      sends: boolean;
      shownMail: ShownMail;
    }
  }
}

export {};
