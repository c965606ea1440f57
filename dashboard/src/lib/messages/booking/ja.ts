import { CLASS_WORDS, KIND_WORDS, refusalSentence } from '$contract/refusal-words.ts';
import { TYPE_WORDS } from '$contract/member-words.ts';
import { spoken } from '$lib/booking/wall.ts';
import { date } from '$lib/date.ts';
import { BRING } from '$lib/members/values.ts';
import { words as site } from '../public/ja.ts';
import type { BookingWords } from './words.ts';

const yearOf = (at: string | number): string => {
  const text = date(new Date(at).toISOString());
  return text.slice(0, text.indexOf('年') + 1);
};

export const words = {
  clock: site.clock,
  day: site.day,
  longDay: (at) => yearOf(at) + site.day(at),
  shortDay: (at) => site.week.day(at).date,
  moment: site.moment,
  time: spoken,
  span: (from, to) => `${spoken(from)}〜${spoken(to)}`,
  stop: '。',
  colon: '：',
  problem: '',

  title: '席の予約',
  book: site.book,
  kinds: KIND_WORDS,
  place: ({ zone, label }) => (zone === label ? zone : `${zone} ${label}`),
  zone: ({ zone }) => zone,
  features: {
    outlet: '電源あり',
    noOutlet: '電源なし',
    monitor: 'モニターあり',
    between: '・',
  },
  facts: { when: '日時', seat: '席', price: '料金', free: '無料', heading: 'ご予約の内容' },

  frame: {
    own: 'あなたのページ',
    account: 'マイページ',
    vacancy: '空席状況を見る',
  },

  steps: { label: '予約の手順', names: ['日時', '席', '確認'], done: '済み' },

  when: {
    title: '日時をえらぶ',
    heading: 'いつ使いますか',
    next: '席をえらぶ',
    look: 'この日時で空きを見る',
    none: 'この2週間に予約できる日はありません。「次の週」を見てください。',
    always: site.facts.always,
    days: '日にち',
    previous: '前の週',
    following: '次の週',
    month: (at) => `${site.day(at).split('月')[0]}月`,
    caption: (day) => `${day}から2週間`,
    weekdays: ['日', '月', '火', '水', '木', '金', '土'],
    monthOf: (at) => `${site.day(at).split('月')[0]}/`,
    levels: {
      free: '空きあり',
      few: '残りわずか',
      full: '満席',
      past: '終わりました',
      notYet: 'まだ予約できません',
    },
    opens: (day) => `${day}から予約できます`,
    opensShort: (day) => `${day}〜`,
    closed: (why, reason) => ({
      sign: why === 'holiday' ? '祝' : '休',
      words: reason ?? '休館日',
      quoted: null,
    }),
    shut: (day, words) => `${day}は${words}のため使えません。ほかの日をえらんでください。`,
    time: '時間',
    presets: { am: '午前', pm: '午後', day: '1日' },
    over: '終わりました',
    start: '始まりの時刻',
    end: '終わりの時刻',
    span: ['', 'から', 'まで'],
    cut: (kind, to) => `${kind}は${to}までにしました。1回に使える長さに限りがあります。`,
  },

  kindsOf: {
    legend: '席の種類',
    notes: {
      personal: '仕切りのある席',
      open: '仕切りのない席',
      booth: 'ひとり用・防音',
      meeting: '部屋を1組で使います',
    },
    unit: (kind) => (kind === 'meeting' ? '室' : '席'),
    plates: {
      available: '空席あり',
      usable: '使えます',
      few: '残りわずか',
      full: '満席',
      quota: '優先枠',
      walkInShare: '当日の席',
      windowNotOpen: '予約前',
      closed: '休館',
      kindClosed: '利用停止',
      outsideHours: '時間外',
    },
  },

  standing: {
    guest: [
      '予約には利用登録が必要です。',
      'ログイン',
      'するか、',
      '利用登録を申請',
      'してください。',
    ],
    needed: '予約には利用登録が必要です。',
    apply: '利用登録を申請する',
    applied: ['利用登録の承認がまだです。', '受付で確認書類をお見せになると、予約できます。'],
    expired: ['利用登録の有効期限がすぎました。', '受付で確認書類をお見せになると、更新できます。'],
    suspended: ['利用登録を停止しています。', '受付でおたずねください。'],
    bring: '持ってくるもの',
    types: TYPE_WORDS,
    things: BRING,
  },

  seat: {
    title: '席をえらぶ',
    heading: '席をえらぶ',
    next: 'この席で進む',
    change: '変更する',
    changeWhat: '日時と席の種類',
    register: '利用登録をする',
    cut: (kind, to) => `${kind}は1回に使える長さに限りがあるため、${to}までにしました。`,
    views: { label: '席の見かた', map: '席の図', list: '一覧', all: '席の一覧' },
    outletOnly: '電源のある席だけ',
    narrow: '席をしぼる',
    picked: {
      own: 'いまの席',
      suggestion: 'おすすめの席',
      chosen: 'えらんだ席',
      none: '席をえらんでください。',
    },
    states: {
      free: '空き',
      booked: '予約ずみ',
      yours: 'あなたの予約',
      closed: '利用停止',
      walkIn: '当日受付の席',
      own: 'いまの席',
      noOutlet: '電源なし',
      inUse: 'いま使用中',
    },
    key: '記号の意味',
    keyFree: '空き(数字は席の番号)',
  },

  refused: {
    title: '予約できません',
    say(refusal, day) {
      const { title, facts } = refusalSentence(refusal);
      return { title: title.replace('この日', day), facts, quoted: null };
    },
    wait: 'キャンセル待ちを申し込む',
    seats: 'ほかの席をえらぶ',
    days: '別の日をさがす',
    see: 'その予約を見る',
    state: 'マイページで登録の状態を見る',
    instead: 'かわりに使えます',
    choose: 'えらぶ',
    from: (clock) => `${clock}から`,
    since: { before: '', after: 'から' },
    quota: '優先枠',
    priority: '優先の方',
    priorityWho: '県外勤務の方・移住された方',
    seatsKept: '席',
    everybody: 'どなたでも',
    ifLeft: '優先枠が残れば',
    yours: 'あなたの区分',
    classes: CLASS_WORDS,
    timeline: {
      words: (today, opens, use) =>
        `今日は${today}、どなたでも予約できるのは${opens}から、利用の日は${use}です。`,
      priority: '県外勤務・移住の方',
      general: '一般の方',
      opens: (moment) => `${moment} から`,
      today: (day) => `今日 ${day}`,
      use: (day) => `利用 ${day}`,
    },
  },

  confirm: {
    title: '内容の確認',
    titleOver: '席を戻しました',
    heading: 'この内容で予約しますか',
    headingOver: 'おさえていた席を戻しました',
    over: '確認の時間が終わりました。席が空いていれば、もう一度えらべます。',
    again: 'もう一度えらぶ',
    who: '利用者',
    name: (name) => `${name} 様`,
    notice: 'お知らせ',
    mail: (address) => `${address} に確認のメールを送ります`,
    noMail: 'いまはメールを送れません。予約はマイページで見られます',
    kept: (clock) => [`${clock}まで`, 'この席をおさえています。'],
    rest: { before: 'あと', after: '' },
    soon: 'あと1分です。',
    soonMore: '「5分のばす」でのばせます。',
    more: '5分のばす',
    extended: 'おさえる時間をのばしました。',
    deadline: (clock) => `${clock}までに受付がないときは、席をほかの方に開放します。`,
    book: '予約する',
    pass: '見送る',
    back: 'もどる',
    backWhat: '（席を返します）',
    guide: 'ご案内',
    cancelling: '取り消し',
    cancelUntil: '利用が始まるまで、いつでも取り消せます。',
  },

  ticket: {
    said: {
      done: '予約しました',
      changed: '予約を変えました',
      cancelled: '予約を取り消しました',
    },
    headings: {
      coming: 'ご予約',
      inside: 'ご利用中です',
      left: '利用が終わりました',
      past: '終わった予約です',
      cancelled: '取り消した予約です',
      released: '席を開放しました',
      lapsed: '予約していません',
    },
    notes: {
      cancelled: 'この予約は取り消されています。元には戻せません。',
      released:
        '時間までに受付がなかったため、席をほかの方に開放しました。空いていれば、もう一度予約できます。',
      lapsed: '確認の時間が終わったため、席を戻しました。空いていれば、もう一度えらべます。',
    },
    code: '受付用の二次元コード',
    show: '受付でこの画面を見せてください',
    received: '受付ずみです',
    deadline: (clock) => [
      `${clock}まで`,
      'に受付をしてください。受付がないときは、席をほかの方に開放します。',
    ],
    calendar: 'カレンダーに入れる',
    change: '時間や席を変える',
    cancel: '予約を取り消す',
    again: 'もう一度この席をさがす',
    list: '予約の一覧を見る',
  },

  change: {
    heading: '時間や席を変える',
    now: 'いまの予約',
    go: 'この内容に変える',
    keep: '変えない',
  },

  cancel: {
    title: '予約を取り消す',
    heading: 'この予約を取り消しますか',
    note: '取り消すと、元には戻せません。席はすぐに、ほかの方が予約できるようになります。',
    final: '取り消すと、元には戻せません。',
    go: '取り消す',
    keep: '取り消さない',
    closed: 'この予約は取り消せません',
    thanks: 'ありがとうございます。席は、待っている方が使えるようになりました。',
  },

  mine: {
    heading: '予約',
    said: {
      waiting: 'キャンセル待ちを申し込みました。席が空いたら、メールでお知らせします。',
      waitingHere:
        'キャンセル待ちを申し込みました。いまはメールを送れません。席が空いたら、このページに出ます。',
      left: 'キャンセル待ちをやめました。',
      late: 'この席は、お返事の時間が過ぎたため予約できませんでした。',
    },
    none: 'これからの予約はありません。',
    confirm: '確認へ進む',
    code: '受付の二次元コード',
    past: (n) => `これまでの予約（${n}件）`,
    offer: (place) => `${place} が空きました。`,
    offerUntil: (moment) => [`${moment}まで`, 'おさえています'],
    waiting: (kind, since) => `${kind} キャンセル待ち（${since}から）`,
    leave: '待つのをやめる',
    japanese: '',
  },
} satisfies BookingWords;
