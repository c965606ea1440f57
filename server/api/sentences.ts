import * as z from 'zod';

type Issue = Parameters<NonNullable<z.core.$ZodConfig['localeError']>>[0];

const FORMATS: Record<string, string> = {
  email: 'メールアドレスの形で入力してください（例 hanako@example.jp）',
  url: 'URLの形で入力してください（例 https://example.jp/）',
  date: '年月日で入力してください（例 2026-04-01）',
  datetime: '日時の形で入力してください（例 2026-04-01T09:00:00+09:00）',
  time: '時刻の形で入力してください（例 09:00）',
};
const UNITS: Record<string, string> = { string: '文字', array: '個', set: '個' };

/**
 * What is wrong with an input, as a sentence without its full stop; for schemas that have no sentence
 * of their own. Which field it is about is said by its path.
 */
export function inputSentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? '入力してください'
        : issue.expected === 'number' || issue.expected === 'int'
          ? '数で入力してください'
          : '入力の形がちがいます';
    case 'invalid_value':
      return issue.input === undefined || issue.input === '' || issue.input === null
        ? '選んでください'
        : '選べるものの中から選んでください';
    case 'too_small': {
      const unit = UNITS[issue.origin] ?? '';
      if (unit !== '' && issue.minimum === 1)
        return issue.origin === 'string' ? '入力してください' : '1つ以上選んでください';
      return `${issue.minimum}${unit}${issue.inclusive === false ? 'より大きく' : '以上に'}してください`;
    }
    case 'too_big': {
      const unit = UNITS[issue.origin] ?? '';
      return `${issue.maximum}${unit}${issue.inclusive === false ? '未満に' : '以内に'}してください`;
    }
    case 'invalid_format':
      return FORMATS[issue.format] ?? '入力の形がちがいます';
    case 'unrecognized_keys':
      return `知らない項目があります: ${issue.keys.join('、')}`;
    case 'not_multiple_of':
      return `${issue.divisor}の倍数にしてください`;
    default:
      return '入力の形がちがいます';
  }
}

/** Of a choice that fits in no way, what is wrong in the way that comes closest: 「人数は10000以内に」. */
export function closest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const ways = issue.errors.toSorted((one, other) => one.length - other.length);
  const within = (ways[0] ?? []).flatMap(closest);
  if (within.length === 0) return [issue];
  return within.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

/** Lets every schema of the server speak Japanese. */
export const speakJapanese = () => z.config({ localeError: inputSentence });
