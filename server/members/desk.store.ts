import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import type { EvidenceKind } from '../contract/members.ts';
import type { Also } from './own.store.ts';
import { standingOf, WITH_USER, type MemberRow } from './rows.ts';
import { take, type MemberState, type Standing, type Step } from './standing.ts';
import { fold } from './text.ts';

const PAGE = 50;

export interface MemberSearch {
  q: string;
  state: MemberState | 'waiting' | null;
  /** From 1. */
  page: number;
}

/** Who waits for reception: applications, and facts that have changed. */
const WAITING: Prisma.MemberWhereInput = {
  OR: [{ state: 'applied' }, { recheckSince: { not: null }, state: { not: 'deleted' } }],
};

/** What reception does with registrations. */
export function deskStore(prisma: PrismaClient, venueId: string) {
  const detail = { ...WITH_USER, evidence: true, events: true } as const;
  return {
    /** Bookings that stand and to which nobody has come yet. */
    upcoming: (memberId: string, now: number) =>
      prisma.booking.findMany({
        where: {
          ...{ venueId, memberId, status: 'active' },
          endAt: { gt: new Date(now) },
          checkIns: { none: {} },
        },
        select: { startAt: true, endAt: true, spaceId: true },
        orderBy: { startAt: 'asc' },
      }),

    /** The seat that they are received on now; null: they are not here. */
    here: (memberId: string) =>
      prisma.checkIn.findFirst({
        where: { venueId, memberId, outAt: null },
        select: { spaceId: true, inAt: true },
        orderBy: { inAt: 'desc' },
      }),

    /** Whoever waits comes first, the longest wait on top; then by kana. */
    async search({ q, state, page }: MemberSearch) {
      const key = fold(q);
      const where: Prisma.MemberWhereInput = {
        venueId,
        ...(state === null
          ? { state: { not: 'deleted' } }
          : state === 'waiting'
            ? { AND: WAITING }
            : { state }),
        ...(key === '' ? {} : { searchKey: { contains: key } }),
      };
      const [total, waiting, ids] = await Promise.all([
        prisma.member.count({ where }),
        prisma.member.count({ where: { venueId, ...WAITING } }),
        prisma.member.findMany({
          where,
          select: { id: true, state: true, recheckSince: true, appliedAt: true, kana: true },
        }),
      ]);
      const since = (row: (typeof ids)[number]) =>
        row.state === 'applied' ? row.appliedAt : row.recheckSince;
      const order = ids.sort((a, b) => {
        const [first, second] = [since(a)?.getTime(), since(b)?.getTime()];
        if (first !== undefined || second !== undefined)
          return (first ?? Infinity) - (second ?? Infinity);
        return (a.kana ?? '').localeCompare(b.kana ?? '', 'ja') || a.id.localeCompare(b.id);
      });
      const shown = order.slice((page - 1) * PAGE, page * PAGE).map(({ id }) => id);
      const rows = await prisma.member.findMany({ where: { id: { in: shown } } });
      const members = shown.flatMap((id) => rows.filter((row) => row.id === id));
      return { total, waiting, page, pages: Math.max(1, Math.ceil(total / PAGE)), members };
    },

    /** @returns null when this venue has no such member */
    async one(id: string) {
      const row = await prisma.member.findFirst({
        where: { id, venueId, state: { not: 'deleted' } },
        include: detail,
      });
      if (row === null) return null;
      const ids = [
        ...row.events.flatMap(({ by }) => by ?? []),
        ...row.evidence.map((e) => e.checkedBy),
      ];
      const users = await prisma.user.findMany({
        where: { id: { in: ids } },
        select: { id: true, name: true },
      });
      return { ...row, names: new Map(users.map(({ id, name }) => [id, name])) };
    },

    /** The holder of a card that is good; null: none. */
    byCard: (cardToken: string) =>
      prisma.member.findFirst({ where: { venueId, cardToken, state: { not: 'deleted' } } }),

    async addEvidence(
      memberId: string,
      kinds: EvidenceKind[],
      checkedOn: string,
      checkedBy: string,
    ) {
      const data = kinds.map((kind) => ({ memberId, kind, checkedOn, checkedBy }));
      await prisma.eligibilityCheck.createMany({ data });
    },

    /**
     * Takes a step, if the rules allow it and nobody was faster.
     * @returns the member after it, or the sentence why not
     */
    step: (
      row: MemberRow,
      step: Step,
      about: { by: string | null; reason: string | null; now: number; today: string },
      evidence: EvidenceKind[],
      also: Also,
    ): Promise<Standing | string> =>
      prisma.$transaction(async (tx) => {
        const next = take(standingOf(row), step, about.today);
        if (typeof next === 'string') return next;
        const at = new Date(about.now);
        const looked = step.step === 'approve' || step.step === 'renew';
        const { count } = await tx.member.updateMany({
          where: { id: row.id, state: row.state, updatedAt: row.updatedAt },
          data: { ...next, ...(looked ? { approvedAt: at, recheckSince: null } : {}) },
        });
        if (count === 0) return 'ほかの人が先に変更しました。もう一度開いて確かめてください';
        await tx.memberEvent.create({
          data: {
            memberId: row.id,
            from: row.state,
            to: next.state,
            at,
            by: about.by,
            reason: about.reason,
          },
        });
        if (about.by !== null && evidence.length > 0) {
          const checkedBy = about.by;
          const seen = { memberId: row.id, checkedOn: about.today, checkedBy };
          await tx.eligibilityCheck.createMany({
            data: evidence.map((kind) => ({ ...seen, kind })),
          });
        }
        await also(tx, { ...row, ...next });
        return next;
      }),

    /** Registrations whose last day is over and that nobody has marked. */
    ranOut: (today: string): Promise<MemberRow[]> =>
      prisma.member.findMany({
        where: { venueId, state: { in: ['approved', 'suspended'] }, expiresOn: { lt: today } },
        include: WITH_USER,
      }),
  };
}
