import { fiscalYear, plusDays } from '../calendar/days.ts';

/** How long something is kept after what `since` names; fiscal years count from the one after it. */
export type Period = { days: number } | { years: number } | { fiscalYears: number };

interface Row {
  /** As the privacy text calls it. */
  subject: string;
  /** What the period counts from, before the words of the period. */
  since: string;
  period: Period;
  deed: 'deleted' | 'anonymous';
  /** What is done then, as the privacy text says it. */
  then: string;
  /** Clause that asks for it; [P]: our proposal until the prefecture decides. */
  clause: string;
}

/** The retention periods: the sweep does what stands here, and the privacy text says it. In this order. */
export const RETENTION = {
  registration: {
    subject: '利用登録',
    since: '最後に利用した年度の',
    period: { fiscalYears: 1 },
    deed: 'deleted',
    then: 'その後に削除します。有効期限の前と、これからの予約や返していない鍵がある間は削除しません。',
    clause: 'B7-3 [P]',
  },
  history: {
    subject: '予約と受付の記録',
    since: '利用した年度の',
    period: { fiscalYears: 3 },
    deed: 'deleted',
    then: 'その後は個人と結びつかない記録だけを残します。',
    clause: 'B7-3 [P]',
  },
  seat: {
    subject: '席の利用と個人の結びつき',
    since: '',
    period: { days: 30 },
    deed: 'anonymous',
    then: 'その後は結びつきをなくし、個人の記録には日付と15分単位の時刻だけを残します。',
    clause: 'B7-3, B7-8 [P]',
  },
  desk: {
    subject: '受付の操作の控えと空席待ち',
    since: '',
    period: { days: 30 },
    deed: 'deleted',
    then: 'その後に削除します。',
    clause: 'B7-3 [P]',
  },
  certificate: {
    subject: '利用証明書',
    since: '発行した年度の',
    period: { fiscalYears: 3 },
    deed: 'anonymous',
    then: 'その後は氏名、勤務先、利用の明細を消し、本物かどうかを確かめるための記録だけを残します。',
    clause: 'B7-3 [P]',
  },
  mail: {
    subject: 'お送りしたメール',
    since: '',
    period: { days: 30 },
    deed: 'deleted',
    then: 'その後に削除します。',
    clause: 'B7-3 [P]',
  },
  unconfirmed: {
    subject: 'メールアドレスの確認が済んでいないアカウント',
    since: '',
    period: { days: 30 },
    deed: 'deleted',
    then: 'その後に削除します。',
    clause: 'B7-2 [P]',
  },
  account: {
    subject: '利用登録のないアカウント',
    since: '最後のログインから',
    period: { years: 1 },
    deed: 'deleted',
    then: 'その後に削除します。',
    clause: 'B7-2 [P]',
  },
  login: {
    subject: 'ログインの状態(接続元とブラウザーを含みます)',
    since: '期限が切れてから',
    period: { days: 1 },
    deed: 'deleted',
    then: 'その後に削除します。',
    clause: 'B6-8 [P]',
  },
  removed: {
    subject: '削除した登録の、氏名のない控え',
    since: '',
    period: { years: 1 },
    deed: 'deleted',
    then: 'その後に削除します。',
    clause: 'B7-5 [P]',
  },
  staff: {
    subject: '職員がした訂正、引き受け、お知らせの氏名',
    since: '',
    period: { years: 1 },
    deed: 'anonymous',
    then: 'その後に消します。',
    clause: 'B7-2 [P]',
  },
  // After `account`, which asks it for the last sign-in.
  audit: {
    subject: '操作の記録',
    since: '',
    period: { years: 1 },
    deed: 'deleted',
    then: '氏名は入れません。その後に削除します。',
    clause: 'B6-8 [P]',
  },
} as const satisfies Record<string, Row>;

export type Subject = keyof typeof RETENTION;

export const SUBJECTS = Object.keys(RETENTION) as Subject[];

/** The business date before which what happened is no longer kept. */
export function keptFrom(period: Period, today: string): string {
  if ('days' in period) return plusDays(today, -period.days);
  if ('fiscalYears' in period) return `${fiscalYear(today) - period.fiscalYears}-04-01`;
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year - period.years, month - 1, day)).toISOString().slice(0, 10);
}

function words(period: Period): string {
  if ('days' in period) return `${period.days}日`;
  if ('years' in period) return `${period.years}年`;
  return period.fiscalYears === 1 ? '翌年度の末まで' : `翌年度から${period.fiscalYears}年度`;
}

/** What people are told of the retention periods, a line each. */
export const retentionLines = (): string[] =>
  SUBJECTS.map((id) => {
    const { subject, since, period, then } = RETENTION[id];
    return `${subject}: ${since}${words(period)}。${then}`;
  });
