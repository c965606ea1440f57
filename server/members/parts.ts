import type { Audit } from '../audit/audit.store.ts';
import type { Clock } from '../clock.ts';
import { dateOf } from '../calendar/calendar.ts';
import type { Letter, Post } from '../mail/letter.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { LetterPlace } from './letters.ts';
import type { MemberStore } from './members.store.ts';

/** What the doors of registrations are made of. */
export interface MemberParts {
  members: MemberStore;
  clock: Clock;
  audit: Audit;
  post: Post;
  place: LetterPlace;
  /** Cancels what a member has booked from now on, each told with the reason; booking's own hand. */
  cancelBookings: (memberId: string, by: string, why: string) => Promise<void>;
  /** Takes away the account of whoever deleted their registration; null: it stays. */
  removeAccount: ((userId: string) => Promise<void>) | null;
}

export const todayOf = ({ clock }: MemberParts): string => dateOf(clock.now());

/** Posts a letter, if there is somebody to send it to. */
export async function send(
  { post }: MemberParts,
  letter: Letter | null,
  tx: Prisma.TransactionClient,
): Promise<void> {
  if (letter !== null) await post(letter, tx);
}
