import type { PrismaClient } from '../generated/prisma/client.ts';
import { Refused } from '../api/route.ts';
import type { BookingRequest } from '../contract/booking-api.ts';
import type { RefusedBooking } from '../contract/booking-api.ts';
import { bookingOffice, memberOf } from './booking.ts';
import { VENUE } from './database.ts';
import { random } from './dice.ts';

export interface Outcome {
  acknowledged: number;
  cancelled: number;
  /** By rule. */
  refused: Record<string, number>;
  /** What was neither done nor refused with its rule, its sentence and its alternatives. */
  unexplained: string[];
  /** Acknowledgements that the database does not hold. */
  lost: string[];
  overlaps: number;
  /** Milliseconds of each attempt. */
  took: number[];
  seconds: number;
}

/** 30 bookable desks of two kinds, as the plan has them. */
const SEATS = [
  ...Array.from({ length: 8 }, (_, n) => `P0${n + 1}`),
  ...Array.from({ length: 22 }, (_, n) => `A${String(n + 1).padStart(2, '0')}`),
];

/** The plan keeps four open desks for those who walk in; here all thirty are fought for. */
const openAll = (prisma: PrismaClient) =>
  prisma.space.updateMany({
    where: { venueId: VENUE, id: { in: SEATS } },
    data: { bookable: true },
  });

/**
 * `clients` people fight for thirty seats of one day, all at once, for a minute by the office's clock.
 * @param attempts of each client, spread over that minute
 */
export async function fight(
  prisma: PrismaClient,
  clients: number,
  attempts: number,
): Promise<Outcome> {
  await openAll(prisma);
  const opens = Date.parse('2026-11-24T17:20:00+09:00');
  const office = bookingOffice(prisma, opens);
  const classes = ['general', 'general', 'outside', 'migrant'] as const;
  const people: Awaited<ReturnType<typeof memberOf>>[] = [];
  for (let n = 0; n < clients; n += 1) people.push(await memberOf(prisma, classes[n % 4]));

  const standing = new Map<string, BookingRequest>();
  const gone = new Set<string>();
  const outcome: Outcome = {
    acknowledged: 0,
    cancelled: 0,
    refused: {},
    unexplained: [],
    lost: [],
    overlaps: 0,
    took: [],
    seconds: 0,
  };
  let done = 0;
  const begun = performance.now();
  const play = async (person: (typeof people)[number], seed: number) => {
    const dice = random(seed);
    for (let n = 0; n < attempts; n += 1) {
      const seat = SEATS[dice.below(SEATS.length)]!;
      const hour = 9 + dice.below(4) * 2;
      const from = new Date(`2026-11-25T${String(hour).padStart(2, '0')}:00:00+09:00`);
      const request: BookingRequest = {
        kind: seat.startsWith('P') ? 'personal' : 'open',
        space: dice.chance(0.8) ? seat : null,
        startAt: from.toISOString(),
        endAt: new Date(from.getTime() + 2 * 3_600_000).toISOString(),
        outlet: false,
        tentative: dice.chance(0.3),
      };
      const start = performance.now();
      try {
        const { id } = await office.bookings.book(request, person);
        if (request.tentative) await office.bookings.confirm(id, person);
        outcome.acknowledged += 1;
        standing.set(id, request);
        if (dice.chance(0.3)) {
          await office.bookings.cancel(id, person);
          outcome.cancelled += 1;
          gone.add(id);
        }
      } catch (error) {
        const body = error instanceof Refused ? (error.body as unknown as RefusedBooking) : null;
        const rule = body?.refusal.rule;
        const explained =
          rule !== undefined && body?.error !== '' && body?.alternatives !== undefined;
        if (explained) outcome.refused[rule] = (outcome.refused[rule] ?? 0) + 1;
        else outcome.unexplained.push(error instanceof Error ? error.message : String(error));
      }
      outcome.took.push(performance.now() - start);
      done += 1;
      office.clock.at = opens + Math.round((60_000 * done) / (clients * attempts));
    }
  };
  await Promise.all(people.map((person, n) => play(person, n + 1)));
  outcome.seconds = (performance.now() - begun) / 1_000;

  const rows = await prisma.booking.findMany({ where: { id: { in: [...standing.keys()] } } });
  const stored = new Map(rows.map((row) => [row.id, row]));
  for (const [id, { startAt }] of standing) {
    const row = stored.get(id);
    const status = gone.has(id) ? 'cancelled' : 'active';
    if (row?.status !== status || row.startAt.toISOString() !== startAt) outcome.lost.push(id);
  }
  const [found] = await prisma.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM "Booking" a JOIN "Booking" b
      ON a."id" < b."id" AND a."startAt" < b."endAt" AND b."startAt" < a."endAt"
      AND (a."spaceId" = b."spaceId" OR a."memberId" = b."memberId")
    WHERE a."status" IN ('active', 'tentative') AND b."status" IN ('active', 'tentative')`;
  outcome.overlaps = found?.n ?? -1;
  return outcome;
}
