import * as z from 'zod';
import type { ImportColumn, ImportRow, Planned } from '../contract/imports.ts';
import { CLASS_WORDS, printedNumber, STATE_WORDS, TYPE_WORDS } from '../contract/member-words.ts';
import { PREFECTURES, prefectureCode, type PrefectureCode } from '../contract/prefectures.ts';
import { classOf, type MemberClass } from './classify.ts';
import { readNumber } from './number.ts';
import { profile, splitKana, type Profile } from './profile.ts';
import { DECISIVE, type MemberRow } from './rows.ts';
import type { MemberSettings } from './settings.ts';

/** What is written of a row. */
export type Data =
  | { id: string; number: string; profile: Profile; decides: boolean }
  | {
      id: null;
      number: string | null;
      profile: Profile;
      email: string | null;
      state: 'applied' | 'approved';
      class: MemberClass;
      expiresOn: string | null;
    };

const column = (field: string, header: string, example: string, note = '', required = false) => ({
  field,
  header,
  example,
  note,
  required,
});

/** Columns of a file of members. */
export const COLUMNS: readonly ImportColumn[] = [
  column(
    'number',
    '会員番号',
    '',
    'この仕組みの番号。なければメールで照合し、新しい番号をつけます',
  ),
  column('email', 'メール', 'hanako@example.jp', '会員番号かメールのどちらかが必要です'),
  column('familyName', '姓', '山﨑', '名のない方は氏名をここに', true),
  column('givenName', '名', '花子'),
  column('familyKana', 'セイ', 'ヤマザキ', '漢字・かなの名前には必要。ひらがな・半角も可'),
  column('givenKana', 'メイ', 'ハナコ'),
  column('type', '登録区分', '企業等', '企業等 / 個人事業主 / 学生', true),
  column('organization', '所属', '株式会社ながと', '企業等と学生には必要'),
  column('workplacePrefecture', '勤務地', '東京都', '都道府県の名前か番号、または 海外', true),
  column('residencePrefecture', '居住地', '', '移住者の確認に使います'),
  column('previousPrefecture', '前の居住地', ''),
  column('movedAt', '転入年月', '', '2024-04 または 2024/4/1'),
  column('phone', '電話番号', '083-933-0000'),
  column('state', '状態', '承認', '申請(空欄も) / 承認。新しい会員だけに使います'),
  column(
    'class',
    '優先区分',
    '',
    '県外勤務者 / テレワーク移住者 / 一般。空欄は勤務地などから決めます',
  ),
  column('expiresOn', '有効期限', '2027-03-31', '承認のとき。空欄は年度末'),
];

const TYPES: Record<string, Profile['type']> = {
  企業等: 'company',
  個人事業主: 'selfEmployed',
  学生: 'student',
};
const STATES: Record<string, 'applied' | 'approved'> = {
  '': 'applied',
  申請: 'applied',
  承認: 'approved',
};
const nameOf: Record<string, string> = Object.fromEntries(
  COLUMNS.map((each) => [each.field, each.header]),
);
/** The key of a word in a table, by the word or by itself. */
const keyOf = <K extends string>(words: Record<K, string>, text: string): K | null =>
  (Object.entries(words) as [K, string][]).find(
    ([key, word]) => key === text || word === text,
  )?.[0] ?? null;

/** `2024/4/1`, `2024年4月` → `2024-04-01`, `2024-04`; what is no date stays as it is. */
const readDay = (text: string): string => {
  const [, year, month, day] =
    /^(\d{4})[-/年](\d{1,2})(?:[-/月](\d{1,2})日?|月)?$/.exec(text.normalize('NFKC')) ?? [];
  if (year === undefined || month === undefined) return text;
  return [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join(
    '-',
  );
};

/** What a profile looks like on a screen, field by field. */
const shown = (value: Partial<Profile>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(value).map(([field, each]) => {
      if (each === null || each === undefined) return [field, ''];
      if (field === 'type') return [field, TYPE_WORDS[each as Profile['type']]];
      return [field, field.endsWith('Prefecture') ? PREFECTURES[each as PrefectureCode] : each];
    }),
  );

function profileOf(row: MemberRow): Profile {
  const { familyName, givenName, organization, workplacePrefecture, phone } = row;
  const { residencePrefecture, previousPrefecture, movedAt } = row;
  const type = row.type as Profile['type'];
  const where = { workplacePrefecture, residencePrefecture, previousPrefecture, movedAt };
  return { familyName, givenName, ...splitKana(row.kana), type, organization, ...where, phone };
}

/** What a row is held against. */
export interface Ground {
  byNumber: Map<string, MemberRow>;
  byEmail: Map<string, MemberRow>;
  /** Lines that named somebody already. */
  lines: Map<string, number>;
  today: string;
  settings: MemberSettings;
}

const address = z.email();

/** What stands in for a word that is none, so that the rest of the row is looked at as well. */
const STAND_IN = { type: 'selfEmployed', prefecture: '35' } as const;

/** What becomes of a row; one that is wrong names all its faults. */
export function planRow({ line, cells }: ImportRow, ground: Ground): Planned<Data> {
  const reasons: string[] = [];
  const cell = (field: string) => cells[field] ?? '';
  const { number, email, row } = whoIsMeant(line, cell, ground, reasons);

  const given: Record<string, unknown> = row === undefined ? {} : { ...profileOf(row) };
  for (const field of Object.keys(profile.shape)) {
    const text = cell(field);
    if (text === '') continue;
    if (field === 'type') {
      const type = TYPES[text] ?? keyOf(TYPE_WORDS, text);
      if (type === null) reasons.push(`登録区分「${text}」はありません`);
      given[field] = type ?? STAND_IN.type;
    } else if (field.endsWith('Prefecture')) {
      const code = prefectureCode(text);
      if (code === null)
        reasons.push(`${nameOf[field] ?? field}「${text}」は都道府県の名前ではありません`);
      given[field] = code ?? STAND_IN.prefecture;
    } else given[field] = field === 'movedAt' ? readDay(text) : text;
  }
  const read = profile.safeParse(given);
  for (const { path, message } of read.error?.issues ?? [])
    reasons.push(`${nameOf[String(path[0])] ?? ''}: ${message}`);
  const standing = row === undefined ? standingOf(cell, reasons) : null;
  if (!read.success || reasons.length > 0) return { line, what: 'wrong', reasons };

  const after = shown(read.data);
  const before = row === undefined ? {} : shown(profileOf(row));
  const fields = Object.keys(after)
    .filter((field) => after[field] !== (before[field] ?? ''))
    .map((field) => ({
      field: nameOf[field] ?? field,
      from: before[field] ?? '',
      to: after[field] ?? '',
    }));
  const label = `${read.data.familyName} ${read.data.givenName ?? ''}`.trim();
  if (row !== undefined) {
    if (fields.length === 0) return { line, what: 'same' };
    const decides = DECISIVE.some((fact) => after[fact] !== before[fact]);
    const data = { id: row.id, number: row.number, profile: read.data, decides };
    return { line, what: 'change', label: `${printedNumber(row.number)} ${label}`, fields, data };
  }
  const data = {
    ...{ id: null, number, profile: read.data, email },
    state: standing?.state ?? ('applied' as const),
    class: standing?.class ?? classOf(read.data, ground.today, ground.settings),
    expiresOn: standing?.expiresOn ?? null,
  };
  return { line, what: 'create', label, fields, data };
}

type Cell = (field: string) => string;

/** By number or by e-mail; of a file, each person once. */
function whoIsMeant(line: number, cell: Cell, ground: Ground, reasons: string[]) {
  const number = cell('number') === '' ? null : readNumber(cell('number'));
  if (cell('number') !== '' && number === null)
    reasons.push(`会員番号「${cell('number')}」は正しくありません`);
  const email = cell('email') === '' ? null : cell('email').toLowerCase();
  if (email !== null && !address.safeParse(email).success)
    reasons.push(`メール「${email}」は正しくありません`);
  if (cell('number') === '' && email === null) reasons.push('会員番号かメールのどちらかが必要です');
  const twice = [number, email].flatMap((key) => ground.lines.get(key ?? '') ?? [])[0];
  if (twice !== undefined) reasons.push(`${twice}行目と同じ会員です`);
  for (const key of [number, email])
    if (key !== null && !ground.lines.has(key)) ground.lines.set(key, line);
  const byNumber = number === null ? undefined : ground.byNumber.get(number);
  const byEmail = email === null ? undefined : ground.byEmail.get(email);
  if (byNumber !== undefined && byEmail !== undefined && byNumber.id !== byEmail.id)
    reasons.push('会員番号とメールが、べつの会員のものです');
  return { number, email, row: byNumber ?? byEmail };
}

/** State, class and last day, which only somebody new takes from a file (MB19). */
function standingOf(cell: Cell, reasons: string[]) {
  const state =
    STATES[cell('state')] ?? (keyOf(STATE_WORDS, cell('state')) === 'approved' ? 'approved' : null);
  if (state === null) reasons.push(`状態「${cell('state')}」では取り込めません(申請か承認)`);
  const named = cell('class') === '' ? null : keyOf(CLASS_WORDS, cell('class'));
  if (cell('class') !== '' && named === null)
    reasons.push(`優先区分「${cell('class')}」はありません`);
  const expiresOn = cell('expiresOn') === '' ? null : readDay(cell('expiresOn'));
  if (expiresOn !== null && !z.iso.date().safeParse(expiresOn).success)
    reasons.push(`有効期限「${cell('expiresOn')}」を日付として読めません`);
  return { state, class: named, expiresOn };
}
