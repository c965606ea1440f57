import type { Cookies } from '@sveltejs/kit';

const COOKIE = 'kuuseki_sent';
/** Seconds in which a mail that does not come is asked for again. */
const LIFE = 1_800;

/** Remembers, for the next page only, where the mail went: an address of a person is in no URL. */
export function rememberSent(cookies: Cookies, email: string, url: URL): void {
  cookies.set(COOKIE, email, {
    path: '/register',
    maxAge: LIFE,
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  });
}

/** Where the mail went; the empty string when it is not known any more. */
export const sentTo = (cookies: Cookies): string => cookies.get(COOKIE) ?? '';
