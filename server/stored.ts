import { existsSync } from 'node:fs';
import path from 'node:path';
import { bookingStore } from './booking/booking.store.ts';
import { dateOf, instantOf } from './calendar/calendar.ts';
import type { Config } from './config.ts';
import { correctionStore } from './corrections/corrections.store.ts';
import { deskOf } from './inputs/desk.ts';
import { openingNow } from './inputs/opening.ts';
import { readingStore, type StoredReading } from './inputs/readings.store.ts';
import { evidenceOf, messagesOf } from './inputs/restore.ts';
import { DEMO_ACCESS_POINTS } from './demo.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { Moment, StoredRun } from './replay/stored.ts';
import { FolderInUse } from './store/lock.ts';
import { openStore, type Store } from './store/open.ts';
import { venueStore } from './venue/venue.store.ts';

type Settings = Pick<
  Config,
  'venue' | 'databaseUrl' | 'dataDir' | 'demo' | 'accessPoints' | 'opening'
>;

/** A time that is over, ready to be gone through, and the database that it is read from. */
export interface OpenedRun {
  run: StoredRun;
  close: () => Promise<void>;
}

/**
 * Opens the server's own database and looks up what was stored of a time.
 * @throws with a sentence when it cannot be opened, or does not know the venue
 */
export async function openRun(config: Settings, from: number, to: number): Promise<OpenedRun> {
  const store = await openDatabase(config);
  const close = () => store.close();
  try {
    return { run: await readStored(store.prisma, config, from, to), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDatabase({ databaseUrl, dataDir }: Settings): Promise<Store> {
  if (databaseUrl === undefined && !existsSync(path.join(dataDir, 'postgres'))) {
    throw new Error(
      `there is no database in ${dataDir}: set KUUSEKI_DATA or DATABASE_URL as for the server, or give --database.`,
    );
  }
  try {
    const migrationsDir = path.resolve('prisma/migrations');
    return await openStore({ databaseUrl, dataDir, migrationsDir, warn: () => {} });
  } catch (error) {
    const told = error instanceof Error && error.message !== '' ? error.message : 'no answer';
    const sentence =
      error instanceof FolderInUse
        ? `${told} The embedded database serves one process at a time: stop the server first.`
        : `the database cannot be opened: ${told}`;
    throw new Error(sentence, { cause: error });
  }
}

/** @throws with a sentence when the venue is not in the database */
export async function readStored(
  prisma: PrismaClient,
  config: Settings,
  from: number,
  to: number,
): Promise<StoredRun> {
  const { venue } = config;
  if ((await prisma.venue.count({ where: { id: venue } })) === 0) {
    const known = await prisma.venue.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
    const ids = known.map(({ id }) => id).join(', ');
    throw new Error(`there is no venue ${venue} in the database; there is ${ids || 'none'}.`);
  }
  const venues = venueStore(prisma, venue);
  const readings = readingStore(prisma, venue);
  const begin = instantOf(dateOf(from), '00:00');
  const [since, until] = [new Date(begin), new Date(to)];
  const watched = config.demo ? DEMO_ACCESS_POINTS : config.accessPoints.map(({ id }) => id);
  const accessPoints = new Set([...watched, ...(await readings.polled(since, until))]);
  const [layout, exceptions, before, booked, corrected] = await Promise.all([
    venues.layout(dateOf(from), [...accessPoints]),
    venues.exceptions(),
    readings.lastBefore(since),
    bookingStore(prisma, venue).during(since, new Date(to + DAY)),
    correctionStore(prisma, venue).during(since, until),
  ]);
  return {
    layout,
    begin,
    openingAt: (now) => openingNow(config.opening, now, exceptions),
    before: [...messagesOf(before)].flatMap(evidenceOf),
    desk: deskOf(booked, corrected, begin, to),
    messages: moments(readings.arrived(since, until)),
  };
}

/** How far ahead bookings are told. */
const DAY = 24 * 3_600_000;

/** Readings of one message stand side by side. */
async function* moments(
  readings: AsyncIterable<StoredReading & { receivedAt: Date }>,
): AsyncGenerator<Moment, void, void> {
  let message: (StoredReading & { receivedAt: Date })[] = [];
  const told = (): Moment => ({
    at: message[0]!.receivedAt.getTime(),
    evidence: evidenceOf(message),
  });
  for await (const reading of readings) {
    const [first] = message;
    if (first !== undefined && (first.deviceId !== reading.deviceId || first.key !== reading.key)) {
      yield told();
      message = [];
    }
    message.push(reading);
  }
  if (message.length > 0) yield told();
}
