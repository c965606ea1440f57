import { dayAndWeekday, age, clock, clockWithSeconds, day, moment } from '$lib/time.ts';
import { levels, levelUntil, levelWord, reasonSentence } from '$lib/words.ts';
import { crowdWords } from '$lib/people.ts';
import { tokyo } from '../tokyo.ts';
import { status } from '../status/ja.ts';
import type { PublicWords } from './words.ts';

const hourOf = tokyo('ja-JP', { hour: 'numeric' });
const hour: PublicWords['ahead']['hour'] = (at) =>
  clock(at).endsWith(':00') ? hourOf(at) : clock(at);

export const words = {
  clock,
  clockWithSeconds,
  day,
  moment,
  age,

  titles: {
    open: '空席状況',
    full: '満席 - 空席状況',
    unknown: '確認中 - 空席状況',
    closed: '時間外 - 空席状況',
  },
  headings: {
    open: 'いま空いている席',
    full: 'いまは満席です',
    unknown: '空席を確認できません',
    closed: 'ただいま利用時間外です',
  },
  description: (venue) => `${venue}の、いま空いている席の数と場所をお知らせします。`,
  opensNext: { before: '次に使えるのは', after: 'から' },
  lastKnown: '最後に確認できた時刻',
  asOf: { before: '', after: '現在' },
  pause: '自動更新を止める',
  resume: '自動更新を再開する',
  paused: '(更新を止めています)',
  noScript: 'この画面は自動では更新されません。最新の空席を見るには、再読み込みしてください。',
  askReception: 'いまの空席は、受付でおたずねください。',
  book: '席を予約する',
  bookNote: '無料です。はじめての方も、この画面から登録できます。',
  wait: '空いたら知らせる',
  inside: (crowd) => `館内 ${crowdWords(crowd)}`,

  zone: ({ name }) => name,
  left: '残り',
  unit: (whole) => (whole ? '室' : '席'),
  capacity: (seats, whole) => (whole ? `${seats}人用` : `全${seats}席`),
  level: levelWord,
  until: levelUntil,
  spoken: (zone, level, free) =>
    level === 'few' && free !== null
      ? `${zone}、残り${free}席。`
      : `${zone}、${levels[level].word}。`,
  spokenUnknown: '空席を確認できません。受付でおたずねください。',

  status,
  reason: reasonSentence,
  since: (age) => `${age}から`,
  freeUntil: (clock) => `${clock}まで`,
  seats: {
    heading: '席のようす',
    choose: '席の見かた',
    list: '一覧',
    map: '席の図',
    onlyFree: '空いている席だけ',
    noneFree: 'いま空いている席はありません。',
    pick: '席をえらぶと、くわしいようすを表示します。',
    plan: (seats) => `席の図 ${seats}席`,
    door: '出入口',
    exit: '非常口',
    zone: ({ short }) => short,
  },

  ahead: {
    heading(trend) {
      switch (trend.is) {
        case 'full':
          return `${hour(trend.at)}ごろ、満席になりそうです`;
        case 'fewer':
          return `${hour(trend.at)}ごろから、席が少なくなります`;
        case 'more':
          return `${hour(trend.at)}ごろから、席が空いてきます`;
        case 'calm':
          return 'このあとも、席に余裕があります';
        case 'scarce':
          return 'このあとも、席は少なめです';
        case 'unknown':
          return '今日の空席';
        default:
          return trend satisfies never;
      }
    },
    later: (day) => `${day}の見込み`,
    counts: (seats) => `デスク${seats}席（オープン・パーソナル）の空席`,
    now: (free) => `いま ${free}席`,
    least: (at, free) => `${hour(at)}ごろ ${free}席くらい`,
    past: 'これまで',
    range: '見込み（10回に9回はこの幅）',
    numbers: '数字で見る',
    caption: '今日の空席の数と見込み',
    time: '時刻',
    free: '空席',
    between: '見込みの幅',
    actual: '実績',
    seats: (n) => `${n}席`,
    hour,
    zones: '区画ごとの、空く見込みの席数',
    zone: '区画',
    basis: (clock) => `${clock}に、予約と過去の記録から見積もりました。`,
    none: '見込みなし',
    small: '小さい数字は、10回のうち9回がおさまる範囲です。',
    learning: 'これまでの記録を読みこんでいます。',
    missing: (days) => `見込みは、記録がまだ足りません（あと${days}日分で表示します）`,
    nothing: 'この先の開館日の見込みは、まだありません。',
    old: (clock) =>
      `${clock}の見込みは古くなりました。新しい見込みを見るには、再読み込みしてください。`,
  },

  week: {
    heading: '予約できる席',
    note: '午前・午後を通して使える席の数です。',
    limited: (kind, minutes) => `${kind}は${minutes}分までの、いちばん空いている時間の数です。`,
    press: '数字をおすと、予約に進みます。',
    caption: '次の7開館日に、まだ予約できる席の数',
    date: '日にち',
    parts: { am: '午前', pm: '午後' },
    kinds: { open: 'オープン', personal: 'パーソナル', booth: 'ブース', meeting: '会議室' },
    states: {
      free: '空きあり',
      few: '残りわずか',
      full: '満席',
      priority: '優先枠の方だけ予約できます',
      notYet: 'まだ予約できません',
      past: '終わりました',
    },
    short: { priority: '優先', notYet: '前', past: '－' },
    closed: {
      weekend: ['休', '休館日'],
      holiday: ['祝', '祝日で休館'],
      newYear: ['休', '年末年始で休館'],
      exception: ['休', '臨時の休館日'],
    },
    day(at) {
      const [date, weekday] = dayAndWeekday(at);
      return { date: date.replace('月', '/').replace('日', ''), weekday };
    },
    seats: (kind, n) => (kind === 'meeting' ? `${n}室` : `${n}席`),
    gone: '予約できる席をいま調べられません。「席を予約する」からお確かめください。',
  },

  facts: {
    heading: 'ご利用にあたって',
    hours: ['時間', '8:30〜17:15', '月曜から金曜。祝日と12月29日〜1月3日は休みです。'],
    always: '見本のため、開館日と時間にかかわらず、いつでも予約できます。',
    price: ['料金', '無料', 'Wi-Fiと電源が使えます。'],
    place: ['場所', '山口県庁 本館棟1階', '県民ホールの中です。'],
    more: 'くわしい利用案内',
  },

  site: {
    skip: '本文へ',
    lead: '山口県庁1階 テレワークオフィス',
    menu: 'メニュー',
    language: 'ことば',
    pages: 'ページ',
    home: '空席状況',
    content: {
      guide: '利用案内',
      access: 'アクセス',
      faq: 'よくある質問',
      wifi: 'Wi-Fi',
      sensors: 'センサーについて',
      accessibility: 'アクセシビリティ',
    },
    terms: '利用規約',
    privacy: '個人情報の取扱い',
    first: 'はじめての方',
    login: 'ログイン',
    account: '予約の確認',
    logout: 'ログアウト',
    staff: '受付',
    demo: 'デモ',
    demoNote: '見本です。実際の空席ではありません。',
    sensors: '座席センサーは席に人がいるかどうかだけを調べます。カメラやマイクは使いません。',
    offered: 'このページは日本語でも読めます',
    japaneseOnly: '',
    sample: '見本',
    contact: 'お問い合わせ',
  },
} satisfies PublicWords;
