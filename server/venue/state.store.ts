import { gunzipSync, gzipSync } from 'node:zlib';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Settled } from '../occupancy/estimate/settle.ts';

/** Form of the stored state: one more whenever its parts change their meaning. */
const VERSION = 4;

export type StateStore = ReturnType<typeof stateStore>;

/** The estimator's memory of one venue, for the next start. */
export function stateStore(prisma: PrismaClient, venueId: string) {
  return {
    /** Keeps the newest state only. */
    async save(settled: Settled): Promise<void> {
      const at = new Date(settled.estimate.at ?? 0);
      const state = gzipSync(JSON.stringify(settled));
      await prisma.$executeRaw`
        INSERT INTO "BoardState" ("venueId", "at", "version", "state")
        VALUES (${venueId}, ${at}, ${VERSION}, ${state})
        ON CONFLICT ("venueId") DO UPDATE
        SET "at" = EXCLUDED."at", "version" = EXCLUDED."version", "state" = EXCLUDED."state"
        WHERE "BoardState"."at" <= EXCLUDED."at" OR "BoardState"."version" <> EXCLUDED."version"`;
    },

    /** @returns null when there is none, or one of another form */
    async load(): Promise<Settled | null> {
      const row = await prisma.boardState.findUnique({ where: { venueId } });
      if (row === null || row.version !== VERSION) return null;
      return JSON.parse(gunzipSync(row.state).toString()) as Settled;
    },
  };
}
