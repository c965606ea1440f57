import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { startPostgres, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';
import { forecastStore } from './forecast.store.ts';

/** Tuesday 24 November 2026 in Tokyo. */
const at = (clock: string) => new Date(`2026-11-24T${clock}:00+09:00`);
const ms = (clock: string) => at(clock).getTime();

const interval = (spaceId: string, status: string, from: string, until: string | null) => ({
  venueId: VENUE,
  spaceId,
  status,
  reason: {},
  startedAt: at(from),
  endedAt: until === null ? null : at(until),
});

const postgres15 = needs('postgres', 'initdb') ? ['postgresql'] : [];

describe.each(['embedded', ...postgres15])('history in the %s database', (kind) => {
  let store: Store;
  let postgres: (Program & { url: string }) | null = null;

  beforeAll(async () => {
    if (kind === 'embedded') store = await openDatabase();
    else {
      postgres = await startPostgres();
      store = await openDatabase(postgres.url);
    }
    await store.prisma.statusInterval.createMany({
      data: [
        interval('A01', 'closed', '00:00', '08:30'),
        interval('A01', 'free', '08:30', '09:00'),
        interval('A01', 'occupied', '09:00', '09:50'),
        interval('A01', 'away', '09:50', '10:10'),
        interval('A01', 'free', '10:10', null),
        interval('A02', 'held', '08:30', '09:10'),
        interval('A02', 'unknown', '09:10', '09:40'),
        interval('A02', 'free', '09:40', '09:45'),
        interval('A02', 'occupied', '09:45', null),
        interval('P01', 'occupied', '08:31', '08:59'),
        interval('P01', 'outOfService', '08:59', null),
      ],
    });
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    await postgres?.stop();
  });

  it('counts known and taken seats at each half hour; unknown and closed ones are not known', async () => {
    const counts = await forecastStore(store.prisma, VENUE).counts(ms('08:00'), ms('11:00'));
    expect(counts).toEqual([
      { zone: 'open', at: ms('08:30'), known: 2, taken: 1 },
      { zone: 'open', at: ms('09:00'), known: 2, taken: 2 },
      { zone: 'open', at: ms('09:30'), known: 1, taken: 1 },
      { zone: 'open', at: ms('10:00'), known: 2, taken: 2 },
      { zone: 'open', at: ms('10:30'), known: 2, taken: 1 },
    ]);
  });

  it('begins with the first mark and ends before the last, whole half hours or not', async () => {
    const past = forecastStore(store.prisma, VENUE);
    const marks = async (from: string, to: string) =>
      (await past.counts(ms(from), ms(to))).map((count) => count.at);
    expect(await marks('09:00', '10:00')).toEqual([ms('09:00'), ms('09:30')]);
    expect(await marks('09:01', '10:01')).toEqual([ms('09:30'), ms('10:00')]);
    expect(await marks('07:00', '08:30')).toEqual([]);
  });

  it('knows nothing of another venue', async () => {
    expect(await forecastStore(store.prisma, 'elsewhere').counts(ms('08:00'), ms('11:00'))).toEqual(
      [],
    );
  });

  it('knows when measuring began', async () => {
    expect(await forecastStore(store.prisma, VENUE).since()).toBe(ms('00:00'));
    expect(await forecastStore(store.prisma, 'elsewhere').since()).toBeNull();
  });

  it('gives bookings with the seats that they keep, when they were made and when cancelled', async () => {
    const booking = (spaceId: string, status: string) => ({
      venueId: VENUE,
      spaceId,
      status,
      startAt: at('13:00'),
      endAt: at('14:00'),
      createdAt: at('07:45'),
      updatedAt: at('09:20'),
      holder: '山口',
    });
    await store.prisma.booking.createMany({
      data: [booking('M', 'active'), booking('A03', 'cancelled')],
    });
    const past = forecastStore(store.prisma, VENUE);
    const times = { startAt: ms('13:00'), endAt: ms('14:00'), madeAt: ms('07:45') };
    const found = await past.bookings(ms('12:00'), ms('13:30'));
    expect(found.sort((a, b) => a.zone.localeCompare(b.zone))).toEqual([
      { zone: 'meeting', seats: 4, ...times, cancelledAt: null },
      { zone: 'open', seats: 1, ...times, cancelledAt: ms('09:20') },
    ]);
    expect(await past.bookings(ms('14:00'), ms('18:00'))).toEqual([]);
  });
});
