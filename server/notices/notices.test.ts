import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../api/api.ts';
import { auditStore } from '../audit/audit.store.ts';
import {
  noticeWords,
  publicEmergency,
  publicNotice,
  type NoticeList,
} from '../contract/notices.ts';
import type { Actor } from '../contract/people.ts';
import type { Store } from '../store/open.ts';
import { STAFF } from '../testing/booking.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { LONGEST, refusalOf, shownAt, type Notice } from './notices.ts';
import { makeTold } from './told.ts';

const NOW = Date.parse('2026-11-24T01:32:05Z');
const HOUR = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();
const notice = (id: string, from: number, until: number): Notice => ({
  id: `00000000-0000-4000-8000-00000000000${id}`,
  words: { ja: `お知らせ${id}` },
  from,
  until,
  by: '県庁 花子',
  madeAt: NOW,
});

describe('what is shown', () => {
  it('begins and ends by itself, the earliest first, three at most', () => {
    const notices = [3, 2, 1, 4].map((n) => notice(String(n), NOW + n * 1000, NOW + HOUR));
    const at = (ms: number) =>
      shownAt({ notices, emergency: null }, NOW + ms).notices.map(({ words }) => words.ja);
    expect(at(999)).toEqual([]);
    expect(at(1000)).toEqual(['お知らせ1']);
    expect(at(4000)).toEqual(['お知らせ1', 'お知らせ2', 'お知らせ3']);
    expect(at(HOUR)).toEqual([]);
  });

  it('is its contract, and never says who wrote it', () => {
    const shown = shownAt(
      {
        notices: [notice('1', NOW, NOW + HOUR)],
        emergency: {
          id: '00000000-0000-4000-8000-000000000009',
          kind: 'fire',
          order: 'leave',
          words: { ja: '正面玄関から外へ' },
          since: NOW,
          by: '県庁 花子',
        },
      },
      NOW,
    );
    expect(publicNotice.parse(shown.notices[0])).toEqual(shown.notices[0]);
    expect(publicEmergency.parse(shown.emergency)).toEqual(shown.emergency);
    expect(JSON.stringify(shown)).not.toContain('花子');
  });
});

describe('a notice that is refused', () => {
  it('ends before it begins, or is over, or stands for years', () => {
    expect(refusalOf([], { from: NOW, until: NOW }, NOW)).toMatch(/始まりより後/);
    expect(refusalOf([], { from: NOW - HOUR, until: NOW - 1 }, NOW)).toMatch(/過ぎて/);
    expect(refusalOf([], { from: NOW, until: NOW + LONGEST + 1 }, NOW)).toMatch(/1年まで/);
    expect(refusalOf([], { from: NOW, until: NOW + HOUR }, NOW)).toBe(null);
  });

  it('would be the fourth at some moment, not merely in some hour', () => {
    const [a, b, c] = [0, 1, 2].map((n) => notice(String(n), NOW + n * HOUR, NOW + (n + 1) * HOUR));
    const whole = { from: NOW, until: NOW + 3 * HOUR };
    expect(refusalOf([a!, b!, c!], whole, NOW)).toBe(null);
    const three = [1, 2, 3].map((n) => notice(String(n), NOW + HOUR, NOW + 2 * HOUR));
    expect(refusalOf(three, whole, NOW)).toMatch(/3件まで/);
    expect(refusalOf(three, { from: NOW, until: NOW + HOUR }, NOW)).toBe(null);
  });

  it('has no words, too many, or such as turn the reading direction', () => {
    for (const ja of ['', ' ', 'あ'.repeat(61), 'a\u202Eb', 'a\nb'])
      expect([ja, noticeWords.safeParse({ ja }).success]).toEqual([ja, false]);
    expect(noticeWords.safeParse({ en: 'Closed' }).success).toBe(false);
    expect(noticeWords.parse({ ja: ' 15時で閉館します ' })).toEqual({ ja: '15時で閉館します' });
  });
});

describe('over the doors', () => {
  let store: Store;
  let now = NOW;
  let changes = 0;
  let told: ReturnType<typeof makeTold>;
  let api: Api;
  const trail = () => auditStore(store.prisma, VENUE).list(null, 20);
  const call = (
    method: 'get' | 'post' | 'delete',
    path: string,
    body?: unknown,
    actor: Actor | null = STAFF,
  ) => api.call(method, path, { actor, ip: '192.0.2.1', body });

  beforeAll(async () => {
    store = await openDatabase();
    told = makeTold({
      prisma: store.prisma,
      venueId: VENUE,
      audit: auditStore(store.prisma, VENUE).note,
      clock: { now: () => now },
      changed: () => (changes += 1),
      warn: (sentence) => expect.fail(sentence),
    });
    api = new Api(told.routes, () => Promise.resolve(null));
  });
  afterAll(() => store.close());

  it('is shown as soon as it is written, and goes as soon as it is withdrawn', async () => {
    const body = { words: { ja: '15時で閉館します' }, until: iso(NOW + HOUR) };
    const { status, body: made } = await call('post', '/staff/notices', body);
    expect(status).toBe(201);
    expect(told.announcements.shown().notices.map(({ words }) => words)).toEqual([body.words]);
    expect(changes).toBe(1);
    const list = (await call('get', '/staff/notices')).body as NoticeList;
    expect(list.notices).toMatchObject([{ words: body.words, by: STAFF.name, from: iso(NOW) }]);
    const { id } = made as { id: string };
    expect((await call('delete', `/staff/notices/${id}`)).status).toBe(204);
    expect(told.announcements.shown().notices).toEqual([]);
    expect((await call('delete', `/staff/notices/${id}`)).status).toBe(404);
    expect((await trail()).map(({ action, by, subject }) => [action, by, subject])).toEqual([
      ['notice.end', STAFF.userId, id],
      ['notice.publish', STAFF.userId, id],
    ]);
  });

  it('is at most three at once', async () => {
    const body = { words: { ja: 'お知らせ' }, until: iso(NOW + HOUR) };
    for (const expected of [201, 201, 201, 422])
      expect((await call('post', '/staff/notices', body)).status).toBe(expected);
    now += HOUR;
    expect((await call('post', '/staff/notices', body)).status).toBe(422);
    const later = { ...body, until: iso(now + HOUR) };
    expect((await call('post', '/staff/notices', later)).status).toBe(201);
  });

  it('is one emergency at a time, meant as such, ended by staff', async () => {
    const alarm = { kind: 'fire', order: 'leave', words: { ja: '正面玄関から外へ' } };
    expect((await call('post', '/staff/emergency', alarm)).status).toBe(400);
    const meant = { ...alarm, confirmed: true };
    // Two people press at once: the database lets one through.
    const both = await Promise.all([
      call('post', '/staff/emergency', meant),
      call('post', '/staff/emergency', meant),
    ]);
    const statuses = both.map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 409]);
    expect(told.announcements.shown().emergency).toMatchObject(alarm);
    expect((await call('post', '/staff/emergency', meant)).status).toBe(409);
    expect((await call('delete', '/staff/emergency')).status).toBe(204);
    expect(told.announcements.shown().emergency).toBe(null);
    expect((await call('delete', '/staff/emergency')).status).toBe(404);
  });

  it('is nobody else’s to write', async () => {
    for (const role of ['member', 'official'] as const)
      for (const door of ['/staff/notices', '/staff/emergency'])
        expect((await call('post', door, {}, { ...STAFF, role })).status).toBe(403);
    expect((await call('post', '/staff/notices', {}, null)).status).toBe(401);
  });
});
