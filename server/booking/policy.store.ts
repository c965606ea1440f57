import { bookingPolicy, type BookingPolicy } from '../contract/policy.ts';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';

/** The rules from a business date on. */
export interface PolicyVersion {
  id: string;
  /** YYYY-MM-DD */
  effectiveFrom: string;
  rules: BookingPolicy;
  note: string;
  /** User id. */
  madeBy: string;
  madeAt: Date;
  withdrawnAt: Date | null;
}

/** The versions of one venue's booking rules; none is ever changed. */
export function policyStore(prisma: PrismaClient, venueId: string) {
  return {
    /** Every version, the earliest first; of two for one date the later counts. */
    async all(): Promise<PolicyVersion[]> {
      const rows = await prisma.policyVersion.findMany({
        where: { venueId },
        orderBy: [{ effectiveFrom: 'asc' }, { madeAt: 'asc' }],
      });
      return rows.map((row) => ({ ...row, rules: bookingPolicy.parse(row.rules) }));
    },

    async add(
      version: {
        effectiveFrom: string;
        rules: BookingPolicy;
        note: string;
        madeBy: string;
        madeAt: Date;
      },
      db: Prisma.TransactionClient = prisma,
    ): Promise<string> {
      const data = { venueId, ...version, rules: version.rules as Prisma.InputJsonValue };
      return (await db.policyVersion.create({ data })).id;
    },

    /** Takes back a version that is not in force yet. @returns false when there is none such */
    async withdraw(
      id: string,
      today: string,
      at: Date,
      db: Prisma.TransactionClient = prisma,
    ): Promise<boolean> {
      const { count } = await db.policyVersion.updateMany({
        where: { id, venueId, withdrawnAt: null, effectiveFrom: { gt: today } },
        data: { withdrawnAt: at },
      });
      return count > 0;
    },

    /** Runs `work` as one: what it wrote stands when it returns. */
    together: <T>(work: (db: Prisma.TransactionClient) => Promise<T>): Promise<T> =>
      prisma.$transaction(work),

    /** Names of accounts by their id. */
    async namesOf(ids: string[]): Promise<Map<string, string>> {
      const where = { id: { in: ids } };
      const rows = await prisma.user.findMany({ where, select: { id: true, name: true } });
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  };
}
export type PolicyStore = ReturnType<typeof policyStore>;
