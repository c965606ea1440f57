import type { Audit } from '../audit/audit.store.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../contract/people.ts';
import type { BookingPolicy } from '../contract/policy.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Witness } from './arrivals.ts';
import type { DeskSpace } from './facts.ts';

/** What the booking rules let reception do; each is refused with the rule. Instants in ms. */
export interface BookingDesk {
  walkIn(guest: WalkIn, actor: Actor): Promise<{ id: string }>;
  /** Moves the end of a booking. */
  extend(id: string, untilMs: number, actor: Actor): Promise<unknown>;
  move(id: string, spaceId: string, actor: Actor): Promise<unknown>;
  release(id: string, actor: Actor): Promise<unknown>;
  undoRelease(id: string, actor: Actor): Promise<unknown>;
}

export interface WalkIn {
  memberId: string | null;
  holder: string | null;
  kind: string;
  spaceId: string;
  startAt: number;
  endAt: number;
}

/** What reception is made of. */
export interface ReceptionParts {
  prisma: PrismaClient;
  venueId: string;
  /** As printed on certificates. */
  venueName: string;
  clock: Clock;
  audit: Audit;
  desk: BookingDesk;
  policy: () => Promise<BookingPolicy>;
  /** Spaces of a business date that can be given: seats, and rooms as one. */
  spaces: (date: string) => Promise<DeskSpace[]>;
  hoursOf: (date: string) => Promise<{ opensAt: number; closesAt: number } | null>;
  /** What those who can see say of one seat now: the same that a release asks. */
  witness: (seat: string) => { says: Witness };
  /** A name or its reading in the form in which members are searched. */
  fold: (text: string) => string;
  /** Bookings and check-ins changed: read again, so that they are Evidence at once. */
  refresh: () => Promise<void>;
  /** Reception's list changed: its screens fetch it again. */
  changed: () => void;
}
