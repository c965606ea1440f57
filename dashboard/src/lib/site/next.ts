const HERE = 'http://here.invalid';

/** Where to go after signing in: a page of ours, whatever the address says (no open redirect). */
export function safeNext(next: string | null | undefined, otherwise: string): string {
  if (!next?.startsWith('/') || next.includes('\\')) return otherwise;
  try {
    const url = new URL(next, HERE);
    return url.origin === HERE ? url.pathname + url.search + url.hash : otherwise;
  } catch {
    return otherwise;
  }
}
