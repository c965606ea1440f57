import type { BookableKind } from '$contract/booking-api.ts';
import type { Rule } from '$contract/booking.ts';
import type { Fairness } from '$contract/fairness-api.ts';
import type { PriorityClass } from '$contract/policy.ts';
import { CLASS_WORDS, KIND_WORDS } from '$contract/refusal-words.ts';
import { RULE_WORDS } from '$contract/rule-words.ts';

export const kindWord = (kind: string): string => KIND_WORDS[kind as BookableKind] ?? kind;
export const classWord = (of: string): string => CLASS_WORDS[of as PriorityClass] ?? of;
export const ruleWord = (rule: string): string => RULE_WORDS[rule as Rule] ?? rule;
/** 12 · 5未満 */
export const told = (count: number | null): string => (count === null ? '5未満' : String(count));

/** Rules by which one class stands back behind another. */
const PRIORITY_RULES = ['windowNotOpen', 'quota'];

/** What the figures say, a sentence for each finding. */
export function findings({ refusals, made, kept }: Fairness): string[] {
  if (refusals.length === 0 && made.every((each) => each.count === 0)) {
    return ['この期間に、予約もお断りもありません。'];
  }
  const most = [...refusals].sort((a, b) => (b.count ?? 0) - (a.count ?? 0))[0];
  const behind = refusals.filter((each) => PRIORITY_RULES.includes(each.rule));
  const sum = behind.reduce((total, each) => total + (each.count ?? 0), 0);
  return [
    most === undefined
      ? 'お断りした予約はありません。'
      : most.count === null
        ? '区分と席と理由で分けた、どのお断りも5件未満です。'
        : `お断りが最も多いのは、${classWord(most.class)}の${kindWord(most.kind)}で、理由は「${ruleWord(most.rule)}」です（${most.count}件）。`,
    behind.some((each) => each.count === null)
      ? '優先の規則によるお断りがあります（少ない件数は示しません）。'
      : `優先の規則（予約開始の時期と優先席）によるお断りは、${sum}件です。`,
    ...kept.map(({ kind, kept: all, used }) =>
      used === null
        ? `${kindWord(kind)}の優先席は、のべ${all}席のうち5席未満が優先の方に予約されました。`
        : `${kindWord(kind)}の優先席は、のべ${all}席のうち${used}席（${Math.round((used / all) * 100)}%）が優先の方に予約されました。`,
    ),
  ];
}
