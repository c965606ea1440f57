import { fail } from '@sveltejs/kit';
import type { EmergencyKind, EmergencyOrder, NoticeList } from '$contract/notices.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

const WORDS = ['ja', 'en', 'zh-Hans', 'ko', 'ja-x-easy'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  admitted(locals.actor, ['staff', 'manager', 'administrator'], url);
  const { body } = await locals.call('get', '/staff/notices');
  return { ...(body as NoticeList), now: locals.live.now() };
};

/** What a form says, for the API; empty fields are not said. */
const wordsOf = (form: Record<(typeof WORDS)[number], string>) =>
  Object.fromEntries(
    WORDS.filter((lang) => lang === 'ja' || form[lang].trim() !== '').map((lang) => [
      lang,
      form[lang],
    ]),
  );

/** A wall-clock time of Japan as an instant; undefined when nothing is said, and as it stands when it is none. */
function instantOf(text: string): string | undefined {
  if (text === '') return undefined;
  const at = Date.parse(`${text}+09:00`);
  return Number.isNaN(at) ? text : new Date(at).toISOString();
}

export const actions: Actions = {
  async preview({ request }) {
    const asked = texts(await request.formData(), ...WORDS, 'from', 'until');
    return { asked, preview: true };
  },

  async publish({ request, locals }) {
    const asked = texts(await request.formData(), ...WORDS, 'from', 'until');
    const from = instantOf(asked.from);
    const body = {
      words: wordsOf(asked),
      until: instantOf(asked.until) ?? '',
      ...(from === undefined ? {} : { from }),
    };
    const answer = await locals.call('post', '/staff/notices', { body });
    if (answer.status === 201) return { done: 'お知らせを出しました。' };
    return fail(answer.status, { asked, problem: refusal(answer.body) });
  },

  async withdraw({ request, locals }) {
    const { id } = texts(await request.formData(), 'id');
    const answer = await locals.call('delete', `/staff/notices/${encodeURIComponent(id)}`);
    if (answer.status === 204) return { done: 'お知らせを取り下げました。' };
    return fail(answer.status, { problem: refusal(answer.body) });
  },

  async ask({ request }) {
    const alarm = texts(await request.formData(), ...WORDS, 'kind', 'order');
    return { alarm };
  },

  async alarm({ request, locals }) {
    const alarm = texts(await request.formData(), ...WORDS, 'kind', 'order');
    const body = {
      kind: alarm.kind as EmergencyKind,
      order: alarm.order as EmergencyOrder,
      words: wordsOf(alarm),
      confirmed: true,
    };
    const answer = await locals.call('post', '/staff/emergency', { body });
    if (answer.status === 201) return { done: '緊急のお知らせを出しました。' };
    return fail(answer.status, { problem: refusal(answer.body) });
  },

  async clear({ locals }) {
    const answer = await locals.call('delete', '/staff/emergency');
    if (answer.status === 204) return { done: '緊急のお知らせを終えました。' };
    return fail(answer.status, { problem: refusal(answer.body) });
  },
};
