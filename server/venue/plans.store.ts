import { floorPlan, type FloorPlan } from '../contract/floorplan.ts';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { spaceRows } from '../../prisma/seed.ts';
import type { PlanVersion } from './versions.ts';

type Db = Prisma.TransactionClient;

/** What somebody draws and has not published. */
export interface StoredDraft {
  userId: string;
  plan: FloorPlan;
  etag: string;
  basedOn: string;
  savedAt: Date;
}

export type PlansStore = ReturnType<typeof plansStore>;

/** Floor plans of one venue: versions, of which none is ever changed, and drafts. */
export function plansStore(prisma: PrismaClient, venueId: string) {
  const rowsOf = (plan: FloorPlan) => {
    const { units, seats } = spaceRows(plan);
    const placed = <T>(row: T, position: number) => ({ ...row, venueId, position });
    return [
      ...units.map((row, n) => ({ ...placed(row, n), unitId: null })),
      ...seats.map((row, n) => ({ ...placed(row, n), seats: 1 })),
    ];
  };

  const write = async (rows: ReturnType<typeof rowsOf>, db: Db): Promise<void> => {
    await db.$executeRaw`
      INSERT INTO "Space" ("venueId", "id", "label", "kind", "zoneId", "seats", "bookable", "unitId", "position")
      SELECT "venueId", "id", "label", "kind", "zoneId", "seats", "bookable", "unitId", "position"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS r("venueId" text, "id" text,
        "label" text, "kind" text, "zoneId" text, "seats" int, "bookable" boolean, "unitId" text, "position" int)
      ON CONFLICT ("venueId", "id") DO UPDATE SET "label" = EXCLUDED."label", "kind" = EXCLUDED."kind",
        "zoneId" = EXCLUDED."zoneId", "seats" = EXCLUDED."seats", "bookable" = EXCLUDED."bookable",
        "unitId" = EXCLUDED."unitId", "position" = EXCLUDED."position"`;
  };

  return {
    /** Every version, in the order in which they came or come into force; withdrawn ones too. */
    async versions(): Promise<PlanVersion[]> {
      const rows = await prisma.floorPlanVersion.findMany({
        where: { venueId, status: 'approved' },
        orderBy: [{ effectiveAt: 'asc' }, { madeAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map((row) => ({
        id: row.id,
        effectiveFrom: row.effectiveFrom,
        effectiveAt: row.effectiveAt.getTime(),
        note: row.note,
        madeBy: row.madeBy,
        madeAt: row.madeAt,
        withdrawn: row.withdrawnAt !== null,
        plan: floorPlan.parse(row.plan),
      }));
    },

    /**
     * Writes a version down, with a row for every seat and unit that is new with it: bookings refer to
     * rows before the version holds.
     * @param inForce the plan that holds until then, whose rows stay as they are
     */
    async add(version: Omit<PlanVersion, 'withdrawn'>, inForce: FloorPlan, db: Db): Promise<void> {
      const standing = new Set(rowsOf(inForce).map(({ id }) => id));
      const { effectiveAt, plan, ...rest } = version;
      const at = new Date(effectiveAt);
      await db.floorPlanVersion.create({
        data: { venueId, status: 'approved', ...rest, effectiveAt: at, plan },
      });
      await write(
        rowsOf(plan).filter(({ id }) => !standing.has(id)),
        db,
      );
    },

    /** Id of the version that a new one comes after, as it is inside the transaction. */
    async last(db: Db): Promise<string | undefined> {
      const row = await db.floorPlanVersion.findFirst({
        where: { venueId, status: 'approved', withdrawnAt: null },
        orderBy: [{ effectiveAt: 'desc' }, { madeAt: 'desc' }],
        select: { id: true },
      });
      return row?.id;
    },

    /** Takes back a version that is not in force yet. @returns false when there is none such */
    async withdraw(id: string, at: Date, db: Db): Promise<boolean> {
      const { count } = await db.floorPlanVersion.updateMany({
        where: { venueId, id, withdrawnAt: null, effectiveAt: { gt: at } },
        data: { withdrawnAt: at },
      });
      return count > 0;
    },

    /** The plan is in force: seats and units are called, and booked, as it says. */
    settle: (plan: FloorPlan): Promise<void> => write(rowsOf(plan), prisma),

    async draft(userId: string): Promise<StoredDraft | null> {
      const row = await prisma.floorPlanDraft.findUnique({
        where: { venueId_userId: { venueId, userId } },
      });
      return row === null ? null : { ...row, plan: floorPlan.parse(row.plan) };
    },

    /** Who draws, the last one first. */
    async drafts(): Promise<{ userId: string; name: string; savedAt: Date }[]> {
      const rows = await prisma.floorPlanDraft.findMany({
        where: { venueId },
        select: { userId: true, savedAt: true, user: { select: { name: true } } },
        orderBy: { savedAt: 'desc' },
      });
      return rows.map(({ userId, savedAt, user }) => ({ userId, savedAt, name: user.name }));
    },

    /**
     * Saves a draft in the place of the one that the writer saw.
     * @param seen its etag; null: there was none
     * @returns false when another one lies there by now
     */
    async save({ userId, ...draft }: StoredDraft, seen: string | null): Promise<boolean> {
      const data = { ...draft, plan: draft.plan as Prisma.InputJsonValue };
      if (seen === null) {
        const made = await prisma.floorPlanDraft.createMany({
          data: [{ venueId, userId, ...data }],
          skipDuplicates: true,
        });
        return made.count > 0;
      }
      const where = { venueId, userId, etag: seen };
      return (await prisma.floorPlanDraft.updateMany({ where, data })).count > 0;
    },

    async discard(userId: string, db: Db = prisma): Promise<void> {
      await db.floorPlanDraft.deleteMany({ where: { venueId, userId } });
    },

    /** Names of accounts by their id. */
    async namesOf(ids: string[]): Promise<Map<string, string>> {
      const where = { id: { in: ids } };
      const rows = await prisma.user.findMany({ where, select: { id: true, name: true } });
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  };
}
