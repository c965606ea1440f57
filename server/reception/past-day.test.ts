import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../store/open.ts';
import { STAFF } from '../testing/booking.ts';
import { openDatabase } from '../testing/database.ts';
import { emptyReception, receptionOffice, request } from '../testing/reception.ts';
import { refusal } from '../testing/refused.ts';
import { TEN } from '../testing/wishes.ts';

let store: Store;
let office: ReturnType<typeof receptionOffice>;

beforeAll(async () => {
  store = await openDatabase();
});
afterAll(() => store?.close());
beforeEach(async () => {
  await emptyReception(store.prisma);
  office = receptionOffice(store.prisma, TEN);
});

const checkIn = (bookingId: string) =>
  office.reception.checkIn({ requestId: request(), bookingId, method: 'list' }, STAFF);
const open = () => store.prisma.checkIn.count({ where: { outAt: null } });

describe('[RC34] a day that is over', () => {
  const midnight = Date.parse('2026-11-25T00:00:00+09:00');

  it('is not taken back, though a minute has not passed', async () => {
    const { booking } = await office.booked('10:00', '12:00');
    office.clock.at = midnight - 30_000;
    await store.prisma.booking.update({
      where: { id: booking },
      data: { endAt: new Date(midnight) },
    });
    const act = await checkIn(booking);
    office.clock.at = midnight + 1_000;
    const { error } = await refusal(office.reception.undo(request(), act.id, STAFF));
    expect(error).toBe('きのうまでの操作は、元に戻せません');
    expect(await open()).toBe(1);
  });

  it('has no guest who moves or stays on; who was forgotten left when it closed', async () => {
    const { booking } = await office.booked('10:00', '12:00');
    await checkIn(booking);
    const { id } = await store.prisma.checkIn.findFirstOrThrow();
    office.clock.at = Date.parse('2026-11-25T09:00:00+09:00');
    const { reception } = office;
    for (const work of [
      reception.move(request(), id, 'A02', STAFF),
      reception.extend(request(), id, 15, STAFF),
      reception.handOut(request(), 'L01', id, STAFF),
    ])
      expect((await refusal(work)).error).toContain('退館にしてから');
    const before = await store.prisma.booking.findUniqueOrThrow({ where: { id: booking } });
    await reception.checkOut(request(), id, undefined, STAFF);
    expect(await store.prisma.checkIn.findFirst()).toMatchObject({
      spaceId: 'A01',
      outAt: new Date('2026-11-24T17:15:00+09:00'),
    });
    // What the roll-ups take for a change of that day.
    const after = await store.prisma.booking.findUniqueOrThrow({ where: { id: booking } });
    expect(after.updatedAt > before.updatedAt).toBe(true);
    expect(after.endAt).toEqual(before.endAt);
  });
});
