import * as z from 'zod';
import { Content, Refused, route, type Route } from '../api/route.ts';
import { ownMember } from '../contract/members.ts';
import { ROLES } from '../contract/people.ts';
import { cardSvg } from './card.ts';
import { CONSENTS, missingConsents } from './consent/consent.ts';
import { appliedLetter } from './letters.ts';
import { send, todayOf, type MemberParts } from './parts.ts';
import { profile } from './profile.ts';
import { personOf } from './rows.ts';

/** The versions that somebody has read and agrees to. */
const consents = z
  .record(z.string().max(20), z.string().max(20))
  .refine(
    (agreed) => CONSENTS.every(({ document, version }) => agreed[document] === version),
    '利用規約と個人情報の取扱いを読んで、同意してください',
  );

/** Whoever is signed in may be registered, also those who work here. */
const SIGNED_IN = ROLES;
/** Word that is typed to delete oneself. */
const DELETE_WORD = '削除';

const feed = z.object({ path: z.string() });
/** Where a calendar program reads somebody's bookings: whoever knows it reads them too. */
const feedPath = (token: string): string => `/api/v1/bookings.ics?key=${token}`;

/** A person and their own registration: none of these doors takes an id (MB17). */
export function ownRoutes(parts: MemberParts): Route[] {
  const { members, clock, audit } = parts;
  const mine = async (userId: string) => {
    const row = await members.own(userId);
    if (row === null) throw new Refused(404, '利用登録がまだありません');
    return row;
  };
  const mayMoveIn = (movedAt: string | null) => {
    if (movedAt === null || movedAt <= todayOf(parts)) return;
    const problems = ['movedAt: 転入した年月が先の日付です'];
    throw new Refused(400, '入力を確かめてください', { problems });
  };
  return [
    route({
      method: 'post',
      path: '/members',
      summary: 'Applies for a registration.',
      who: SIGNED_IN,
      body: z.strictObject({ profile, consents }),
      response: z.object({ id: z.string(), number: z.string() }),
      status: 201,
      limit: { points: 20, seconds: 3600, by: 'person' },
      async handle({ actor, body }) {
        mayMoveIn(body.profile.movedAt);
        const { userId } = actor;
        const today = todayOf(parts);
        const made = await members.apply(
          userId,
          body.profile,
          clock.now(),
          today,
          async (tx, row) => {
            await audit({ by: userId, action: 'member.apply', subject: row.id }, tx);
            await send(parts, appliedLetter(row, parts.place), tx);
          },
        );
        if (made === null) throw new Refused(409, '利用登録はすでに申請されています');
        return { id: made.id, number: made.number };
      },
    }),
    route({
      method: 'get',
      path: '/members/me',
      summary: 'One’s own registration.',
      who: SIGNED_IN,
      response: ownMember,
      async handle({ actor }) {
        const row = await mine(actor.userId);
        const agreed = row.consents.map(({ document, version, at }) => ({
          document,
          version,
          at: at.toISOString(),
        }));
        return { ...personOf(row), consents: agreed, missingConsents: missingConsents(agreed) };
      },
    }),
    route({
      method: 'patch',
      path: '/members/me',
      summary: 'Corrects one’s own registration; changed facts are checked at the next visit.',
      who: SIGNED_IN,
      body: profile,
      response: z.object({ recheck: z.boolean() }),
      limit: { points: 30, seconds: 3600, by: 'person' },
      async handle({ actor, body }) {
        mayMoveIn(body.movedAt);
        const row = await mine(actor.userId);
        const changed = await members.change(row, body, clock.now(), todayOf(parts), (tx, after) =>
          audit(
            {
              by: actor.userId,
              action: 'member.change',
              subject: row.id,
              facts: { class: after.class, recheck: after.recheckSince !== null },
            },
            tx,
          ),
        );
        return { recheck: changed.recheckSince !== null };
      },
    }),
    route({
      method: 'post',
      path: '/members/me/consents',
      summary: 'Agrees to the texts in force.',
      who: SIGNED_IN,
      body: z.strictObject({ consents }),
      response: null,
      async handle({ actor }) {
        await members.agree((await mine(actor.userId)).id, clock.now());
      },
    }),
    route({
      method: 'get',
      path: '/members/me/export',
      summary: 'Everything that is held about oneself, as JSON.',
      who: SIGNED_IN,
      response: z.unknown(),
      limit: { points: 10, seconds: 600, by: 'person' },
      async handle({ actor }) {
        const row = await mine(actor.userId);
        await audit({ by: actor.userId, action: 'member.export', subject: row.id });
        const everything = { ...(await members.everything(row)), takenAt: new Date(clock.now()) };
        const name = `利用登録の情報-${todayOf(parts)}.json`;
        return new Content('application/json', JSON.stringify(everything, null, 2), name);
      },
    }),
    route({
      method: 'delete',
      path: '/members/me',
      summary: 'Deletes oneself: cancels bookings to come and erases the person.',
      who: SIGNED_IN,
      body: z.strictObject({
        word: z
          .string()
          .refine((word) => word.trim() === DELETE_WORD, `「${DELETE_WORD}」と入力してください`),
      }),
      response: null,
      limit: { points: 10, seconds: 3600, by: 'person' },
      async handle({ actor }) {
        const row = await mine(actor.userId);
        await parts.cancelBookings(row.id, actor.userId, '利用登録の削除');
        await members.erase(row, clock.now(), (tx) =>
          audit({ by: actor.userId, action: 'member.delete', subject: row.id }, tx),
        );
        await parts.removeAccount?.(actor.userId);
      },
    }),
    route({
      method: 'get',
      path: '/members/me/feed',
      summary: 'The secret address at which a calendar program reads one’s bookings.',
      who: SIGNED_IN,
      response: feed,
      handle: async ({ actor }) => ({ path: feedPath((await mine(actor.userId)).feedToken) }),
    }),
    route({
      method: 'post',
      path: '/members/me/feed',
      summary: 'Makes a new address for calendar programs; the old one ends.',
      who: SIGNED_IN,
      response: feed,
      limit: { points: 10, seconds: 3600, by: 'person' },
      async handle({ actor }) {
        const { id } = await mine(actor.userId);
        const after = await members.renewFeed(id, (tx) =>
          audit({ by: actor.userId, action: 'member.feed', subject: id }, tx),
        );
        return { path: feedPath(after.feedToken) };
      },
    }),
    route({
      method: 'post',
      path: '/members/me/card',
      summary: 'Makes a new card; the old one ends.',
      who: SIGNED_IN,
      response: null,
      limit: { points: 10, seconds: 3600, by: 'person' },
      async handle({ actor }) {
        const { id } = await mine(actor.userId);
        await members.reissue(id, (tx) =>
          audit({ by: actor.userId, action: 'member.card', subject: id }, tx),
        );
      },
    }),
    route({
      method: 'get',
      path: '/members/me/card.svg',
      summary: 'The QR code of one’s card.',
      who: SIGNED_IN,
      response: z.unknown(),
      async handle({ actor }) {
        const row = await mine(actor.userId);
        return new Content('image/svg+xml', await cardSvg(row.cardToken));
      },
    }),
  ];
}
