import type { SpaceKind } from '$contract/floorplan.ts';
import { ageWith } from '../tokyo.ts';
import { clock, day, hour, hours, longDate, minutes, moment, weekday } from './ja-x-easy-time.ts';
import { status } from '../status/ja-x-easy.ts';
import type { PublicWords } from './words.ts';

const levels = {
  available: 'あいています',
  few: 'もうすぐ いっぱいです',
  full: 'いっぱいです',
  unknown: 'わかりません',
  closed: 'おやすみです',
};
const kinds: Record<SpaceKind, string> = {
  open: 'オープンデスク',
  personal: 'ひとりの せき',
  booth: 'ブース（ビデオかいぎ）',
  meeting: 'かいぎしつ',
  consultation: 'そうだんの せき',
  reception: 'うけつけ',
  locker: 'ロッカー',
};
const onPlan: Record<SpaceKind, string> = {
  ...kinds,
  open: 'オープン',
  personal: 'ひとり',
  booth: 'ブース',
  consultation: 'そうだん',
};

export const words = {
  clock,
  clockWithSeconds: (at) => `${hour(at)} ${Number(minutes(at))}ふん`,
  day,
  moment,
  age: ageWith({
    now: 'いま',
    minutes: (n) => `${n}ふん まえ`,
    hours: (n) => `${n}じかん まえ`,
    days: (n) => `${n}にち まえ`,
  }),

  titles: {
    open: 'あいている せき',
    full: 'いっぱいです - あいている せき',
    unknown: 'わかりません - あいている せき',
    closed: 'おやすみです - あいている せき',
  },
  headings: {
    open: 'いま あいている せき',
    full: 'いまは いっぱいです',
    unknown: 'あいている せきが わかりません',
    closed: 'いまは おやすみです',
  },
  description: (venue) => `${venue} の あいている せきを おしえます。`,
  opensNext: { before: 'つぎに つかえるのは', after: 'から' },
  lastKnown: 'さいごに わかった じかん',
  asOf: { before: '', after: 'の ようす' },
  pause: 'うごきを とめる',
  resume: 'うごきを はじめる',
  paused: '（いま とめています）',
  noScript:
    'この ページは じぶんでは かわりません。あたらしい ようすは もういちど ひらいてください。',
  askReception: 'あいている せきは うけつけで きいてください。',
  book: 'せきを よやくする',
  bookNote: 'おかねは かかりません。はじめての ひとは とうろくを してください。',
  wait: 'あいたら おしえてもらう',
  inside: (crowd) =>
    typeof crowd === 'string'
      ? {
          quiet: 'なかは すいています',
          busy: 'なかは すこし こんでいます',
          crowded: 'なかは こんでいます',
        }[crowd]
      : `なかに だいたい ${crowd.n}にん います（${crowd.lo}にんから ${crowd.hi}にん）`,

  zone: ({ kind }) => kinds[kind],
  left: 'あいている せき',
  unit: (whole) => (whole ? 'へや' : 'せき'),
  capacity: (seats, whole) => (whole ? `${seats}にんの へや` : `ぜんぶで ${seats}せき`),
  level: (level, whole) =>
    whole && level === 'available'
      ? 'つかえます'
      : whole && level === 'full'
        ? 'つかっています'
        : levels[level],
  until(level, until, unknownSince) {
    if (level === 'unknown') return unknownSince && `${clock(unknownSince)}から`;
    if (!until || level === 'closed') return null;
    return level === 'full' ? `${clock(until)}に あきます` : `${clock(until)}まで`;
  },
  spoken: (zone, level, free) =>
    level === 'few' && free !== null
      ? `${zone}、あと ${free}せきです。`
      : `${zone}、${levels[level]}。`,
  spokenUnknown: 'あいている せきが わかりません。うけつけで きいてください。',

  status,
  reason(reason, now) {
    const at = (instant: string) => moment(instant, now);
    switch (reason.code) {
      case 'closed':
        return reason.opensAt
          ? `おやすみです。つぎは ${day(reason.opensAt)} ${clock(reason.opensAt)}から`
          : 'おやすみです';
      case 'outOfService':
        return 'この せきは つかえません';
      case 'sensorVacant':
        return `${at(reason.at)} だれも いません`;
      case 'sensorOccupied':
        return `${at(reason.at)} ひとが います`;
      case 'checkedIn':
        return `${at(reason.at)} うけつけを しました`;
      case 'leftForNow':
        return `${at(reason.at)}から すこし でています`;
      case 'bookedNotArrived':
        return `${at(reason.startAt)}からの よやく。まだ きていません`;
      case 'noSensor':
        return 'センサーが ありません。うけつけで きいてください';
      case 'neverHeard':
        return 'センサーから まだ しらせが ありません';
      case 'silent':
        return `${at(reason.lastAt)}から センサーの しらせが ありません`;
      case 'cannotTell':
        return `${at(reason.at)}から センサーで わかりません`;
      case 'offline':
        return `${at(reason.at)}から センサーと つながりません`;
      case 'faulty':
        return `${at(reason.at)}から センサーが こわれています`;
      case 'sourceDown':
        return `${at(reason.since)}から しらせが ありません`;
      case 'doubtful':
        return `${at(reason.since)}から センサーを しらべています`;
      case 'seenByStaff':
        return `うけつけの ひとが ${at(reason.at)}に みました`;
      default:
        return reason satisfies never;
    }
  },
  since: (age) => `${age}から`,
  freeUntil: (clock) => `${clock}まで`,
  seats: {
    heading: 'ひとつずつの せき',
    choose: 'みかた',
    list: 'もじで みる',
    map: 'ずで みる',
    onlyFree: 'あいている せきだけ',
    noneFree: 'いま あいている せきは ありません。',
    pick: 'せきを えらぶと くわしく わかります。',
    plan: (seats) => `せきの ず ${seats}せき`,
    door: 'いりぐち',
    exit: 'ひじょうぐち',
    zone: ({ kind }) => onPlan[kind],
  },

  ahead: {
    heading(trend) {
      switch (trend.is) {
        case 'full':
          return `${hour(trend.at)}ごろ いっぱいに なります`;
        case 'fewer':
          return `${hour(trend.at)}ごろから せきが すくなく なります`;
        case 'more':
          return `${hour(trend.at)}ごろから せきが あきます`;
        case 'calm':
          return 'このあとも せきは あります';
        case 'scarce':
          return 'このあとも せきは すくないです';
        case 'unknown':
          return 'きょうの あいている せき';
        default:
          return trend satisfies never;
      }
    },
    later: (day) => `${day}の よそう`,
    counts: (seats) => `${seats}の せきの なかで、あいている せきの かず`,
    now: (free) => `いま ${free}せき`,
    least: (at, free) => `${hour(at)}ごろ ${free}せき くらい`,
    past: 'いままで',
    range: 'よそう（10かいの うち 9かいは この なか）',
    numbers: 'かずで みる',
    caption: 'きょう あいている せきの かずと よそう',
    time: 'じかん',
    free: 'あき',
    between: 'よそう',
    actual: 'ほんとうの かず',
    seats: (n) => `${n}せき`,
    hour: (at) => `${Number(hours(at))}じ`,
    zones: 'ばしょごとの よそう',
    zone: 'ばしょ',
    basis: (clock) => `${clock}の よそうです。`,
    none: 'わかりません',
    small: 'ちいさい かずは 10かいの うち 9かいが はいる かずです。',
    learning: 'いままでの ことを よんでいます。',
    missing: (days) => `よそうは まだ できません。あと ${days}にち かかります。`,
    nothing: 'つぎの ひの よそうは まだ ありません。',
    old: (clock) => `${clock}の よそうは ふるいです。もういちど ひらいてください。`,
  },

  week: {
    heading: 'よやくできる せき',
    note: 'あさ（ごぜん 8じ30ぷんから 12じ）か、ごご（1じから 5じ15ふん）に ずっと つかえる せきの かずです。',
    limited: (kind, minutes) => `${kind}は ${minutes}ぷんまで つかえます。`,
    press: 'かずを おすと よやくの ページに いきます。',
    caption: 'つぎの 7にちに よやくできる せきの かず',
    date: 'ひにち',
    parts: { am: 'あさ', pm: 'ごご' },
    kinds: { open: 'オープン', personal: 'ひとり', booth: 'ブース', meeting: 'へや' },
    states: {
      free: 'あいています',
      few: 'もうすぐ いっぱいです',
      full: 'いっぱいです',
      priority: 'いまは けんの そとで はたらく ひとが よやくできます',
      notYet: 'まだ よやくできません',
      past: 'おわりました',
    },
    short: { priority: '－', notYet: '－', past: '－' },
    closed: {
      weekend: ['休', 'おやすみです'],
      holiday: ['休', 'しゅくじつ。おやすみです'],
      newYear: ['休', 'ねんまつねんし。おやすみです'],
      exception: ['休', 'この ひは おやすみです'],
    },
    day: (at) => ({ date: longDate(at), weekday: `(${weekday(at).replace('ようび', '')})` }),
    seats: (kind, n) => (kind === 'meeting' ? `${n}へや` : `${n}せき`),
    gone: 'いま しらべられません。「せきを よやくする」から みてください。',
  },

  facts: {
    heading: 'つかう まえに',
    hours: [
      'じかん',
      'ごぜん 8じ30ぷんから ごご 5じ15ふんまで',
      'げつようびから きんようびまで。しゅくじつと、12がつ29にちから 1がつ3にちまでは おやすみです。',
    ],
    always: 'みほんなので、いつでも よやくできます。',
    price: ['おかね', 'いりません', 'Wi-Fi と でんげんが つかえます。'],
    place: ['ばしょ', 'やまぐちけんちょう ほんかんとう 1かい', 'けんみんホールの なかです。'],
    more: 'くわしい つかいかた',
  },

  site: {
    skip: 'ほんぶんへ',
    lead: 'やまぐちけんちょう 1かいの しごとの ばしょ',
    menu: 'メニュー',
    language: 'ことば',
    pages: 'ページ',
    home: 'あいている せき',
    content: {
      guide: 'つかいかた',
      access: 'いきかた',
      faq: 'しつもん',
      wifi: 'Wi-Fi',
      sensors: 'センサーに ついて',
      accessibility: 'みんなが つかえる ページ',
    },
    terms: 'やくそく',
    privacy: 'あなたの じょうほう',
    first: 'はじめての ひと',
    login: 'ログイン',
    account: 'わたしの よやく',
    logout: 'ログアウト',
    staff: 'うけつけ',
    demo: 'デモ',
    demoNote: 'みほんです。ほんとうの せきでは ありません。',
    sensors:
      'センサーは せきに ひとが いるか どうかだけを しらべます。カメラと マイクは ありません。',
    offered: 'やさしいにほんごの ページが あります',
    japaneseOnly: 'ふつうの にほんご',
    sample: 'みほん',
    contact: 'といあわせ',
  },
} satisfies PublicWords;
