import type { DraftView } from '../../contract/plan-api.ts';
import { everybody, join, mailTo, type Person } from '../people.ts';
import type { Role } from '../../contract/people.ts';

/** Who looks at a page, and what of theirs its address names. */
export interface Cast {
  cookies: Record<Role | 'nobody' | 'guest' | 'applicant' | 'tablet', string>;
  ids: {
    /** One to come, one that is kept for minutes, and what the link of a mail says of one. */
    booking: string;
    hold: string;
    cancel: string;
    member: string;
    /** Codes of a certificate, and of the way in for the first administrator. */
    certificate: string;
    setup: string;
  };
}

/** One call of the API; throws with what the server said when it refuses. */
export async function ask<T>(
  origin: string,
  cookie: string,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: { origin, cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

const MAIL = 'mai@example.jp';
const PROFILE = {
  familyName: '長門',
  givenName: '舞',
  familyKana: 'ナガト',
  givenKana: 'マイ',
  type: 'company',
  organization: '株式会社ひかり',
  workplacePrefecture: '13',
};

/** A member from outside the prefecture, approved, with what they and staff may ask. */
export async function makeMember(origin: string, staff: string) {
  const guest: Person = await join(origin, 'member', MAIL, '長門 舞');
  const own = <T>(method: string, path: string, body?: object) =>
    ask<T>(origin, guest.cookie, method, path, body);
  const desk = <T>(method: string, path: string, body?: object) =>
    ask<T>(origin, staff, method, path, body);
  const documents = await own<{ document: string; version: string }[]>('GET', '/consents');
  const consents = Object.fromEntries(documents.map((each) => [each.document, each.version]));
  const { id: member } = await own<{ id: string }>('POST', '/members', {
    profile: PROFILE,
    consents,
  });
  await desk('POST', `/members/${member}/approve`, { class: 'outside', evidence: ['employeeId'] });
  /** At most until midnight in Tokyo: no booking runs over it, at whatever hour this does. */
  const book = (from: number, minutes: number, tentative = false) => {
    const midnight = (Math.floor((from + 9 * HOUR) / DAY) + 1) * DAY - 9 * HOUR;
    return own<{ id: string }>('POST', '/bookings', {
      kind: 'open',
      tentative,
      startAt: new Date(from).toISOString(),
      endAt: new Date(Math.min(from + minutes * 60_000, midnight)).toISOString(),
    });
  };
  return { cookie: guest.cookie, member, own, desk, book };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One person of each role, and a member who books, comes, leaves and takes a certificate along. */
export async function makeCast(origin: string, now: number): Promise<Cast> {
  const people = await everybody(origin);
  const { cookie, member, own, desk, book } = await makeMember(origin, people.staff.cookie);
  const quarter = Math.ceil(now / 900_000) * 900_000;
  const used = await book(quarter, 60);
  const { id: booking } = await book(quarter + 24 * 3_600_000, 120);
  const act = () => ({ requestId: crypto.randomUUID() });
  await desk('POST', '/reception/check-ins', { ...act(), bookingId: used.id });
  const { arrivals } = await desk<{ arrivals: { booking: string | null; checkIn: string }[] }>(
    'GET',
    '/reception/today',
  );
  const here = arrivals.find((each) => each.booking === used.id);
  // A visit of less than half a minute is none, and is not certified.
  await new Promise((resolve) => setTimeout(resolve, 31_000));
  await desk('POST', `/reception/check-ins/${here?.checkIn}/check-out`, act());
  const today = new Date(now + 9 * 3_600_000).toISOString().slice(0, 10);
  const period = { from: today, to: today };
  const { code } = await own<{ code: string }>('POST', '/certificates', period);
  const { text } = await mailTo(origin, MAIL);
  const { token } = await desk<{ token: string }>('POST', '/kiosk/open', {
    name: '入口のタブレット',
  });
  await redraw(origin, people.manager.cookie);
  const { id: hold } = await book(quarter + 48 * 3_600_000, 120, true);
  const cookies = Object.fromEntries(
    Object.entries(people).map(([role, person]) => [role, person.cookie]),
  ) as Record<Role, string>;
  return {
    cookies: {
      ...{ ...cookies, guest: cookie, nobody: '' },
      applicant: `kuuseki_sent=${MAIL}`,
      tablet: `kuuseki_kiosk=${token}`,
    },
    ids: {
      ...{ booking, hold, member, certificate: code, setup: '' },
      cancel: /bookings\/cancel\?(\S+)/.exec(text)?.[1] ?? '',
    },
  };
}

/** A draft of the floor plan that differs from what is in force. */
async function redraw(origin: string, cookie: string): Promise<void> {
  const { plan, basedOn } = await ask<DraftView>(origin, cookie, 'GET', '/floor-plans/draft');
  const [, ...spaces] = plan.spaces;
  const body = { plan: { ...plan, spaces }, basedOn, etag: null };
  await ask(origin, cookie, 'PUT', '/floor-plans/draft', body);
}

/** A line for everybody, and what stands before everything else. */
export async function announce(origin: string, cookie: string, now: number): Promise<void> {
  const tell = (path: string, body: object) => ask(origin, cookie, 'POST', path, body);
  const until = new Date(now + 4 * 3_600_000).toISOString();
  await tell('/staff/notices', {
    words: { ja: '12月3日は設備点検のため、15時に閉館します' },
    until,
  });
  const words = { ja: '正面玄関から外へ' };
  await tell('/staff/emergency', { kind: 'fire', order: 'leave', words, confirmed: true });
}
