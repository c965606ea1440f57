import { expect, it } from 'vitest';
import { bookingWords } from './booking/index.ts';
import type { BookingWords } from './booking/words.ts';
import { accepted, languageOf, speaks } from './choose.ts';
import { languages } from './language.ts';
import { publicWords } from './public/index.ts';
import type { Refusal } from '$contract/booking.ts';
import { loginWords } from './login/index.ts';
import { registerWords } from './register/index.ts';
import type { RegisterWords } from './register/words.ts';
import type { PublicWords } from './public/words.ts';
import { plan } from '../live/samples.ts';

it('takes the language of the address, then the one that was chosen, then Japanese', () => {
  expect(languageOf('en', 'ko')).toBe('en');
  expect(languageOf(null, 'ko')).toBe('ko');
  expect(languageOf('xx', 'ko')).toBe('ko');
  expect(languageOf('xx', '<script>')).toBe('ja');
});

it('speaks every language where visitors look and book, and Japanese elsewhere', () => {
  const routes = [
    '/(public)/faq',
    '/(account)/book',
    '/(account)/book/confirm/[id]',
    '/(account)/bookings/[id]/change',
    '/(account)/account',
    '/(account)/login',
    '/(account)/register',
    '/(account)/register/sent',
    '/(account)/register/profile',
    '/(account)/forgot',
    '/(account)/reset',
    '/(account)/verify-email',
    '/(account)/account/security',
    '/(account)/staff/members',
    null,
  ];
  expect(routes.filter(speaks)).toEqual(routes.slice(0, 12));
});

it.each([
  ['en-US,en;q=0.9,ja;q=0.8', 'en'],
  ['fr-FR,fr;q=0.9,ko;q=0.3', 'ko'],
  ['ja;q=0.1, zh-CN;q=0.5', 'zh-Hans'],
  ['en;q=0, ja', 'ja'],
  ['fr', null],
  ['', null],
  [null, null],
])('hears of %s that %s is wanted', (header, language) => {
  expect(accepted(header)).toBe(language);
});

/** Every text of a language: functions are asked with samples. */
function texts(words: PublicWords): string[] {
  const zone = plan().zones[0]!;
  const at = '2026-11-24T01:32:05Z';
  const said = [
    words.clock(at),
    words.day(at),
    words.moment(at, '2026-11-25T01:32:05Z'),
    words.age(at, '2026-11-24T03:32:05Z'),
    words.inside('quiet'),
    words.inside({ n: 3, lo: 2, hi: 4 }),
    words.zone({ ...zone, kind: 'booth' }),
    words.reason({ code: 'bookedNotArrived', startAt: at, deadline: at }, at),
    words.ahead.heading({ is: 'fewer', at }),
    words.ahead.least(at, 6),
    words.week.day(at).date,
  ];
  return [...said, ...walk(words)];
}

const walk = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(walk)
      : [];

const REFUSALS: Refusal[] = [
  {
    rule: 'closed',
    date: '2026-12-30',
    why: 'newYear',
    reason: '年末年始',
    nextOpen: '2027-01-04',
  },
  { rule: 'outsideHours', opensAt: 0, closesAt: 3_600_000 },
  { rule: 'order' },
  { rule: 'grid', minutes: 15 },
  { rule: 'past' },
  { rule: 'tooShort', minutes: 30 },
  { rule: 'tooLong', minutes: 120, kind: 'booth' },
  { rule: 'windowNotOpen', class: 'general', opensAt: 7_200_000, priorityFrom: 0 },
  { rule: 'quota', kind: 'open', kept: 6, opensAt: 0 },
  { rule: 'walkInShare', kind: 'open', kept: 1 },
  { rule: 'tooManyAhead', limit: 3 },
  { rule: 'ownOverlap', booking: 'x', startAt: 0, endAt: 3_600_000 },
  { rule: 'taken', space: 'A01' },
  { rule: 'full', kind: 'meeting' },
  { rule: 'spaceClosed', space: 'A01', reason: '点検' },
  { rule: 'kindClosed', kind: 'booth', reason: '点検' },
  { rule: 'outOfService', space: 'A01' },
  { rule: 'notBookable', space: 'A22' },
  { rule: 'unknownSpace', space: 'Z99' },
  { rule: 'notApproved', state: 'applied' },
];

/** The same of booking; what staff wrote stands apart, as their own words. */
function bookingTexts(words: BookingWords): string[] {
  const at = '2026-11-24T01:32:05Z';
  const { when, refused, confirm, ticket, mine } = words;
  const place = { kind: 'meeting', zone: '会議室', label: '会議室' } as const;
  return [
    ...[words.longDay(at), words.shortDay(at), words.time('24:00'), words.span('08:30', '12:00')],
    ...[words.place(place), words.place({ ...place, label: 'M1' }), words.zone(place)],
    ...[when.month(at), when.monthOf(at), when.caption(''), when.opens(''), when.opensShort('')],
    ...[when.closed('exception', '点検').words, when.closed(null, '点検').words, when.shut('', '')],
    ...[when.cut('', ''), words.kindsOf.unit('open'), words.seat.cut('', ''), refused.from('')],
    ...walk(REFUSALS.map((each) => ({ ...refused.say(each, words.day(at)), quoted: null }))),
    ...[refused.timeline.words('', '', ''), refused.timeline.opens(''), refused.timeline.use('')],
    ...[confirm.name(''), confirm.mail(''), ...confirm.kept(''), confirm.deadline('')],
    ...[...ticket.deadline(''), mine.past(2), mine.offer(''), ...mine.offerUntil('')],
    ...[mine.waiting('', ''), ...walk(words)],
  ];
}

const registerTexts = (words: RegisterWords): string[] => [
  ...walk(words),
  ...[words.busy(90), words.busy(null), words.weak({ rule: 'missing' })],
  ...[words.weak({ rule: 'tooShort', least: 10 }), words.weak({ rule: 'tooLong', most: 128 })],
  words.weak({ rule: 'guessable' }),
];

it('says nothing in another script than its own', async () => {
  const all = await Promise.all(
    languages.map(async (each) => {
      const [site, booking, login, register] = await Promise.all([
        publicWords[each](),
        bookingWords[each](),
        loginWords[each](),
        registerWords[each](),
      ]);
      const said = [
        ...texts(site.words),
        ...bookingTexts(booking.words),
        ...[...walk(login.words), login.words.locked(90), login.words.locked(null)],
        ...registerTexts(register.words),
      ];
      return [each, said.join('\n')] as const;
    }),
  );
  const of = Object.fromEntries(all);
  for (const text of Object.values(of)) expect(text).not.toMatch(/undefined|null|NaN|[{}]/);
  expect(of['en']).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
  expect(of['ko']).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
  expect(of['zh-Hans']).not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u);
  // やさしいにほんご is kana but for the sign of a closed day (standards.md B12).
  expect(of['ja-x-easy']?.replaceAll('休', '')).not.toMatch(/\p{Script=Han}/u);
});

it('gives reasons of staff as they wrote them, beside the words of the language', async () => {
  const { words } = await bookingWords.en();
  const said = words.refused.say({ rule: 'kindClosed', kind: 'booth', reason: '設備点検' }, '');
  expect([said.title, said.quoted]).toEqual([
    'Web meeting booth: not available at this time',
    '設備点検',
  ]);
  expect(words.when.closed('holiday', '勤労感謝の日').quoted).toBeNull();
  const japanese = (await bookingWords.ja()).words.when.closed('holiday', '勤労感謝の日');
  expect(japanese).toEqual({ sign: '祝', words: '勤労感謝の日', quoted: null });
});

it('gives times of the day as each language writes them', async () => {
  const said = (at: string) =>
    Promise.all(languages.map(async (each) => (await publicWords[each]()).words.clock(at)));
  const morning = await said('2026-11-24T00:05:00Z');
  expect(morning).toEqual(['9:05', '9:05', '9:05', '9:05', 'ごぜん 9じ 5ふん']);
  expect(await said('2026-11-24T04:05:00Z')).toEqual([
    '13:05',
    '13:05',
    '13:05',
    '13:05',
    'ごご 1じ 5ふん',
  ]);
});
