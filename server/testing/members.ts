import { Api } from '../api/api.ts';
import type { Route } from '../api/route.ts';
import { auditStore } from '../audit/audit.store.ts';
import type { OwnMember } from '../contract/members.ts';
import type { Actor, Role } from '../contract/people.ts';
import type { Letter } from '../mail/letter.ts';
import { CONSENTS } from '../members/consent/consent.ts';
import { memberRoutes } from '../members/members.routes.ts';
import { memberStore } from '../members/members.store.ts';
import type { Store } from '../store/open.ts';
import { VENUE } from './database.ts';

export const consents = Object.fromEntries(
  CONSENTS.map(({ document, version }) => [document, version]),
);
/** What somebody says of themselves. */
export const hanako = {
  familyName: '山﨑',
  givenName: '花子',
  familyKana: 'やまざき',
  givenKana: 'ﾊﾅｺ',
  type: 'company',
  organization: '㈱ながと',
  workplacePrefecture: '13',
  phone: '083-933-0000',
};
/** What reception says when it approves. */
export const seen = { class: 'outside', evidence: ['employeeId'] };

/** The doors of registrations over a database, with a clock that a test moves. */
export function memberOffice({ prisma }: Store) {
  const clock = { at: Date.parse('2026-11-26T01:00:00Z'), now: () => clock.at };
  const letters: Letter[] = [];
  const cancelled: { id: string; why: string }[] = [];
  const members = memberStore(prisma, VENUE);
  const routes = memberRoutes({
    members,
    clock,
    audit: auditStore(prisma, VENUE).note,
    post: async (letter) => void letters.push(letter),
    place: { venue: 'YY! SQUARE', link: (path) => `https://office.example${path}` },
    cancelBookings: async (id, _by, why) => void cancelled.push({ id, why }),
    removeAccount: async (id) => void (await prisma.user.delete({ where: { id } })),
  });
  const api = new Api(routes, async () => null);
  let people = 0;

  async function call<T = Record<string, unknown>>(
    actor: Actor | null,
    method: Route['method'],
    path: string,
    more: { body?: unknown; query?: unknown } = {},
  ) {
    const answer = await api.call(method, path, { actor, ip: '192.0.2.1', ...more });
    return { status: answer.status, body: answer.body as T };
  }

  return {
    clock,
    letters,
    cancelled,
    members,
    call,

    person: async (role: Role = 'member', email?: string): Promise<Actor> => {
      const id = `user-${(people += 1)}`;
      const address = email ?? `${id}@example.jp`;
      await prisma.user.create({
        data: { id, name: `名 ${people}`, email: address, emailVerified: true },
      });
      return { userId: id, name: `名 ${people}`, email: address, role, memberId: null };
    },

    apply: (actor: Actor, change = {}) =>
      call<{ id: string; number: string }>(actor, 'post', '/members', {
        body: { profile: { ...hanako, ...change }, consents },
      }),

    own: async (actor: Actor) => (await call<OwnMember>(actor, 'get', '/members/me')).body,
  };
}
