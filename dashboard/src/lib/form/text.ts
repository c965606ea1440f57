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

/** What to say when the API refused. */
export function refusal(body: unknown): string {
  const { error, problems = [] } = (body ?? {}) as { error?: string; problems?: string[] };
  return [error ?? 'うまくいきませんでした。もう一度お試しください', ...problems].join(' ') + '。';
}
