import { createHmac } from 'node:crypto';
import { ROLES, type Role } from '../contract/people.ts';

/** Somebody who was signed in for a test. */
export interface Person {
  email: string;
  password: string;
  cookie: string;
  /** Of the authenticator app; null in a demo, which needs none. */
  secret: string | null;
}

/** What servers printed, by their origin: the way in for the first administrator is in it. */
const printed = new Map<string, () => string>();
const known = new Map<string, Promise<Person>>();

/** Remembers what a server prints. */
export function hear(origin: string, output: () => string): void {
  printed.set(origin, output);
}

/**
 * Somebody of a role, signed in on a server that a test started, with a second factor where one is
 * needed: as people do it, by the setup address, an invitation, the pages. The same person each time.
 */
export function signIn(origin: string, role: Role = 'staff'): Promise<Person> {
  const key = `${origin} ${role}`;
  const person =
    known.get(key) ??
    (role === 'administrator' ? setUp(origin) : join(origin, role, `${role}@example.jp`));
  known.set(key, person);
  return person;
}

let addresses = 0;
/** An address of one's own, where the server believes what stands before it. */
const elsewhere = () => ({ 'x-forwarded-for': `198.51.100.${(addresses += 1) % 250}` });

/** One person of each role. */
export async function everybody(origin: string): Promise<Record<Role, Person>> {
  const people: [Role, Person][] = [];
  for (const role of ROLES) people.push([role, await signIn(origin, role)]);
  return Object.fromEntries(people) as Record<Role, Person>;
}

/** Somebody new of a role, with a second factor where one is needed. */
export const join = async (
  origin: string,
  role: Role,
  email: string,
  name?: string,
): Promise<Person> => strong(origin, await invite(origin, role, email, name));

/** Somebody new of a role: invited, with a password of their own choice and nothing more. */
export async function invite(
  origin: string,
  role: Role,
  email: string,
  name = `${role} さん`,
): Promise<Person> {
  const { cookie } = await signIn(origin, 'administrator');
  const password = `${role} horse battery`;
  await json(origin, 'POST', '/api/v1/accounts', { name, email, role, origin }, cookie);
  const token = /token=([\w-]+)/.exec((await mailTo(origin, email)).text)?.[1] ?? '';
  await post(`${origin}/reset`, { token, password });
  return { email, password, cookie: await passwordIn(origin, email, password), secret: null };
}

/** The newest mail to an address, out of the outbox. */
export async function mailTo(
  origin: string,
  email: string,
): Promise<{ subject: string; text: string }> {
  const { cookie } = await signIn(origin, 'administrator');
  const { mails } = (await json(origin, 'GET', '/api/v1/mails', undefined, cookie)) as {
    mails: { to: string; subject: string; text: string }[];
  };
  const mail = mails.find(({ to }) => to === email);
  if (mail === undefined) throw new Error(`no mail to ${email}`);
  return mail;
}

/** The way in with a password alone. @returns the cookie */
export async function passwordIn(origin: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...elsewhere() },
    body: JSON.stringify({ email, password }),
  });
  return cookieOf(response);
}

async function setUp(origin: string): Promise<Person> {
  const token = /\/setup\?token=([\w-]+)/.exec(printed.get(origin)?.() ?? '')?.[1];
  if (token === undefined) throw new Error(`${origin} printed no setup address`);
  const [email, password] = ['administrator@example.jp', 'first horse battery'];
  await json(origin, 'POST', '/api/v1/setup', { token, name: '管理 花子', email, password });
  return strong(origin, {
    email,
    password,
    cookie: await passwordIn(origin, email, password),
    secret: null,
  });
}

/** Sets up an authenticator app where the server waits for one. */
async function strong(origin: string, person: Person): Promise<Person> {
  const account = (await json(origin, 'GET', '/api/v1/account', undefined, person.cookie)) as {
    awaits: Role | null;
  };
  return account.awaits === null ? person : enrol(origin, person);
}

/** Sets up an authenticator app on the page. */
export async function enrol(origin: string, person: Person): Promise<Person> {
  const page = `${origin}/account/security`;
  const shown = await post(`${page}?/enrol`, { password: person.password }, person.cookie);
  const uri = /name="uri" value="([^"]+)"/.exec(await shown.text())?.[1]?.replaceAll('&amp;', '&');
  const secret = new URL(uri ?? 'otpauth://none').searchParams.get('secret') ?? '';
  const confirmed = await post(
    `${page}?/confirm`,
    { code: totp(secret), uri: uri ?? '', codes: '' },
    person.cookie,
  );
  return { ...person, secret, cookie: cookieOf(confirmed) };
}

/** Posts a form as a page without JavaScript does. */
export const post = (url: string, fields: Record<string, string>, cookie = ''): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: new URL(url).origin,
      accept: 'text/html',
      ...elsewhere(),
      ...(cookie === '' ? {} : { cookie }),
    },
    body: new URLSearchParams(fields),
  });

async function json(
  origin: string,
  method: string,
  path: string,
  body?: object,
  cookie = '',
): Promise<unknown> {
  const response = await fetch(origin + path, {
    method,
    headers: { origin, cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text === '' ? '{}' : text) as unknown;
}

function cookieOf(response: Response): string {
  const found = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0] ?? '')
    .find((each) => each.includes('session_token=') && !each.endsWith('='));
  if (found === undefined) throw new Error(`no session: ${response.status}`);
  return found;
}

/** The code of an authenticator app (RFC 6238: SHA-1, 30 s, 6 digits). */
export function totp(secret: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
