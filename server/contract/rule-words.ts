import type { Rule } from './booking.ts';
import type { Outcome } from './outcomes.ts';

/** The rules that refuse, as a report names them. */
export const RULE_WORDS: Record<Rule, string> = {
  closed: '休館日',
  outsideHours: '利用時間の外',
  order: '時刻の順序',
  grid: '時刻のきざみ',
  past: 'すぎた時刻',
  tooShort: '短すぎる',
  tooLong: '長すぎる',
  windowNotOpen: '予約開始の前',
  quota: '優先席のため',
  walkInShare: '当日席のため',
  tooManyAhead: '件数の上限',
  ownOverlap: '本人の予約と重なる',
  taken: '先に予約された',
  full: '満席',
  spaceClosed: '席・ゾーンの閉鎖',
  kindClosed: '席・ゾーンの閉鎖',
  outOfService: '利用停止の席',
  notBookable: '予約できない席',
  unknownSpace: 'ない席',
  notApproved: '利用登録の確認前',
};

export const OUTCOME_WORDS: Record<Outcome, string> = {
  came: '来館',
  absent: '受付の記録なし',
  ahead: 'これから',
  released: '来られず開放',
  cancelled: '取り消し',
};
