import type { Language } from '$lib/messages/language.ts';
import type { TestResults } from './results.server.ts';

export type Result = TestResults['rows'][number]['result'];

/** In the words of the standard's own form. */
export const RESULTS: Record<Result, string> = {
  met: '適合',
  notMet: '不適合',
  none: '該当なし',
  untested: '未試験',
  byHand: '手動確認（未実施）',
};

/** Of so many criteria: how many are met or do not apply, and how many wait. */
export interface Count {
  all: number;
  well: number;
  wait: number;
}

/** The whole in one sentence, for those who do not read Japanese: the tables are the standard's own. */
export const inShort: Record<Exclude<Language, 'ja'>, (day: string, count: Count) => string> = {
  en: (day, { all, well, wait }) =>
    `Test results, tested until ${day}: of ${all} success criteria, ${well} are met or do not apply; ${wait} wait for a check by a person. The tables below are in Japanese, as the standard is.`,
  'zh-Hans': (day, { all, well, wait }) =>
    `测试结果（测试截至${day}）：${all}项成功准则中，${well}项符合或不适用，${wait}项等待人工确认。下面的表格为日语。`,
  ko: (day, { all, well, wait }) =>
    `시험 결과(${day}까지 시험): 성공 기준 ${all}개 가운데 ${well}개는 충족하거나 해당 없음, ${wait}개는 사람의 확인을 기다리고 있습니다. 아래 표는 일본어입니다.`,
  'ja-x-easy': (day, { all, well, wait }) =>
    `${day}までに {調|しら}べました。${all}の きまりの うち、${well}は できています。${wait}は これから {人|ひと}が {調|しら}べます。{下|した}の {表|ひょう}は ふつうの {日本語|にほんご}です。`,
};
