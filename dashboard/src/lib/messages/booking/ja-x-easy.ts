import { words as site } from '../public/ja-x-easy.ts';
import { classes, kinds, sentences } from '../refusals/ja-x-easy.ts';
import { refusalWith } from '../refusals/words.ts';
import { tokyo } from '../tokyo.ts';
import { closedWith } from './closed.ts';
import type { BookingWords } from './words.ts';

const year = tokyo('en-US', { year: 'numeric' });
const month = tokyo('en-US', { month: 'numeric' });
/** The end of a day is no hour of the morning after it. */
const time = (wall: string) =>
  wall === '24:00' ? 'よるの 12じ' : site.clock(`2026-01-01T${wall}:00+09:00`);

export const words = {
  clock: site.clock,
  day: site.day,
  longDay: (at) => `${year(at)}ねん ${site.day(at)}`,
  shortDay: (at) => site.week.day(at).date,
  moment: site.moment,
  time,
  span: (from, to) => `${time(from)}から ${time(to)}まで`,
  stop: '。',
  colon: '：',
  problem: 'できませんでした。わけは ふつうの にほんごで かいてあります。',

  title: 'せきの よやく',
  book: site.book,
  kinds,
  place: ({ kind, zone, label }) => (zone === label ? kinds[kind] : `${kinds[kind]} ${label}`),
  zone: ({ kind }) => kinds[kind],
  features: {
    outlet: 'コンセントが あります',
    noOutlet: 'コンセントが ありません',
    monitor: 'モニターが あります',
    between: '・',
  },
  facts: {
    when: 'いつ',
    seat: 'せき',
    price: 'おかね',
    free: 'いりません',
    heading: 'あなたの よやく',
  },

  frame: {
    own: 'あなたの ページ',
    account: 'わたしの ページ',
    vacancy: 'あいている せきを みる',
  },

  steps: { label: 'よやくの しかた', names: ['いつ', 'せき', 'かくにん'], done: 'おわりました' },

  when: {
    title: 'いつ つかうか えらぶ',
    heading: 'いつ つかいますか',
    next: 'せきを えらぶ',
    look: 'この じかんの せきを みる',
    none: 'この 2しゅうかんに よやくできる ひは ありません。「つぎの しゅう」を みてください。',
    always: site.facts.always,
    days: 'ひにち',
    previous: 'まえの しゅう',
    following: 'つぎの しゅう',
    month: (at) => `${month(at)}がつ`,
    caption: (day) => `${day}から 2しゅうかん`,
    weekdays: ['にち', 'げつ', 'か', 'すい', 'もく', 'きん', 'ど'],
    monthOf: (at) => `${month(at)}/`,
    levels: {
      free: 'あいています',
      few: 'もうすぐ いっぱいです',
      full: 'いっぱいです',
      past: 'おわりました',
      notYet: 'まだ よやくできません',
    },
    opens: (day) => `${day}から よやくできます`,
    opensShort: (day) => `${day}〜`,
    closed: closedWith(site.week.closed, ['休', 'つかえません']),
    shut: (day, words) => `${day}は つかえません（${words}）。ほかの ひを えらんでください。`,
    time: 'じかん',
    presets: { am: 'あさ', pm: 'ごご', day: 'いちにち' },
    over: 'おわりました',
    start: 'はじまりの じかん',
    end: 'おわりの じかん',
    span: ['', 'から', 'まで'],
    cut: (kind, to) => `${kind}は ${to}までに しました。1かいに つかえる じかんが きまっています。`,
  },

  kindsOf: {
    legend: 'どんな せき',
    notes: {
      personal: 'まわりに かべが あります',
      open: 'まわりに かべが ありません',
      booth: 'ひとりの へや',
      meeting: 'みんなで つかう へや',
    },
    unit: (kind) => (kind === 'meeting' ? 'へや' : 'せき'),
    plates: {
      available: 'あいています',
      usable: 'つかえます',
      few: 'もうすぐ いっぱい',
      full: 'いっぱいです',
      quota: 'さきに よやくする ひとの せき',
      walkInShare: 'その ひに くる ひとの せき',
      windowNotOpen: 'まだです',
      closed: 'おやすみ',
      kindClosed: 'つかえません',
      outsideHours: 'じかんの そと',
    },
  },

  standing: {
    guest: [
      'よやくするには とうろくが いります。',
      'ログイン',
      'するか、',
      'とうろくを もうしこんで',
      'ください。',
    ],
    needed: 'よやくするには とうろくが いります。',
    apply: 'とうろくを もうしこむ',
    applied: [
      'とうろくは まだ おわっていません。',
      'うけつけで しょるいを みせると、よやくできます。',
    ],
    expired: [
      'とうろくの きげんが すぎました。',
      'うけつけで しょるいを みせると、また つかえます。',
    ],
    suspended: ['とうろくが とまっています。', 'うけつけで きいてください。'],
    bring: 'もってくる もの',
    types: {
      company: 'かいしゃなどで はたらく ひと',
      selfEmployed: 'じぶんで しごとを している ひと',
      student: 'しごとを さがしている がくせい',
    },
    things: {
      company: 'しゃいんしょう、はたらいている しょうめいしょ、めいしの どれか 1つ',
      selfEmployed: 'かいぎょうとどけ、とうきの しょうめいしょ、めいしの どれか 1つ',
      student: 'がくせいしょうか、がっこうの しょうめいしょ',
    },
  },

  seat: {
    title: 'せきを えらぶ',
    heading: 'せきを えらぶ',
    next: 'この せきに する',
    change: 'かえる',
    changeWhat: 'ひにちと じかんと せき',
    register: 'とうろくする',
    cut: (kind, to) =>
      `${kind}は 1かいに つかえる じかんが きまっているので、${to}までに しました。`,
    views: { label: 'みかた', map: 'ずで みる', list: 'もじで みる', all: 'せき ぜんぶ' },
    outletOnly: 'コンセントの ある せきだけ',
    narrow: 'せきを すくなくする',
    picked: {
      own: 'いまの せき',
      suggestion: 'おすすめの せき',
      chosen: 'えらんだ せき',
      none: 'せきを えらんでください。',
    },
    states: {
      free: 'あいています',
      booked: 'よやくが あります',
      yours: 'あなたの よやく',
      closed: 'つかえません',
      walkIn: 'その ひに くる ひとの せき',
      own: 'いまの せき',
      noOutlet: 'コンセントなし',
    },
    key: 'しるしの いみ',
    keyFree: 'あいています（かずは せきの ばんごう）',
  },

  refused: {
    title: 'よやくできません',
    say: refusalWith(sentences),
    wait: 'あくのを まつ',
    seats: 'ほかの せきを えらぶ',
    days: 'ほかの ひを さがす',
    see: 'その よやくを みる',
    state: 'わたしの ページで とうろくを みる',
    instead: 'かわりに つかえる せき',
    choose: 'えらぶ',
    from: (clock) => `${clock}から`,
    since: { before: '', after: 'から' },
    quota: 'さきに よやくする ひとの せき',
    priority: 'さきに よやくできる ひと',
    priorityWho: 'けんの そとで はたらく ひと、ひっこした ひと',
    seatsKept: 'せき',
    everybody: 'だれでも',
    ifLeft: 'せきが あまったら',
    yours: 'あなた',
    classes,
    timeline: {
      words: (today, opens, use) =>
        `きょうは ${today}、だれでも よやくできるのは ${opens}から、つかう ひは ${use}です。`,
      priority: 'さきに よやくできる ひと',
      general: 'ほかの ひと',
      opens: (moment) => `${moment}から`,
      today: (day) => `きょう ${day}`,
      use: (day) => `つかう ひ ${day}`,
    },
  },

  confirm: {
    title: 'かくにん',
    titleOver: 'せきを もどしました',
    heading: 'よやくしますか',
    headingOver: 'とっていた せきを もどしました',
    over: 'じかんが すぎました。せきが あいていれば、もういちど えらべます。',
    again: 'もういちど えらぶ',
    who: 'なまえ',
    name: (name) => `${name} さん`,
    notice: 'おしらせ',
    mail: (address) => `${address} に メールを おくります（ふつうの にほんご）`,
    noMail: 'いまは メールを おくれません。よやくは わたしの ページで みられます',
    kept: (clock) => [`${clock}まで`, ' この せきを とっておきます。'],
    rest: { before: 'あと', after: '' },
    soon: 'あと 1ぷんです。',
    soonMore: '「5ふん のばす」で のばせます。',
    more: '5ふん のばす',
    extended: 'じかんを のばしました。',
    deadline: (clock) => `${clock}までに うけつけを しないと、ほかの ひとが せきを つかいます。`,
    book: 'よやくする',
    pass: 'やめる',
    back: 'もどる',
    backWhat: '（せきを かえします）',
    guide: 'おしらせ',
    cancelling: 'とりけし',
    cancelUntil: 'つかう じかんに なるまで、いつでも とりけせます。',
  },

  ticket: {
    said: {
      done: 'よやくしました',
      changed: 'よやくを かえました',
      cancelled: 'よやくを とりけしました',
    },
    headings: {
      coming: 'あなたの よやく',
      inside: 'いま つかっています',
      left: 'おわりました',
      past: 'おわった よやくです',
      cancelled: 'とりけした よやくです',
      released: 'ほかの ひとが せきを つかいます',
      lapsed: 'よやくしていません',
    },
    notes: {
      cancelled: 'この よやくは とりけしました。もとには もどせません。',
      released:
        'じかんまでに うけつけが なかったので、ほかの ひとが せきを つかいます。あいていれば、もういちど よやくできます。',
      lapsed: 'じかんが すぎたので、せきを もどしました。あいていれば、もういちど えらべます。',
    },
    code: 'うけつけの QRコード',
    show: 'うけつけで この がめんを みせてください',
    received: 'うけつけは おわりました',
    deadline: (clock) => [
      `${clock}まで`,
      'に うけつけを してください。うけつけを しないと、ほかの ひとが せきを つかいます。',
    ],
    calendar: 'カレンダーに いれる',
    change: 'じかんや せきを かえる',
    cancel: 'よやくを とりけす',
    again: 'もういちど この せきを さがす',
    list: 'よやくを ぜんぶ みる',
  },

  change: {
    heading: 'じかんや せきを かえる',
    now: 'いまの よやく',
    go: 'これに かえる',
    keep: 'かえない',
  },

  cancel: {
    title: 'よやくを とりけす',
    heading: 'この よやくを とりけしますか',
    note: 'とりけすと、もとには もどせません。せきは すぐ ほかの ひとが よやくできます。',
    final: 'とりけすと、もとには もどせません。',
    go: 'とりけす',
    keep: 'とりけさない',
    closed: 'この よやくは とりけせません',
    thanks: 'ありがとうございます。まっている ひとが せきを つかえます。',
  },

  mine: {
    heading: 'よやく',
    said: {
      waiting: 'あくのを まちます。せきが あいたら メールで おしえます。',
      waitingHere:
        'あくのを まちます。いまは メールを おくれません。せきが あいたら この ページに でます。',
      left: 'まつのを やめました。',
      late: 'へんじの じかんが すぎたので、よやくできませんでした。',
    },
    none: 'これからの よやくは ありません。',
    confirm: 'かくにんする',
    code: 'うけつけの QRコード',
    past: (n) => `いままでの よやく（${n}）`,
    offer: (place) => `${place}が あきました。`,
    offerUntil: (moment) => [`${moment}まで`, ' とっておきます'],
    waiting: (kind, since) => `${kind} まっています（${since}から）`,
    leave: 'まつのを やめる',
  },
} satisfies BookingWords;
