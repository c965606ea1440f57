import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Api } from '../api/api.ts';
import type { Conflict, ExceptionRequest } from '../contract/calendar-api.ts';
import type { Actor } from '../contract/people.ts';
import type { Store } from '../store/open.ts';
import { bookingOffice, memberOf, STAFF } from '../testing/booking.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { venueStore } from '../venue/venue.store.ts';
import { closureRoutes } from './closure.routes.ts';
import { makeClosures } from './closures.ts';
import { calendarWith } from './days.ts';
import { exceptionsStore } from './exceptions.store.ts';

/** Tuesday 24 November 2026, 10:00 in Tokyo. */
const TEN = Date.parse('2026-11-24T10:00:00+09:00');
const MANAGER: Actor = { ...STAFF, userId: 'manager', role: 'manager' };
const DATE = '2026-11-25';

let store: Store;
let office: ReturnType<typeof bookingOffice>;
let api: Api;
let told = 0;

beforeAll(async () => {
  store = await openDatabase();
});
afterAll(() => store?.close());
beforeEach(async () => {
  for (const table of ['waitlistEntry', 'checkIn', 'booking', 'calendarException'] as const) {
    await (store.prisma[table] as { deleteMany(): Promise<unknown> }).deleteMany();
  }
  const venues = venueStore(store.prisma, VENUE);
  const calendar = async () => calendarWith('calendar', await venues.exceptions());
  office = bookingOffice(store.prisma, TEN, calendar);
  const { clock, audit, letters, spacesOf, situations } = office.parts;
  const exceptions = exceptionsStore(store.prisma, VENUE);
  told = 0;
  const closures = makeClosures({
    store: office.store,
    exceptions,
    clock,
    audit,
    letters,
    spacesOf,
    calendarOf: (of) => calendarWith('calendar', of),
    forget: () => situations.forget(),
    changed: () => (told += 1),
  });
  const routes = closureRoutes({
    closures,
    exceptions,
    calendar,
    names: office.names,
    zoneName: (zone) => zone,
    clock,
  });
  api = new Api(routes, () => Promise.resolve(null));
});

const call = (
  method: 'get' | 'post' | 'delete',
  path: string,
  more: { body?: unknown; query?: unknown } = {},
  actor: Actor | null = MANAGER,
) => api.call(method, path, { actor, ip: '10.0.0.1', ...more });
const close = (more: Partial<ExceptionRequest>) =>
  call('post', '/calendar/exceptions', { body: { date: DATE, reason: '設備点検', ...more } });
const at = (time: string, date = DATE) => `${date}T${time}:00+09:00`;
const wish = (space: string, from: string, to: string, date = DATE) => ({
  kind: 'open' as const,
  space,
  startAt: at(from, date),
  endAt: at(to, date),
  outlet: false,
  tentative: false,
});
const book = async (space: string, from = '13:00', to = '17:15', date = DATE) => {
  const member = await memberOf(store.prisma);
  const { id } = await office.bookings.book(wish(space, from, to, date), member);
  return { id, member };
};
const rule = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason as { body?: { refusal?: { rule: string } } },
  );
  return error?.body?.refusal?.rule ?? 'none';
};
const status = async (id: string) => (await office.store.find(store.prisma, id))?.status;

describe('a closure', () => {
  it('[BK66] is refused with the list of bookings in its way, and nothing is changed', async () => {
    const { id, member } = await book('A01');
    const answer = await close({});
    expect(answer.status).toBe(409);
    expect((answer.body as { conflicts: Conflict[] }).conflicts).toEqual([
      {
        id,
        space: 'A01',
        startAt: '2026-11-25T04:00:00.000Z',
        endAt: '2026-11-25T08:15:00.000Z',
        member: member.memberId,
        here: false,
      },
    ]);
    expect(await store.prisma.calendarException.count()).toBe(0);
    expect([await status(id), told]).toEqual(['active', 0]);
  });

  it('[BK66][BK67] cancels them by letter with the reason, and nobody can book into it', async () => {
    const [a, b] = [await book('A01'), await book('A02')];
    const answer = await close({ cancelBookings: true });
    expect(answer).toMatchObject({ status: 201, body: { cancelled: 2, here: [] } });
    expect([await status(a.id), await status(b.id)]).toEqual(['cancelled', 'cancelled']);
    const letters = office.letters.filter(({ subject }) => subject.includes('取り消し'));
    expect(letters.map(({ to }) => to).sort()).toEqual([a.member.email, b.member.email].sort());
    expect(letters[0]?.text).toContain('理由: 設備点検');
    expect(await rule(book('A03'))).toBe('closed');
    const deeds = await store.prisma.auditEntry.findMany({ where: { subject: a.id } });
    expect(deeds.map(({ action }) => action)).toContain('booking.cancel');
    expect(told).toBe(1);
  });

  it('[BK66] of an earlier closing lists who reaches beyond it, and leaves the others', async () => {
    const [long, short] = [await book('A01'), await book('A02', '09:00', '12:00')];
    const early = { opensAt: '08:30', closesAt: '15:00' };
    const { body } = await close(early);
    expect((body as { conflicts: Conflict[] }).conflicts.map(({ id }) => id)).toEqual([long.id]);
    expect((await close({ ...early, cancelBookings: true })).status).toBe(201);
    expect([await status(long.id), await status(short.id)]).toEqual(['cancelled', 'active']);
    expect(await rule(book('A01', '14:00', '15:15'))).toBe('outsideHours');
    expect(await rule(book('A01', '14:00', '15:00'))).toBe('none');
  });

  it('[BK67] of a zone or a seat closes just that', async () => {
    const other = await book('A02');
    expect((await close({ space: 'A01' })).status).toBe(201);
    expect(await rule(book('A01'))).toBe('spaceClosed');
    expect((await close({ zone: 'open' })).status).toBe(409);
    expect((await close({ zone: 'open', cancelBookings: true })).status).toBe(201);
    expect(await status(other.id)).toBe('cancelled');
    expect(await rule(book('A03'))).toBe('spaceClosed');
  });

  it('[BK67] counts for those who asked before it stood; what is kept lapses', async () => {
    const member = await memberOf(store.prisma);
    const kept = await office.bookings.book(
      { ...wish('A01', '13:00', '14:00'), tentative: true },
      member,
    );
    const late = await memberOf(store.prisma);
    const [closed, booked] = await Promise.allSettled([
      close({}),
      office.bookings.book(wish('A05', '13:00', '14:00'), late),
    ]);
    const stands = await store.prisma.booking.count({ where: { status: 'active' } });
    // Whichever came first: a closure and a booking in it never both stand.
    const made = closed.status === 'fulfilled' && closed.value.status === 201;
    expect([made, booked.status === 'fulfilled', stands]).toEqual(
      made ? [true, false, 0] : [false, true, 1],
    );
    await close({ cancelBookings: true });
    expect(await status(kept.id)).toBe('lapsed');
  });

  it('[BK68] cancels nobody who was received', async () => {
    const { id } = await book('A01', '10:15', '12:00', '2026-11-24');
    const data = { venueId: VENUE, spaceId: 'A01', bookingId: id, inAt: new Date(TEN) };
    await store.prisma.checkIn.create({ data });
    const answer = await close({ date: '2026-11-24', cancelBookings: true });
    expect(answer).toMatchObject({ status: 201, body: { cancelled: 0, here: [{ id }] } });
    expect(await status(id)).toBe('active');
  });

  it('[BK66] a special opening on a holiday is booked, and taken back with its bookings', async () => {
    const day = '2027-01-11';
    office.clock.at = Date.parse('2027-01-05T10:00:00+09:00');
    expect(await rule(book('A01', '10:00', '12:00', day))).toBe('closed');
    const made = await close({
      date: day,
      opensAt: '10:00',
      closesAt: '16:00',
      reason: '臨時開館',
    });
    const { id } = made.body as { id: string };
    const booking = await book('A01', '10:00', '12:00', day);
    const path = `/calendar/exceptions/${id}`;
    expect((await call('delete', path)).status).toBe(409);
    const gone = await call('delete', path, { query: { cancelBookings: 'true' } });
    expect(gone).toMatchObject({ status: 200, body: { cancelled: 1 } });
    expect(await status(booking.id)).toBe('cancelled');
    expect(await rule(book('A01', '10:00', '12:00', day))).toBe('closed');
  });

  it('[BK69] is one per date and place, not in the past, of a place that exists', async () => {
    expect((await close({})).status).toBe(201);
    for (const wrong of [
      {},
      { date: '2026-11-20' },
      { date: '2060-01-01' },
      { zone: 'cellar' },
      { space: 'Z99' },
      { opensAt: '10:00' },
      { opensAt: '12:00', closesAt: '10:00' },
    ]) {
      expect((await close(wrong)).status).toBe(422);
    }
  });

  it('[BK65] is made by the manager or an administrator; everybody sees the calendar', async () => {
    const body = { date: DATE, reason: '設備点検' };
    const post = (actor: Actor | null) => call('post', '/calendar/exceptions', { body }, actor);
    expect((await post(null)).status).toBe(401);
    expect((await post(STAFF)).status).toBe(403);
    expect((await post({ ...STAFF, role: 'official' })).status).toBe(403);
    expect((await post(MANAGER)).status).toBe(201);
    const query = { from: '2026-04-01', to: '2027-03-31' };
    const { body: year } = await call('get', '/calendar', { query }, null);
    const { days } = year as { days: { date: string; opensAt: string | null; mark: string }[] };
    expect(days.filter((day) => day.opensAt !== null)).toHaveLength(240);
    expect(days.find((day) => day.date === DATE)).toMatchObject({ mark: '休', reason: '設備点検' });
    expect(days.find((day) => day.date === '2026-11-23')).toMatchObject({ mark: '祝' });
    const { body: list } = await call('get', '/calendar/exceptions', { query }, STAFF);
    expect(list).toMatchObject({ exceptions: [{ date: DATE, name: '全館', removable: true }] });
  });
});
