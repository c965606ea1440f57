import { texts } from '$lib/form/text.ts';

/** What a registration asks, as the form sends it. */
export type ProfileFields = Record<
  | 'familyName'
  | 'givenName'
  | 'familyKana'
  | 'givenKana'
  | 'type'
  | 'organization'
  | 'workplacePrefecture'
  | 'residencePrefecture'
  | 'previousPrefecture'
  | 'movedYear'
  | 'movedMonth'
  | 'phone',
  string
>;

/** The fields as they were typed, so that nothing is typed twice. */
export const readFields = (form: FormData): ProfileFields =>
  texts(
    form,
    'familyName',
    'givenName',
    'familyKana',
    'givenKana',
    'type',
    'organization',
    'workplacePrefecture',
    'residencePrefecture',
    'previousPrefecture',
    'movedYear',
    'movedMonth',
    'phone',
  );

/** The body that the API takes: year and month become one date, an unchosen type is left out. */
export function toBody({ movedYear, movedMonth, type, ...rest }: ProfileFields) {
  const month = movedMonth.normalize('NFKC').trim().padStart(2, '0');
  const moved = movedYear.trim() === '' && movedMonth.trim() === '';
  return {
    ...rest,
    ...(type === '' ? {} : { type }),
    movedAt: moved ? '' : `${movedYear.normalize('NFKC').trim()}-${month}`,
  };
}

/** `profile.familyName: 姓を…` → the sentence by its field. */
export function errorsOf(body: unknown): Record<string, string> {
  const { problems = [] } = (body ?? {}) as { problems?: string[] };
  const found: Record<string, string> = {};
  for (const problem of problems) {
    const [, field = '', sentence = ''] = /^(?:profile\.)?(\w*): (.*)$/s.exec(problem) ?? [];
    found[field] ??= sentence;
  }
  return found;
}
