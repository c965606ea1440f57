import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import type { Clock } from '../clock.ts';
import { newEmergency, newNotice, noticeList } from '../contract/notices.ts';
import type { Role } from '../contract/people.ts';
import type { Announcements } from './announcements.ts';
import { refusalOf } from './notices.ts';
import type { NoticeStore } from './notices.store.ts';

export interface NoticeRouteParts {
  store: NoticeStore;
  announcements: Announcements;
  clock: Clock;
}

const who = ['staff', 'manager', 'administrator'] as const satisfies Role[];
const iso = (at: number): string => new Date(at).toISOString();
const made = z.object({ id: z.string() });

/** What staff tell everybody: notices, and the emergency that stands before everything. */
export const noticeRoutes = ({ store, announcements, clock }: NoticeRouteParts): Route[] => [
  route({
    method: 'get',
    path: '/staff/notices',
    summary: 'Notices that are shown now or later, and the emergency, with who wrote them',
    who,
    response: noticeList,
    async handle() {
      await announcements.refresh();
      const { notices, emergency } = announcements.all();
      return {
        notices: notices.map(({ from, until, madeAt, ...rest }) => ({
          ...rest,
          from: iso(from),
          until: iso(until),
          madeAt: iso(madeAt),
        })),
        emergency: emergency && { ...emergency, since: iso(emergency.since) },
      };
    },
  }),
  route({
    method: 'post',
    path: '/staff/notices',
    summary: 'Tell everybody something for a time, on the public pages and the lobby board',
    who,
    body: newNotice,
    response: made,
    status: 201,
    async handle({ body, actor }) {
      const now = clock.now();
      const from = body.from === undefined ? now : Date.parse(body.from);
      const until = Date.parse(body.until);
      const { notices } = await store.standing(now);
      const refusal = refusalOf(notices, { from, until }, now);
      if (refusal !== null) throw new Refused(422, refusal);
      const id = await store.publish(actor, body.words, from, until, now);
      await announcements.refresh();
      return { id };
    },
  }),
  route({
    method: 'delete',
    path: '/staff/notices/:id',
    summary: 'Take a notice back',
    who,
    params: z.object({ id: z.string().max(60) }),
    response: null,
    async handle({ params: { id }, actor }) {
      const ended = await store.withdraw(actor, id, clock.now());
      await announcements.refresh();
      if (!ended) throw new Refused(404, 'このお知らせはすでに終わっています');
    },
  }),
  route({
    method: 'post',
    path: '/staff/emergency',
    summary: 'Put an emergency before everything else on every public screen, until staff end it',
    who,
    body: newEmergency,
    response: made,
    status: 201,
    async handle({ body: { confirmed: _, ...said }, actor }) {
      const id = await store.alarm(actor, said, clock.now());
      if (id === null) {
        throw new Refused(409, '緊急のお知らせがすでに出ています。終えてから出してください');
      }
      await announcements.refresh();
      return { id };
    },
  }),
  route({
    method: 'delete',
    path: '/staff/emergency',
    summary: 'End the emergency',
    who,
    response: null,
    async handle({ actor }) {
      const ended = await store.allClear(actor, clock.now());
      await announcements.refresh();
      if (!ended) throw new Refused(404, '緊急のお知らせは出ていません');
    },
  }),
];
