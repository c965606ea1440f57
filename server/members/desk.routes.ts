import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import {
  deskMember,
  evidenceKind,
  memberClass,
  memberPage,
  memberState,
  type DeskMember,
  type EvidenceKind,
} from '../contract/members.ts';
import type { Actor } from '../contract/people.ts';
import { classOf } from './classify.ts';
import { dateOf, nextDate } from '../calendar/calendar.ts';
import { daysBefore, defaultExpiry } from './expiry.ts';
import { approvedLetter, suspendedLetter } from './letters.ts';
import { send, todayOf, type MemberParts } from './parts.ts';
import { factsOf, lineOf, personOf } from './rows.ts';
import { MAY, type Step } from './standing.ts';

const DESK = ['staff', 'manager', 'administrator'] as const;
const params = z.object({ id: z.string().max(60) });
const lastDay = z.iso.date('年月日で入力してください').optional();
const evidence = z.array(evidenceKind).max(6).default([]);
const reason = z
  .string()
  .trim()
  .min(1, '理由を入力してください')
  .max(200, '理由は200文字以内で入力してください')
  .regex(/^\P{Cc}*$/u, '理由は1行で入力してください');
const done = z.object({ state: memberState });

/** Reception and registrations. Officials see no persons (MB3). */
export function deskRoutes(parts: MemberParts): Route[] {
  const { members, clock, audit } = parts;
  const { settings } = members;
  // An unknown id and one of another venue give the same answer (IPA 11).
  const found = async (id: string) => {
    const row = await members.one(id);
    if (row === null) throw new Refused(404, 'この会員は見つかりません');
    return row;
  };

  /** Takes a step and keeps it: event, audit entry and letter, or nothing of it. */
  async function perform(
    row: Awaited<ReturnType<typeof found>>,
    actor: Actor,
    step: Step,
    seen: EvidenceKind[] = [],
    why: string | null = null,
  ) {
    const now = clock.now();
    const about = { by: actor.userId, reason: why, now, today: todayOf(parts) };
    const next = await members.step(row, step, about, seen, async (tx, after) => {
      const facts = {
        from: row.state,
        to: after.state,
        ...('class' in step
          ? { class: step.class, proposed: classOf(factsOf(row), about.today, settings) }
          : {}),
      };
      const by = actor.userId;
      await audit({ by, action: `member.${step.step}`, subject: row.id, facts }, tx);
      if (step.step === 'approve' || step.step === 'renew')
        await send(parts, approvedLetter(after, parts.place, now), tx);
      if (step.step === 'suspend')
        await send(parts, suspendedLetter(after, parts.place, step.reason, now), tx);
    });
    if (typeof next === 'string') throw new Refused(409, next);
    return { state: next.state };
  }
  /** The newest day on which evidence was seen; today, when some is seen with the step itself. */
  const evidenceOn = (row: Awaited<ReturnType<typeof found>>, seen: EvidenceKind[]) =>
    seen.length > 0
      ? todayOf(parts)
      : (row.evidence
          .map(({ checkedOn }) => checkedOn)
          .sort()
          .at(-1) ?? null);

  /** Evidence has a date and no time: what was seen on the day of a change may have been seen before it. */
  const sinceOf = (row: Awaited<ReturnType<typeof found>>, seen: EvidenceKind[]) => {
    if (seen.length > 0) return todayOf(parts);
    return row.recheckSince === null
      ? dateOf(row.appliedAt.getTime())
      : nextDate(dateOf(row.recheckSince.getTime()));
  };

  return [
    route({
      method: 'get',
      path: '/members',
      summary: 'Registrations: those that wait first, then by kana.',
      who: DESK,
      query: z.object({
        q: z.string().max(60).default(''),
        state: z
          .enum([...memberState.options, 'waiting', ''])
          .default('')
          .transform((state) => (state === '' ? null : state)),
        page: z.coerce.number().int().min(1).max(10_000).default(1),
      }),
      response: memberPage,
      async handle({ query }) {
        const result = await members.search(query);
        return { ...result, members: result.members.map(lineOf) };
      },
    }),
    route({
      method: 'get',
      path: '/members/:id',
      summary: 'One registration with its evidence and history.',
      who: DESK,
      params,
      response: deskMember,
      async handle({ params: { id }, actor }): Promise<DeskMember> {
        const row = await found(id);
        await audit({ by: actor.userId, action: 'member.view', subject: id });
        const today = todayOf(parts);
        const nameOf = (user: string | null) =>
          user === null ? null : (row.names.get(user) ?? '職員');
        const here = await members.here(id);
        return {
          ...personOf(row),
          here: here && { space: here.spaceId, inAt: here.inAt.toISOString() },
          proposedClass: classOf(factsOf(row), today, settings),
          proposedExpiry: defaultExpiry(today, settings),
          upcoming: (await members.upcoming(id, clock.now())).map((each) => ({
            startAt: each.startAt.toISOString(),
            endAt: each.endAt.toISOString(),
            space: each.spaceId,
          })),
          evidence: row.evidence
            .toSorted((a, b) => b.checkedOn.localeCompare(a.checkedOn))
            .map(({ kind, checkedOn, checkedBy }) => ({
              kind: evidenceKind.parse(kind),
              checkedOn,
              checkedBy: nameOf(checkedBy) ?? '',
            })),
          events: row.events
            .toSorted((a, b) => b.at.getTime() - a.at.getTime())
            .map(({ from, to, at, by, reason: why }) => ({
              from: memberState.nullable().parse(from),
              to: memberState.parse(to),
              at: at.toISOString(),
              by: nameOf(by),
              reason: why,
            })),
        };
      },
    }),
    route({
      method: 'post',
      path: '/members/:id/evidence',
      summary: 'Notes that evidence was seen today; never a copy of it.',
      who: DESK,
      params,
      body: z.strictObject({ kinds: z.array(evidenceKind).min(1).max(6) }),
      response: null,
      async handle({ params: { id }, body: { kinds }, actor }) {
        await found(id);
        await members.addEvidence(id, kinds, todayOf(parts), actor.userId);
        await audit({ by: actor.userId, action: 'member.evidence', subject: id, facts: { kinds } });
      },
    }),
    route({
      method: 'post',
      path: '/members/:id/approve',
      summary: 'Approves an application, or facts that have changed, on sight of evidence.',
      who: MAY.approve,
      params,
      body: z.strictObject({ class: memberClass, expiresOn: lastDay, evidence }),
      response: done,
      async handle({ params: { id }, body, actor }) {
        const row = await found(id);
        return perform(
          row,
          actor,
          {
            step: 'approve',
            class: body.class,
            expiresOn: body.expiresOn ?? defaultExpiry(todayOf(parts), settings),
            evidenceOn: evidenceOn(row, body.evidence),
            evidenceSince: sinceOf(row, body.evidence),
          },
          body.evidence,
        );
      },
    }),
    route({
      method: 'post',
      path: '/members/:id/suspend',
      summary:
        'Suspends a registration with the reason, and cancels what is booked unless it is kept.',
      who: MAY.suspend,
      params,
      body: z.strictObject({ reason, keepBookings: z.boolean().default(false) }),
      response: done,
      async handle({ params: { id }, body: { reason: why, keepBookings }, actor }) {
        const step = { step: 'suspend', reason: why } as const;
        const after = await perform(await found(id), actor, step, [], why);
        if (!keepBookings) await parts.cancelBookings(id, actor.userId, '利用登録の停止');
        return after;
      },
    }),
    route({
      method: 'post',
      path: '/members/:id/resume',
      summary: 'Ends a suspension.',
      who: MAY.resume,
      params,
      body: z.strictObject({ reason }),
      response: done,
      handle: async ({ params: { id }, body, actor }) =>
        perform(await found(id), actor, { step: 'resume', ...body }, [], body.reason),
    }),
    route({
      method: 'post',
      path: '/members/:id/renew',
      summary: 'Renews a registration to the end of the fiscal year, or to a date.',
      who: MAY.renew,
      params,
      body: z.strictObject({ expiresOn: lastDay, evidence }),
      response: done,
      async handle({ params: { id }, body, actor }) {
        const row = await found(id);
        const today = todayOf(parts);
        return perform(
          row,
          actor,
          {
            step: 'renew',
            expiresOn: body.expiresOn ?? defaultExpiry(today, settings),
            evidenceOn: evidenceOn(row, body.evidence),
            evidenceSince: daysBefore(today, settings.evidenceDays),
          },
          body.evidence,
        );
      },
    }),
    route({
      method: 'post',
      path: '/members/:id/expire',
      summary: 'Ends a registration today.',
      who: MAY.expire,
      params,
      body: z.strictObject({ reason }),
      response: done,
      handle: async ({ params: { id }, body, actor }) =>
        perform(await found(id), actor, { step: 'expire', on: todayOf(parts) }, [], body.reason),
    }),
  ];
}
