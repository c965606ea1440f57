import { toIso } from '../clock.ts';
import type { memberLine, OwnMember } from '../contract/members.ts';
import type { Member, Prisma, PrismaClient } from '../generated/prisma/client.ts';
import type * as z from 'zod';
import type { ClassFacts, MemberClass, MemberType } from './classify.ts';
import { joinKana, splitKana, type Profile } from './profile.ts';
import type { MemberState, Standing } from './standing.ts';
import { searchKey } from './text.ts';

/** Whatever statements can be sent to: the client, or a transaction of it. */
export type Db = PrismaClient | Prisma.TransactionClient;

export type MemberRow = Member & { user: { email: string } | null };
export const WITH_USER = { user: { select: { email: true } } } as const;

/** Facts that decide who may come and with which priority (MB8). */
export const DECISIVE = [
  'type',
  'organization',
  'workplacePrefecture',
  'residencePrefecture',
  'previousPrefecture',
  'movedAt',
] as const;

/** Columns of what a person says of themselves. */
export function columnsOf(profile: Profile, number: string) {
  const { familyKana, givenKana, ...rest } = profile;
  const kana = joinKana(familyKana, givenKana);
  return { ...rest, kana, searchKey: searchKey({ ...rest, kana, number }) };
}

export const factsOf = (row: Member): ClassFacts => ({
  type: row.type as MemberType,
  workplacePrefecture: row.workplacePrefecture,
  residencePrefecture: row.residencePrefecture,
  previousPrefecture: row.previousPrefecture,
  movedAt: row.movedAt,
});

/** A row as its state allows it. @throws when the row says what cannot be */
export function standingOf(row: Pick<Member, 'state' | 'class' | 'expiresOn' | 'id'>): Standing {
  const state = row.state as MemberState;
  if (state === 'applied' || state === 'deleted') return { state };
  if (row.expiresOn === null) throw new Error(`member ${row.id} is ${state} without a last day`);
  return { state, class: row.class as MemberClass, expiresOn: row.expiresOn };
}

const instant = (at: Date | null) => (at === null ? null : toIso(at.getTime()));

export const lineOf = (row: Member): z.input<typeof memberLine> => ({
  id: row.id,
  number: row.number,
  state: row.state as MemberState,
  type: row.type as MemberType,
  class: row.class as MemberClass,
  familyName: row.familyName,
  givenName: row.givenName,
  ...splitKana(row.kana),
  organization: row.organization,
  appliedAt: toIso(row.appliedAt.getTime()),
  expiresOn: row.expiresOn,
  recheckSince: instant(row.recheckSince),
});

/** Everything of the row that its person and reception may see; no tokens. */
export const personOf = (row: MemberRow): Omit<OwnMember, 'consents' | 'missingConsents'> => ({
  ...lineOf(row),
  workplacePrefecture: row.workplacePrefecture,
  residencePrefecture: row.residencePrefecture,
  previousPrefecture: row.previousPrefecture,
  movedAt: row.movedAt,
  phone: row.phone,
  email: row.user?.email ?? row.email,
  approvedAt: instant(row.approvedAt),
});
