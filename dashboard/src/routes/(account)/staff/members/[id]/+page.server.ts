import { error, fail, redirect } from '@sveltejs/kit';
import type { NoShow } from '$contract/fairness-api.ts';
import type { DeskMember } from '$contract/members.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DESK = ['staff', 'manager', 'administrator'] as const;

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const { role } = admitted(locals.actor, DESK, url);
  const { status, body } = await locals.call('get', `/members/${encodeURIComponent(params.id)}`);
  if (status !== 200) error(status, 'この会員は見つかりません');
  const missed = await locals.call('get', '/reception/no-shows');
  const { members = [] } = missed.body as { members?: NoShow[] };
  const plan = locals.live.plan();
  const labels = new Map([
    ...plan.spaces.map(({ id, label }) => [id, label] as const),
    ...plan.units.map(({ id, name }) => [id, name] as const),
  ]);
  const member = body as DeskMember;
  const labelOf = (space: string) => labels.get(space) ?? space;
  return {
    member,
    here: member.here && { ...member.here, label: labelOf(member.here.space) },
    upcoming: member.upcoming.map((each) => ({ ...each, label: labelOf(each.space) })),
    noShow: members.find(({ memberId }) => memberId === params.id) ?? null,
    answers: role !== 'staff',
    done: url.searchParams.get('done'),
  };
};

async function post({ locals, params }: RequestEvent, verb: string, sent: object, done: string) {
  const path = `/members/${encodeURIComponent(params.id)}/${verb}`;
  const { status, body } = await locals.call('post', path, { body: sent });
  if (status >= 400) return fail(status, { problem: refusal(body), on: verb });
  redirect(303, `?done=${encodeURIComponent(done)}`);
}

export const actions: Actions = {
  async approve(event) {
    const form = await event.request.formData();
    const { class: of, expiresOn } = texts(form, 'class', 'expiresOn');
    const evidence = form.getAll('evidence').map(String);
    return post(event, 'approve', { class: of, expiresOn, evidence }, '承認しました');
  },
  async renew(event) {
    const form = await event.request.formData();
    const evidence = form.getAll('evidence').map(String);
    const { expiresOn } = texts(form, 'expiresOn');
    return post(event, 'renew', { expiresOn, evidence }, '更新しました');
  },
  async suspend(event) {
    const form = await event.request.formData();
    const sent = { ...texts(form, 'reason'), keepBookings: form.has('keepBookings') };
    return post(event, 'suspend', sent, '停止しました');
  },
  async resume(event) {
    const sent = texts(await event.request.formData(), 'reason');
    return post(event, 'resume', sent, '停止を解除しました');
  },
  async expire(event) {
    const sent = texts(await event.request.formData(), 'reason');
    return post(event, 'expire', sent, '期限切れにしました');
  },
};
