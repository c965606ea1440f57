/** Of http; under https the browser itself holds it to this host and to encryption by its prefix. */
const NAME = 'kuuseki.session_token';

/** What cookies of an origin begin with. */
export const cookiePrefix = (origin: string): string =>
  origin.startsWith('https:') ? '__Host-kuuseki' : 'kuuseki';

/** Which kind of origin set the session in a `Cookie` header; null when there is none. */
export function cookieOrigin(header: string | null | undefined): string | null {
  for (const part of header?.split(';') ?? []) {
    const name = part.slice(0, Math.max(part.indexOf('='), 0)).trim();
    if (name === `__Host-${NAME}`) return 'https://localhost';
    if (name === NAME) return 'http://localhost';
  }
  return null;
}
