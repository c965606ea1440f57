import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';

/** What was done: `member.approve`, `booking.release`, `policy.change`. */
export interface Deed {
  /** User id; null: the system. */
  by: string | null;
  action: string;
  /** Id of the record it was done to. */
  subject: string;
  /** What a reader of the trail needs; no secrets, no names. */
  facts?: Prisma.InputJsonObject;
}

/** Writes a deed into the trail; inside a transaction when one is handed over. */
export type Audit = (deed: Deed, within?: Prisma.TransactionClient) => Promise<void>;

/** The append-only trail of one venue. */
export function auditStore(prisma: PrismaClient, venueId: string) {
  const note: Audit = async ({ facts, ...deed }, within = prisma) => {
    const data = { venueId, ...deed, ...(facts === undefined ? {} : { facts }) };
    await within.auditEntry.create({ data });
  };
  return {
    note,

    /** The newest deeds, or those to one record. */
    list(subject: string | null, take: number) {
      return prisma.auditEntry.findMany({
        where: { venueId, ...(subject === null ? {} : { subject }) },
        orderBy: { id: 'desc' },
        take,
      });
    },
  };
}
