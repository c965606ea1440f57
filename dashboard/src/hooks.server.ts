import { error, type Handle, type HandleServerError } from '@sveltejs/kit';
import type { Request as Asked } from 'express';
import fonts from '$lib/styles/fonts.css?url';
import { isLanguage, LANGUAGE, languageOf, speaks } from '$lib/messages/choose.ts';

const YEAR = 365 * 24 * 3600;

const FOREIGN =
  'ほかのサイトからは操作できません。このサイトのページを開いて、やりなおしてください。';
const UNREADABLE = '送られた内容を読み取れませんでした。もう一度お試しください。';

/** What everybody may see: it is shown also while nobody can tell who asks. */
const OPEN = ['/(public)', '/(signage)'];
const WHO = 'ただいま、ログインを確かめられません。';

/**
 * Stands where app.html says it, at the very end: a sheet there holds up nothing that is before it,
 * neither the first paint nor the page's scripts, and needs no script itself.
 */
const TYPEFACE = `<link rel="stylesheet" href="${fonts}" fetchpriority="low" />`;

/** Of our own faults; the library's own word for them is English. */
const OURS = 'ただいま、この画面を用意できません。';

/**
 * Whether a form was sent by a page of another site, with our visitor's cookie (IPA 1.6). Every browser
 * names the origin of a form; what names none is no browser of ours.
 */
export const isForeign = ({ method, headers }: Request, url: URL): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(method) && headers.get('origin') !== url.origin;

/** What the browser will send from now on: of cookies of one name the later counts. */
function cookieAfter(sent: string | undefined, fresh: string[]): string {
  const pairs = [...(sent?.split('; ') ?? []), ...fresh.map((each) => each.split(';')[0] ?? '')];
  const byName = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair]));
  return [...byName.values()].join('; ');
}

/**
 * Hands the server's state to the pages. A page holds the state of one moment: a browser that showed
 * it again from its cache would call a seat free that is long taken.
 */
export const handle: Handle = async ({ event, resolve }) => {
  const request = event.platform?.req as Asked | undefined;
  if (!request) error(503, '準備中です。しばらくお待ちください。');
  if (isForeign(event.request, event.url)) error(403, FOREIGN);
  // A form that is none is the sender's fault, not ours.
  const fields = event.request.formData.bind(event.request);
  event.request.formData = () => fields().catch(() => error(400, UNREADABLE));
  const { live, forecast, place, report, accounts, api, sends, shownMail } = request.app
    .locals as Express.Locals;
  const { locals } = event;
  const ip = request.ip ?? event.getClientAddress();
  const cookie = event.request.headers.get('cookie') ?? undefined;
  const actor = await accounts.actorOf({ cookie }).catch((fault: unknown) => {
    report(fault, { method: event.request.method, url: event.url });
    if (!OPEN.some((group) => event.route.id?.startsWith(group))) error(503, WHO);
    return null;
  });
  locals.live = live;
  locals.forecast = forecast;
  locals.place = place;
  locals.report = report;
  locals.ip = ip;
  locals.actor = actor;
  locals.sends = sends;
  locals.shownMail = shownMail;
  locals.call = (method, path, call = {}) =>
    api.call(method, path, { actor: locals.actor, ip, ...call });
  const cookies: string[] = [];
  locals.ask = async (path, body) => {
    const answer = await accounts.ask({
      origin: event.url.origin,
      path,
      headers: event.request.headers,
      ip,
      body,
    });
    const fresh = answer.headers.getSetCookie();
    cookies.push(...fresh);
    // Who is given a new session goes on with it: the old one may be over.
    if (fresh.length > 0)
      locals.actor = await accounts.actorOf({ cookie: cookieAfter(cookie, cookies) });
    const text = await answer.text();
    return {
      status: answer.status,
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
      retryAfter: Number(answer.headers.get('x-retry-after')) || null,
    };
  };
  const asked = event.url.searchParams.get(LANGUAGE);
  locals.lang = speaks(event.route.id) ? languageOf(asked, event.cookies.get(LANGUAGE)) : 'ja';
  if (isLanguage(asked)) {
    event.cookies.set(LANGUAGE, asked, {
      ...{ path: '/', maxAge: YEAR, sameSite: 'lax', httpOnly: true },
      secure: event.url.protocol === 'https:',
    });
  }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%lang%', locals.lang).replace('<!-- typeface -->', TYPEFACE),
  });
  response.headers.set('cache-control', 'no-store');
  for (const each of cookies) response.headers.append('set-cookie', each);
  return response;
};

/**
 * Our own faults go to the server's log. Those of the sender do not: an address that does not exist
 * may be of any length and hold anything.
 */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  if (status >= 500) event.locals.report?.(error, { method: event.request.method, url: event.url });
  return { message: status === 500 ? OURS : message };
};
