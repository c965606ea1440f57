import { fail } from '@sveltejs/kit';
import type { PolicyView, PreviewView } from '$contract/policy-api.ts';
import { bookingPolicy, type BookingPolicy } from '$contract/policy.ts';
import { allowed, FIGURES } from '$contract/policy-figures.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal, texts } from '$lib/form/text.ts';
import { errorsOf } from '$lib/members/fields.ts';
import { rulesOf } from './form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const me = admitted(locals.actor, ['staff', 'manager', 'official', 'administrator'], url);
  const view = (await locals.call('get', '/policy')).body as PolicyView;
  const asked = url.searchParams.get('date') ?? '';
  // Without a date, the first open day of those that come.
  const query = /^\d{4}-\d{2}-\d{2}$/.test(asked)
    ? { date: asked }
    : { date: view.today, days: 10 };
  const { status, body } = await locals.call('get', '/policy/preview', { query });
  const preview = status === 200 ? (body as PreviewView) : { rows: [], changes: [], faults: [] };
  const { rows, date } = firstDay(preview, query.date);
  return { view, date, rows, may: me.role === 'manager' || me.role === 'administrator' };
};

/** Of a preview of days that follow each other: the first one that is open. */
function firstDay(preview: PreviewView, otherwise: string): PreviewView & { date: string } {
  const date = preview.rows[0]?.date ?? otherwise;
  return { ...preview, date, rows: preview.rows.filter((row) => row.date === date) };
}

/** A date whose window opens by the draft: the first that it alone decides. */
function shownBy(draft: { effectiveFrom: string; rules: BookingPolicy }): string {
  const ahead = Object.values(draft.rules.windows).map(({ daysAhead }) => daysAhead);
  const from = Date.parse(`${draft.effectiveFrom}T00:00:00Z`);
  if (Number.isNaN(from)) return draft.effectiveFrom;
  return new Date(from + (Math.max(...ahead) + 1) * 86_400_000).toISOString().slice(0, 10);
}

const figures = new Map(FIGURES.map((each) => [each.path, each]));

/** A sentence for each field that holds what no rules can, by the figure's path. */
function wrongFields(rules: BookingPolicy): Record<string, string> {
  const parsed = bookingPolicy.safeParse(rules);
  const found: Record<string, string> = {};
  for (const { path } of parsed.error?.issues ?? []) {
    const whole = path.join('.');
    const figure = figures.get(whole) ?? figures.get(path.slice(0, 2).join('.'));
    if (figure !== undefined) found[figure.path] = `${figure.label}は、${allowed(figure)}`;
  }
  return found;
}

export const actions: Actions = {
  async check({ request, locals }) {
    const form = await request.formData();
    const { effectiveFrom, note, date } = texts(form, 'effectiveFrom', 'note', 'date');
    const { inForce } = (await locals.call('get', '/policy')).body as PolicyView;
    const rules = rulesOf(form, inForce);
    const draft = { effectiveFrom, note, rules };
    const wrong = {
      ...wrongFields(rules),
      ...(note.trim() === '' ? { note: '変える理由を入力してください' } : {}),
    };
    if (Object.keys(wrong).length > 0) return fail(422, { draft, problems: wrong });
    const body = {
      effectiveFrom,
      rules,
      ...(date ? { date } : { date: shownBy(draft), days: 10 }),
    };
    const answer = await locals.call('post', '/policy/preview', { body });
    if (answer.status !== 200) {
      const problems = errorsOf(answer.body);
      if (Object.keys(problems).length > 0) return fail(answer.status, { draft, problems });
      return fail(answer.status, { draft, problem: refusal(answer.body) });
    }
    const check = answer.body as PreviewView;
    if (check.faults.length > 0) {
      const problems = Object.fromEntries(check.faults.map((each) => [each.path, each.sentence]));
      return fail(422, { draft, problems });
    }
    return { draft, check: firstDay(check, body.date) };
  },

  async save({ request, locals }) {
    const sent = texts(await request.formData(), 'effectiveFrom', 'note', 'rules');
    let rules: unknown;
    try {
      rules = JSON.parse(sent.rules);
    } catch {
      return fail(400, { problem: 'もう一度、内容を確かめてください。' });
    }
    const body = { effectiveFrom: sent.effectiveFrom, note: sent.note, rules };
    const answer = await locals.call('post', '/policy', { body });
    if (answer.status !== 201) return fail(answer.status, { problem: refusal(answer.body) });
    return { done: '新しい規則を登録しました。' };
  },

  async withdraw({ request, locals }) {
    const { id } = texts(await request.formData(), 'id');
    const answer = await locals.call('delete', `/policy/${encodeURIComponent(id)}`);
    if (answer.status !== 204) return fail(answer.status, { problem: refusal(answer.body) });
    return { done: 'これからの規則を取り消しました。' };
  },
};
