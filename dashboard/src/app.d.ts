import type { FloorPlan } from '../../server/contract/floorplan.ts';
import type { PublicForecast } from '../../server/contract/forecast.ts';
import type { PublicSnapshot } from '../../server/contract/live.ts';
import type { StaffSnapshot } from '../../server/contract/staff.ts';

/** What the server hands to server-side rendering: the same state that the sockets send. */
interface LiveState {
  public(): PublicSnapshot;
  staff(): StaffSnapshot;
  plan(): FloorPlan;
  /** Milliseconds since the epoch, by the server's clock. */
  now(): number;
}

type Login =
  | { ok: true; cookie: { value: string; /** Seconds. */ maxAge: number } }
  | { ok: false; reason: 'wrong' | 'tooMany'; /** Seconds to wait. */ retryAfter?: number };

/** Reception's sessions. */
interface StaffAccess {
  cookieName: string;
  /** Whether a request with this `Cookie` header belongs to a session. */
  session(cookieHeader: string | undefined): boolean;
  login(password: string, ip: string): Promise<Login>;
  /** Ends the session on the server too, where the server keeps a list of them. */
  logout?(cookieHeader: string | undefined): void;
}

/** Tells the server's log of a page that failed. */
type Report = (error: unknown, request: { method: string; url: URL }) => void;

declare global {
  namespace App {
    interface Locals {
      live: LiveState;
      forecast: () => PublicForecast;
      staff: StaffAccess;
      report: Report;
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
      staff: StaffAccess;
      report: Report;
    }
  }
}

export {};
