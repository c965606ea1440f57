import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import { mail } from '../contract/accounts.ts';
import type { Outbox } from './outbox.store.ts';

const who = ['administrator'] as const;
const SHOWN = 200;

/** The outbox, for administrators: its letters hold links that open accounts. @param sends whether something sends them */
export function mailRoutes(outbox: Outbox, sends: boolean): Route[] {
  return [
    route({
      method: 'get',
      path: '/mails',
      summary: 'The newest mails of the outbox, with their text',
      who,
      response: z.object({ waiting: z.int(), sends: z.boolean(), mails: z.array(mail) }),
      async handle() {
        const mails = (await outbox.list(SHOWN)).map((letter) => ({
          id: letter.id,
          to: letter.to,
          subject: letter.subject,
          text: letter.text,
          createdAt: letter.createdAt.toISOString(),
          dueAt: letter.dueAt.toISOString(),
          sentAt: letter.sentAt?.toISOString() ?? null,
          attempts: letter.attempts,
          problem: letter.problem,
        }));
        return { waiting: await outbox.waiting(), sends, mails };
      },
    }),
    route({
      method: 'post',
      path: '/mails/:id/retry',
      summary: 'Try to send a mail again now',
      who,
      params: z.object({ id: z.string().min(1).max(60) }),
      response: null,
      limit: { points: 30, seconds: 60, by: 'person' },
      async handle({ params }) {
        if (!(await outbox.retry(params.id))) throw new Refused(404, 'このメールは待っていません');
      },
    }),
  ];
}
