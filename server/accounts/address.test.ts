import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditStore } from '../audit/audit.store.ts';
import type { Letter } from '../mail/letter.ts';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { makeAccounts } from './accounts.ts';

const ORIGIN = 'http://localhost:3000';
const letters: Letter[] = [];
let store: Store;
let accounts: ReturnType<typeof makeAccounts>;

beforeAll(async () => {
  store = await openDatabase();
  accounts = makeAccounts({
    prisma: store.prisma,
    venue: { id: VENUE, name: 'YY! SQUARE' },
    clock: { now: () => Date.now() },
    secret: 'a secret of at least thirty-two letters',
    origin: ORIGIN,
    demo: true,
    post: (letter) => Promise.resolve(void letters.push(letter)),
    audit: auditStore(store.prisma, VENUE).note,
    today: () => '2026-11-26',
    warn: (sentence) => expect.unreachable(sentence),
  });
}, 60_000);
afterAll(() => store?.close());

const tokenOf = (kind: string): string => {
  const letter = letters.findLast(({ key }) => key.startsWith(`account.${kind}:`));
  return /token=([^&\s]+)/.exec(letter?.text ?? '')?.[1] ?? '';
};

it('a changed address is in the trail, without the address; a confirmed one is not', async () => {
  let cookie = '';
  const ask = async (path: string, body?: object) => {
    const headers = { get: (name: string) => (name === 'cookie' ? cookie : null) };
    const answer = await accounts.ask({ origin: ORIGIN, path, headers, ip: '192.0.2.1', body });
    const set = answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
    if (set.length > 0) cookie = set.join('; ');
    return answer.status;
  };
  const changes = async () =>
    (await store.prisma.auditEntry.findMany({ where: { action: 'account.email' } })).map(
      ({ by, subject, facts }) => ({ by, subject, facts }),
    );
  const password = 'correct horse battery';
  const person = { name: '花子', email: 'old@example.jp', password };
  expect(await ask('/sign-up/email', person)).toBe(200);
  expect(await ask(`/verify-email?token=${tokenOf('verify')}`)).toBe(200);
  expect(await changes()).toEqual([]);
  expect(await ask('/change-email', { newEmail: 'new@example.jp', password })).toBe(200);
  expect(await changes()).toEqual([]);
  expect(await ask(`/verify-email?token=${tokenOf('change')}`)).toBe(200);
  const { id, email } = await store.prisma.user.findFirstOrThrow();
  expect(email).toBe('new@example.jp');
  expect(await changes()).toEqual([{ by: id, subject: id, facts: null }]);
});
