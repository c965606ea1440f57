import type { Prisma } from '../generated/prisma/client.ts';

export type Db = Prisma.TransactionClient;

/** What one batch works on. */
export interface Batch {
  venueId: string;
  /** Now, as the clock that was handed over says. */
  now: number;
  /** Business date of now. */
  today: string;
  /** Business date before which what happened goes, and the instant at which that date begins. */
  from: string;
  at: Date;
  /** Rows at most. */
  most: number;
}

/** Does one batch of one deed, in the transaction that is handed over. @returns rows that went */
export type Step = (db: Db, batch: Batch) => Promise<number>;
