import { fail } from '@sveltejs/kit';
import type { Certificate } from '$contract/certificate.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

const MAY = ['member', 'staff', 'manager', 'administrator'] as const;
const DAY = 86_400_000;

export const load: PageServerLoad = async ({ locals, url }) => {
  const actor = admitted(locals.actor, MAY, url);
  const memberId = url.searchParams.get('member') ?? undefined;
  const { body } = await locals.call('get', '/certificates', { query: { memberId } });
  const today = new Date(locals.live.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  const monthAgo = new Date(Date.parse(today) - 30 * DAY).toISOString().slice(0, 10);
  return {
    certificates: body as Certificate[],
    desk: actor.role !== 'member',
    memberId: memberId ?? null,
    mayIssue: memberId !== undefined || actor.memberId !== null,
    from: monthAgo,
    to: today,
  };
};

export const actions: Actions = {
  async issue({ request, locals, url }) {
    const { from, to } = texts(await request.formData(), 'from', 'to');
    const memberId = url.searchParams.get('member') ?? undefined;
    const answer = await locals.call('post', '/certificates', { body: { from, to, memberId } });
    if (answer.status === 201) return { issued: (answer.body as Certificate).code };
    return fail(answer.status, { problem: refusal(answer.body) });
  },
  async revoke({ request, locals }) {
    const { code, reason } = texts(await request.formData(), 'code', 'reason');
    const path = `/certificates/${encodeURIComponent(code)}/revoke`;
    const answer = await locals.call('post', path, { body: { reason } });
    if (answer.status === 204) return { revoked: true };
    return fail(answer.status, { problem: refusal(answer.body) });
  },
};
