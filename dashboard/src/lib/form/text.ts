/** The fields of a posted form, as text; a file counts as nothing. */
export function texts<const N extends string>(form: FormData, ...names: N[]): Record<N, string> {
  const entries = names.map((name) => {
    const value = form.get(name);
    return [name, typeof value === 'string' ? value : ''] as const;
  });
  return Object.fromEntries(entries) as Record<N, string>;
}

/** 「3分後に」 */
export function later(seconds: number | null): string {
  if (seconds === null) return 'しばらくしてから';
  return seconds < 60 ? `${seconds}秒後に` : `${Math.ceil(seconds / 60)}分後に`;
}

/** What fields of forms are called; of others only the sentence is said. */
const FIELDS: Record<string, string> = {
  name: '名前',
  email: 'メールアドレス',
  reason: '理由',
  title: '件名',
  note: 'メモ',
  date: '日付',
  from: '始まり',
  to: '終わり',
  startAt: '始まり',
  endAt: '終わり',
  startsAt: '始まり',
  endsAt: '終わり',
  expiresOn: '有効期限',
  evidence: '確認書類',
  class: '優先の区分',
  role: '役割',
  kind: '種類',
  code: 'コード',
  people: '人数',
  holder: 'お名前',
  space: '席',
  spaceId: '席',
  door: '出入口',
  model: '型番',
  part: '番号',
  line: '番号',
  minutes: '分数',
};

/** `profile.email: 入力してください` → 「メールアドレス: 入力してください」; never the name of a field in the API. */
function spoken(problem: string): string {
  const [, path, sentence] = /^([\w.]*): (.+)$/s.exec(problem) ?? [null, '', problem];
  const word = path
    ?.split('.')
    .map((piece) => FIELDS[piece])
    .findLast((known) => known !== undefined);
  const clear = word === undefined || sentence?.includes(word);
  return clear ? (sentence ?? '') : `${word}: ${sentence}`;
}

const ended = (sentence: string): string =>
  /[。！？]$/.test(sentence) ? sentence : `${sentence}。`;

/** What to say when the API refused: sentences for people, each with one full stop. */
export function refusal(body: unknown): string {
  const { error, problems = [] } = (body ?? {}) as { error?: string; problems?: string[] };
  const said = [error ?? 'うまくいきませんでした。もう一度お試しください', ...problems.map(spoken)];
  return [...new Set(said.map(ended))].join('');
}
