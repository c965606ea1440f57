import type { BookableKind } from '../contract/booking-api.ts';
import type { Rule } from '../contract/booking.ts';
import type { Fairness } from '../contract/fairness-api.ts';
import type { PriorityClass } from '../contract/policy.ts';
import { CLASS_WORDS, KIND_WORDS } from '../contract/refusal-words.ts';
import { OUTCOME_WORDS, RULE_WORDS } from '../contract/rule-words.ts';

/** A cell that no spreadsheet takes for a formula. */
export function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : `${value}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const told = (count: number | null): string | number => count ?? '5未満';
const kindWord = (kind: string): string => KIND_WORDS[kind as BookableKind] ?? kind;
const classWord = (of: string): string => CLASS_WORDS[of as PriorityClass] ?? of;

/** The report as CSV with a byte order mark, as Excel wants it. */
export function fairnessCsv({ from, to, refusals, made, kept }: Fairness): string {
  const rows: (string | number)[][] = [
    ['期間の初日', '期間の末日', '種類', '区分', '項目', '席の種類', '数', 'うち利用'],
    ...refusals.map((each) => [
      ...[from, to, 'お断り', classWord(each.class)],
      ...[RULE_WORDS[each.rule as Rule] ?? each.rule, kindWord(each.kind), told(each.count), ''],
    ]),
    ...made.map((each) => [
      ...[from, to, '予約', classWord(each.class), OUTCOME_WORDS[each.outcome], ''],
      ...[told(each.count), ''],
    ]),
    ...kept.map((each) => [
      ...[from, to, '優先席', '優先の方', '席×日', kindWord(each.kind), each.kept, told(each.used)],
    ]),
  ];
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
