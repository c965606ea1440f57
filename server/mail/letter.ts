import type { Prisma } from '../generated/prisma/client.ts';

/** A mail to send, in plain text. */
export interface Letter {
  /** Makes it unique: posted twice, it is sent once. `booking.confirm:{id}` */
  key: string;
  to: string;
  subject: string;
  text: string;
  /** iCalendar to attach. */
  calendar?: string;
}

/** Puts a letter into the outbox; inside a transaction when one is handed over. */
export type Post = (letter: Letter, within?: Prisma.TransactionClient) => Promise<void>;
