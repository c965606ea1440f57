import type { Digest } from '../contract/attention-api.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { SelfReport } from './digest.ts';

/** Reports read at most: a device that repeats itself all night is a fault of its own. */
const MOST = 2_000;

/** What is stored of a night, of one venue. */
export function digestStore(prisma: PrismaClient, venueId: string) {
  return {
    /** What devices said of themselves, the newest of a time. */
    async reports(from: Date, to: Date): Promise<SelfReport[]> {
      const rows = await prisma.reading.findMany({
        where: {
          venueId,
          at: { gte: from, lte: to },
          kind: { in: ['fault', 'availability'] },
          historical: false,
        },
        orderBy: { at: 'desc' },
        take: MOST,
        select: { deviceId: true, at: true, body: true },
      });
      return rows.map(({ deviceId, at, body }) => {
        const said = body as { kind?: string; code?: string; active?: boolean; online?: boolean };
        const fault = said.kind === 'fault';
        return {
          device: deviceId,
          at: at.getTime(),
          about: fault ? `fault:${said.code ?? ''}` : 'offline',
          on: fault ? said.active !== false : said.online === false,
        };
      });
    },

    /** What became of the bookings of a day since an instant, and who waits for approval. */
    async counts(
      day: { from: Date; to: Date },
      since: Date,
    ): Promise<Pick<Digest, 'made' | 'cancelled' | 'waiting'>> {
      const today = { venueId, startAt: { gte: day.from, lt: day.to } };
      const [made, cancelled, waiting] = await Promise.all([
        prisma.booking.count({ where: { ...today, status: 'active', createdAt: { gte: since } } }),
        prisma.booking.count({ where: { ...today, status: 'cancelled', endedAt: { gte: since } } }),
        prisma.member.count({ where: { venueId, state: 'applied' } }),
      ]);
      return { made, cancelled, waiting };
    },
  };
}
