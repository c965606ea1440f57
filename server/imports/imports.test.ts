import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../api/api.ts';
import type { Content } from '../api/route.ts';
import { auditStore } from '../audit/audit.store.ts';
import type { ImportReport } from '../contract/imports.ts';
import type { Actor, Role } from '../contract/people.ts';
import { importRules } from '../booking/imported.ts';
import { calendarWith } from '../booking/days.ts';
import { DEFAULT_POLICY } from '../contract/policy.ts';
import { memberImporter } from '../members/import.ts';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { bookingImporter, readStamp } from './bookings.ts';
import { decode } from './decode.ts';
import { importRoutes } from './imports.routes.ts';
import { readCsv } from './read.ts';

const NOW = Date.parse('2026-11-26T01:00:00Z');
let now = NOW;
let store: Store;
let api: Api;
beforeAll(async () => {
  store = await openDatabase();
  const routes = importRoutes({
    prisma: store.prisma,
    clock: { now: () => now },
    audit: auditStore(store.prisma, VENUE).note,
    importers: {
      members: memberImporter(VENUE),
      bookings: bookingImporter(
        VENUE,
        importRules({
          policyNow: async () => DEFAULT_POLICY,
          calendar: async () => calendarWith('calendar', []),
        }),
      ),
    },
  });
  api = new Api(routes, async () => null);
}, 60_000);
afterAll(() => store.close());

const actor = (role: Role): Actor => ({
  userId: `the-${role}`,
  name: '名',
  email: 'a@example.jp',
  role,
  memberId: null,
});
const send = (kind: string, what: string, body: unknown, role: Role = 'manager') =>
  api.call('post', `/imports/${kind}/${what}`, { actor: actor(role), ip: '192.0.2.1', body });
const base64 = (text: string | Uint8Array) => Buffer.from(text as string).toString('base64');
async function check(kind: string, text: string | Uint8Array): Promise<ImportReport> {
  const answer = await send(kind, 'check', { file: base64(text) });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as ImportReport;
}
async function bring(kind: string, text: string): Promise<ImportReport> {
  const { hash } = await check(kind, text);
  const answer = await send(kind, 'commit', { hash });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as ImportReport;
}

/** Every pair of bytes that the web's shift_jis reads, the other way round. */
function toCp932(text: string): Uint8Array {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const note = (bytes: number[]) => {
    try {
      const sign = decoder.decode(Uint8Array.from(bytes));
      if ([...sign].length === 1 && !table.has(sign)) table.set(sign, bytes);
    } catch {
      // no such sign
    }
  };
  for (let a = 0; a < 0x100; a += 1) note([a]);
  for (let a = 0x81; a < 0xfd; a += 1) for (let b = 0x40; b < 0xfd; b += 1) note([a, b]);
  return Uint8Array.from([...text].flatMap((sign) => table.get(sign) ?? [0x3f]));
}

const HEAD = 'メール,姓,名,セイ,メイ,登録区分,所属,勤務地';
const row = (n: number, name = '髙橋') =>
  `m${n}@example.jp,${name},由美,たかはし,ﾕﾐ,企業等,㈱ながと,東京都`;

describe('decoding', () => {
  it('[IM1] reads real CP932 bytes with 髙 and 﨑', () => {
    // 髙﨑 as Windows writes it: FB FC, FA B1.
    expect(decode(Uint8Array.of(0xfb, 0xfc, 0xfa, 0xb1))).toEqual({
      text: '髙﨑',
      encoding: 'CP932',
    });
    expect(decode(toCp932('①㈱〜'))?.text).toBe('①㈱〜'.replace('〜', '?')); // has ～ instead
    expect(decode(toCp932('ｱｲｳ～'))?.text).toBe('ｱｲｳ～');
  });

  it('[IM1] prefers UTF-8, drops its BOM, keeps 𠮷, and guesses nothing', () => {
    expect(decode(Buffer.from('\ufeff𠮷野家'))).toEqual({ text: '𠮷野家', encoding: 'UTF-8' });
    expect(decode(Buffer.from('姓', 'utf16le'))?.encoding).not.toBe('UTF-8');
    expect(decode(Buffer.from('\ufeff姓,a', 'utf16le'))).toBeNull();
    expect(decode(Uint8Array.of(0xff, 0xfe, 0x80))).toBeNull();
  });
});

describe('table', () => {
  const columns = memberImporter(VENUE).columns;
  it('[IM2] names unknown, missing and doubled columns', () => {
    const reasons = readCsv('姓,姓,年齢,type\n', columns).wrong.map(({ reason }) => reason);
    expect(reasons).toEqual([
      '「年齢」という列は取り込めません',
      '「姓」の列が2つあります',
      '「勤務地」の列がありません',
    ]);
  });

  it('[IM2] numbers lines as the file has them, whatever stands in its cells', () => {
    const { rows } = readCsv('姓,登録区分,勤務地\r\n"a\nb",,\r\n\r\nc,,\r\n', columns);
    expect(rows.map(({ line, cells }) => [line, cells.familyName])).toEqual([
      [2, 'a\nb'],
      [4, 'c'],
    ]);
    expect(readCsv('姓,登録区分,勤務地\n"x,,\n', columns).wrong).toHaveLength(1);
  });

  it('[IM7] refuses what a spreadsheet would calculate, not telephone numbers', () => {
    const head = 'familyName,type,workplacePrefecture,phone\n';
    for (const cell of ["=cmd|'/C calc'!A0", '@SUM(A1)', '+1+cmd', '-2+3+x'])
      expect(readCsv(`${head}${cell},,,\n`, columns).wrong, cell).toHaveLength(1);
    expect(readCsv(`${head}Lee,,,+81 83-933-0000\n`, columns).wrong).toEqual([]);
  });
});

describe('members', () => {
  it('[IM3] [IM4] [IM5] shows, then takes all, then has nothing to do', async () => {
    const file = `${HEAD}\n${row(1)}\n${row(2, '﨑')}\n`;
    const seen = await check('members', toCp932(file));
    expect(seen).toMatchObject({ encoding: 'CP932', created: 2, wrong: [], done: false });
    expect(seen.changes[1]?.fields).toContainEqual({ field: '姓', from: '', to: '﨑' });
    expect(await store.prisma.member.count()).toBe(0);
    expect((await send('members', 'commit', { hash: seen.hash })).status).toBe(200);
    const made = await store.prisma.member.findMany({ include: { events: true } });
    expect(made.map(({ state, class: of, kana }) => [state, of, kana])).toEqual([
      ['applied', 'outside', 'タカハシ　ユミ'],
      ['applied', 'outside', 'タカハシ　ユミ'],
    ]);
    expect(made[0]?.events).toMatchObject([{ to: 'applied', by: 'the-manager' }]);
    expect(await check('members', file)).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    const { changes } = await check('members', file.replace('由美', '由実'));
    expect(changes).toMatchObject([
      { line: 2, what: 'change', fields: [{ field: '名', from: '由美', to: '由実' }] },
    ]);
  });

  it('[IM4] half-imports nothing, and takes no other file than the one that was seen', async () => {
    const before = await store.prisma.member.count();
    const file = `${HEAD}\n${row(11)}\n${row(12, '=cmd')}\n${row(13)}\n${row(11)}\n`;
    const { hash, wrong } = await check('members', file);
    expect(wrong).toEqual([
      { line: 3, reason: '「=cmd」は計算式とみなされる値です。姓: 姓に記号は使えません' },
      { line: 5, reason: '2行目と同じ会員です' },
    ]);
    expect((await send('members', 'commit', { hash })).status).toBe(409);
    expect((await send('members', 'commit', { hash: '0'.repeat(64) })).status).toBe(409);
    const good = await check('members', `${HEAD}\n${row(11)}\n`);
    expect((await send('bookings', 'commit', { hash: good.hash })).status).toBe(409);
    expect((await send('members', 'commit', { hash: good.hash }, 'administrator')).status).toBe(
      409,
    );
    now += 31 * 60_000;
    expect((await send('members', 'commit', { hash: good.hash })).status).toBe(409);
    now = NOW;
    expect(await store.prisma.member.count()).toBe(before);
  });

  it('[IM3] names every wrong row by its line and reason', async () => {
    const lines = [
      'メール,会員番号,姓,セイ,登録区分,勤務地,転入年月,有効期限,状態',
      'x1@example.jp,,山口,ヤマグチ,個人事業主,東京,2024-02-30,,',
      'x2@example.jp,,山口,ヤマグチ,個人事業主,江戸,,,',
      'x3@example.jp,1234567,山口,ヤマグチ,個人事業主,山口,,,',
      ',,山口,ヤマグチ,個人事業主,山口,,,',
      'x5@example.jp,,山口,,個人事業主,山口,,,',
      'x6@example.jp,,山口,ヤマグチ,社長,山口,,,',
      'x7@example.jp,,山口,ヤマグチ,個人事業主,山口,,2027-13-01,承認',
      'x8@example.jp,,𠮷野,ヨシノ,個人事業主,海外,2024年4月,,承認,余り',
    ];
    const { wrong, created } = await check('members', lines.join('\n'));
    expect(created).toBe(0);
    expect(wrong.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 転入年月: この日付はありません',
      '3 勤務地「江戸」は都道府県の名前ではありません',
      '4 会員番号「1234567」は正しくありません',
      '5 会員番号かメールのどちらかが必要です',
      '6 セイ: 姓のフリガナをカタカナで入力してください',
      '7 登録区分「社長」はありません',
      '8 有効期限「2027-13-01」を日付として読めません',
      '9 列が10個あります(見出しは9個)',
    ]);
  });

  it('[IM3] names every fault of a row, not only the first', async () => {
    const head = 'メール,会員番号,姓,名,登録区分,勤務地,電話番号,状態,優先区分,有効期限';
    const bad = 'bad,1234567,山口,花子,社長,江戸,abc,停止,VIP,2027-13-01';
    const { wrong, created, rows } = await check('members', `${head}\n${bad}\n`);
    expect({ created, rows }).toEqual({ created: 0, rows: 1 });
    expect(wrong).toEqual([
      {
        line: 2,
        reason: [
          '会員番号「1234567」は正しくありません',
          'メール「bad」は正しくありません',
          '登録区分「社長」はありません',
          '勤務地「江戸」は都道府県の名前ではありません',
          '電話番号: 電話番号は、市外局番から数字で入力してください(例: 083-933-0000)',
          'セイ: 姓のフリガナをカタカナで入力してください',
          'メイ: 名のフリガナをカタカナで入力してください',
          '状態「停止」では取り込めません(申請か承認)',
          '優先区分「VIP」はありません',
          '有効期限「2027-13-01」を日付として読めません',
        ].join('。'),
      },
    ]);
  });

  it('[IM1] [IM4] takes 10,000 rows and not one more', async () => {
    const rows = Array.from({ length: 10_001 }, (_, n) => row(1_000 + n));
    expect((await check('members', `${HEAD}\n${rows.join('\n')}`)).wrong).toEqual([
      { line: 10_002, reason: '一度に取り込めるのは10000行までです' },
    ]);
    const before = await store.prisma.member.count();
    const report = await bring('members', `${HEAD}\n${rows.slice(1).join('\n')}`);
    expect(report).toMatchObject({ created: 10_000, done: true });
    expect(report.changes).toHaveLength(200);
    expect(await store.prisma.member.count()).toBe(before + 10_000);
  }, 300_000);
});

describe('bookings', () => {
  const head = 'メール,席,開始,終了';
  it('reads times as people write them, and no day that there is not', () => {
    const nine = Date.parse('2026-12-01T00:00:00Z');
    for (const text of [
      '2026-12-01 09:00',
      '2026/12/1 9:00',
      '2026年12月1日 9:00',
      '２０２６/12/01 09:00:00',
    ])
      expect(readStamp(text), text).toBe(nine);
    for (const text of ['2026-02-30 09:00', '2026-12-01', '12/1 9:00', '2026-12-01 25:00', ''])
      expect(readStamp(text), text).toBeNull();
  });

  it('[IM5] brings bookings in once, and changes their end', async () => {
    const file = `${head}\nm1@example.jp,A01,2026-12-01 09:00,2026-12-01 12:00\nm2@example.jp,A02,2026-12-01 09:00,2026-12-01 12:00\n`;
    expect(await bring('bookings', file)).toMatchObject({ created: 2, done: true });
    expect(await check('bookings', file)).toMatchObject({ created: 0, unchanged: 2, wrong: [] });
    const longer = await bring('bookings', file.replace('12:00\nm2', '13:00\nm2'));
    expect(longer.changes).toMatchObject([{ line: 2, fields: [{ from: '12:00', to: '13:00' }] }]);
    const rows = await store.prisma.booking.findMany({
      where: { origin: 'import' },
      orderBy: { spaceId: 'asc' },
    });
    expect(rows.map(({ endAt, madeBy, class: of }) => [endAt.toISOString(), madeBy, of])).toEqual([
      ['2026-12-01T04:00:00.000Z', 'the-manager', 'outside'],
      ['2026-12-01T03:00:00.000Z', 'the-manager', 'outside'],
    ]);
  });

  it('[IM9] gives a booking the deadline of its kind, and one that is over none', async () => {
    const file = `${head}\nm1@example.jp,A08,2026-12-04 09:00,12:00\nm1@example.jp,A08,2026-11-21 09:00,12:00\n`;
    expect(await bring('bookings', file)).toMatchObject({ created: 2, done: true });
    const rows = await store.prisma.booking.findMany({
      where: { spaceId: 'A08' },
      orderBy: { startAt: 'asc' },
    });
    expect(rows.map(({ endAt, deadlineAt }) => [endAt, deadlineAt])).toEqual([
      [new Date('2026-11-21T03:00:00Z'), null],
      [new Date('2026-12-04T03:00:00Z'), new Date('2026-12-04T00:30:00Z')],
    ]);
  });

  it('[IM9] names closed days and hours, and every fault of a row', async () => {
    const { wrong } = await check(
      'bookings',
      [
        head,
        'm1@example.jp,A05,2026-12-05 09:00,2026-12-05 12:00',
        'm1@example.jp,A05,2026-12-07 03:07,12:00',
        'zz@example.jp,A99,2026-12-99 09:00,soon',
      ].join('\n'),
    );
    expect(wrong.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 2026-12-05は休館日です',
      '3 開館時間(08:30〜17:15)の外です',
      '4 会員「zz@example.jp」は登録されていません。席「A99」はありません。開始「2026-12-99 09:00」を日時として読めません。終了「soon」を日時として読めません',
    ]);
  });

  it('[IM6] names what overlaps by its line', async () => {
    const { wrong } = await check(
      'bookings',
      [
        head,
        'm2@example.jp,A01,2026-12-01 12:30,2026-12-01 14:00',
        'm1@example.jp,A05,2026-12-01 12:30,2026-12-01 14:00',
        'm1@example.jp,A06,2026-12-02 09:00,2026-12-02 10:00',
        'm2@example.jp,A06,2026-12-02 09:30,2026-12-02 11:00',
        'm2@example.jp,A06,2026-12-02 10:00,2026-12-02 11:00',
        'm1@example.jp,A99,2026-12-02 10:00,2026-12-02 11:00',
        'm1@example.jp,A07,2026-12-02 11:00,2026-12-02 10:00',
        'zz@example.jp,A07,2026-12-02 11:00,2026-12-02 12:00',
      ].join('\r\n'),
    );
    expect(wrong.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 席A01のすでにある予約と時間が重なっています',
      '3 この会員のすでにある予約と時間が重なっています',
      '5 席A06の4行目の予約と時間が重なっています',
      '7 席「A99」はありません',
      '8 終了が開始より前です',
      '9 会員「zz@example.jp」は登録されていません',
    ]);
  });
});

it('[IM8] is for managers and administrators', async () => {
  for (const role of ['member', 'staff', 'official'] as const)
    for (const what of ['check', 'commit'])
      expect((await send('members', what, { file: '', hash: '' }, role)).status).toBe(403);
  const trail = await store.prisma.auditEntry.findMany({ where: { action: 'import.members' } });
  expect(trail[0]?.facts).toEqual({ rows: 2, created: 2, changed: 0, unchanged: 0 });
});

it('hands out a template that it can read itself', async () => {
  for (const kind of ['members', 'bookings']) {
    const path = `/imports/${kind}/template`;
    const { body } = await api.call('get', path, { actor: actor('manager'), ip: '' });
    const { wrong } = await check(kind, (body as Content).body);
    expect(wrong.map(({ reason }) => reason)).toEqual(
      kind === 'members' ? [] : ['会員「1234567」は登録されていません'],
    );
  }
});
