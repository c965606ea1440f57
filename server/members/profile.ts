import * as z from 'zod';
import { PREFECTURES } from '../contract/prefectures.ts';
import { asTyped, lengthOf, normalKana, normalPhone } from './text.ts';

const CONTROL = /\p{Cc}/u;
// Letters of any script with what names are written with; no sign that a spreadsheet would calculate.
const NAME = /^[\p{L}\p{M}\p{N}\p{Zs}・･ー\-‐'’.,、々〆ヶ〇]+$/u;
const KANA = /^[ァ-ヶヷ-ヺー・ ]*$/u;
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** One line of text as typed, of so many characters at most; '' and nothing are null. */
const line = (most: number) =>
  z
    .string()
    .nullish()
    .transform((text) => asTyped(text ?? ''))
    .refine((text) => lengthOf(text) <= most, `${most}文字以内で入力してください`)
    .refine((text) => !CONTROL.test(text), '改行などの制御文字は使えません')
    .transform((text) => (text === '' ? null : text));

const name = (label: string) =>
  line(40).refine((text) => text === null || NAME.test(text), `${label}に記号は使えません`);
const kana = (label: string) =>
  z
    .string()
    .nullish()
    .transform((text) => normalKana(text ?? ''))
    .refine((text) => lengthOf(text) <= 60, '60文字以内で入力してください')
    .refine((text) => KANA.test(text), `${label}はカタカナで入力してください`)
    .transform((text) => (text === '' ? null : text));

const given = (value: string | null): value is string => value !== null;

const prefecture = z
  .string()
  .nullish()
  .transform((code) => (code === undefined || code === '' ? null : code))
  .refine((code) => code === null || code in PREFECTURES, '一覧からえらんでください');

const phone = z
  .string()
  .nullish()
  .transform((text) => normalPhone(text ?? ''))
  .refine(
    (digits) => digits === '' || /^\+?\d{9,15}$/.test(digits),
    '電話番号は、市外局番から数字で入力してください(例: 083-933-0000)',
  )
  .transform((digits) => (digits === '' ? null : digits));

const month = z
  .string()
  .nullish()
  .transform((text) => (text ?? '').normalize('NFKC').trim())
  .refine(
    (text) => text === '' || /^(19|20)\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/.test(text),
    '転入した年と月を数字で入力してください(例: 2024年4月)',
  )
  .transform((text) => (text === '' ? null : text.length === 7 ? `${text}-01` : text))
  .refine(
    (date) =>
      date === null ||
      (!Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date)),
    'この日付はありません',
  );

/** What a person says of themselves; every text is normalised here, at the door. */
export const profile = z
  .strictObject({
    familyName: name('姓').refine(given, '姓を入力してください'),
    givenName: name('名').default(null),
    familyKana: kana('セイ').default(null),
    givenKana: kana('メイ').default(null),
    type: z.enum(['company', 'selfEmployed', 'student'], '登録区分をえらんでください'),
    organization: line(80).default(null),
    workplacePrefecture: prefecture.refine(given, '勤務地の都道府県をえらんでください'),
    residencePrefecture: prefecture.default(null),
    previousPrefecture: prefecture.default(null),
    movedAt: month.default(null),
    phone: phone.default(null),
  })
  .superRefine((value, context) => {
    const say = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    // B9-1: the kana of a name in Latin letters would be a guess.
    if (JAPANESE.test(value.familyName) && value.familyKana === null)
      say('familyKana', '姓のフリガナをカタカナで入力してください');
    if (value.givenName !== null && JAPANESE.test(value.givenName) && value.givenKana === null)
      say('givenKana', '名のフリガナをカタカナで入力してください');
    if (value.type === 'company' && value.organization === null)
      say('organization', '勤務先の名前を入力してください');
    if (value.type === 'student' && value.organization === null)
      say('organization', '学校の名前を入力してください');
  });

export type Profile = z.output<typeof profile>;

/** Family and given name stand apart by an ideographic space, which NFKC leaves nowhere else. */
const GAP = '\u3000';

/** Both parts of the kana as one column; null when there is none. */
export const joinKana = (family: string | null, given: string | null): string | null =>
  family === null && given === null ? null : `${family ?? ''}${given === null ? '' : GAP + given}`;

export function splitKana(kana: string | null): {
  familyKana: string | null;
  givenKana: string | null;
} {
  const [family = '', given = ''] = (kana ?? '').split(GAP);
  return { familyKana: family === '' ? null : family, givenKana: given === '' ? null : given };
}
