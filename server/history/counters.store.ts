import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Counter } from '../occupancy/counter.ts';

/** Door counters of one venue, one row per run of a counter's totals. */
export function counterStore(prisma: PrismaClient, venueId: string) {
  return {
    /** Writes the present run of each counter; `key` is `device#line`. */
    async save(counters: Record<string, Counter>): Promise<void> {
      for (const [key, counter] of Object.entries(counters)) {
        if (counter.startedAt === null || counter.at === null) continue;
        const hash = key.lastIndexOf('#');
        const id = { venueId, deviceId: key.slice(0, hash), line: Number(key.slice(hash + 1)) };
        // A run is named by its beginning too: "r0" of today is not "r0" of last year.
        const epoch = `${counter.epoch}@${counter.startedAt}`;
        const marks = {
          highIn: BigInt(counter.highIn),
          highOut: BigInt(counter.highOut),
          lastAt: new Date(counter.at),
        };
        await prisma.doorCounterEpoch.upsert({
          where: { venueId_deviceId_line_epoch: { ...id, epoch } },
          create: {
            ...id,
            epoch,
            startedAt: new Date(counter.startedAt),
            baseIn: BigInt(counter.baseIn),
            baseOut: BigInt(counter.baseOut),
            ...marks,
          },
          update: marks,
        });
      }
    },
  };
}
