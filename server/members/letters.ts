import type { Letter } from '../mail/letter.ts';
import { CLASS_WORDS, printedNumber } from '../contract/member-words.ts';
import type { MemberClass } from './classify.ts';
import type { MemberRow } from './rows.ts';

/** What every letter names. */
export interface LetterPlace {
  venue: string;
  /** Full address of a page: `/account`. */
  link: (path: string) => string;
}

/** 2027年3月31日, of a date without a time. */
const day = new Intl.DateTimeFormat('ja-JP', { timeZone: 'UTC', dateStyle: 'long' });

const addressOf = (row: MemberRow): string | null => row.user?.email ?? row.email;

function letter(
  row: MemberRow,
  place: LetterPlace,
  key: string,
  subject: string,
  lines: string[],
): Letter | null {
  const to = addressOf(row);
  if (to === null) return null;
  const text = [
    `${row.familyName}${row.givenName === null ? '' : ` ${row.givenName}`} 様`,
    '',
    ...lines,
    '',
    `${place.venue} 受付`,
    `マイページ: ${place.link('/account')}`,
  ].join('\n');
  return { key: `member.${key}`, to, subject: `【${place.venue}】${subject}`, text };
}

/** Letters of a registration; null: there is no address to send one to. */
export const appliedLetter = (row: MemberRow, place: LetterPlace) =>
  letter(row, place, `applied:${row.id}`, '利用登録の申請を受け付けました', [
    '利用登録の申請を受け付けました。',
    `会員番号は ${printedNumber(row.number)} です。`,
    '',
    'はじめて来館されたとき、受付で確認書類(社員証、名刺、学生証など)をお見せください。',
    '書類を見て承認します。写しは取りません。',
  ]);

export const approvedLetter = (row: MemberRow, place: LetterPlace, at: number) =>
  letter(row, place, `approved:${row.id}:${at}`, '利用登録を承認しました', [
    '利用登録を承認しました。席の予約ができます。',
    `会員番号: ${printedNumber(row.number)}`,
    `優先の区分: ${CLASS_WORDS[row.class as MemberClass]}`,
    ...(row.expiresOn === null ? [] : [`有効期限: ${day.format(new Date(row.expiresOn))}`]),
    '',
    `予約: ${place.link('/book')}`,
  ]);

export const suspendedLetter = (row: MemberRow, place: LetterPlace, reason: string, at: number) =>
  letter(row, place, `suspended:${row.id}:${at}`, '利用登録を停止しました', [
    '利用登録を停止しました。新しい予約はできません。これからの予約を取り消したときは、別のメールでお知らせします。',
    `理由: ${reason}`,
    '',
    'お心当たりのないときや、ご事情のあるときは、受付までご連絡ください。',
  ]);
