import { error } from '@sveltejs/kit';
import type { Trends } from '$contract/trends.ts';
import { UNITS, UNIT_WORDS } from '$contract/trends-words.ts';
import { refusal } from '$lib/form/text.ts';
import { wishOf, type Wish } from './wish.ts';

/** What the address asks for, and what is wrong with it. */
export interface Answered {
  report: Trends;
  wish: Wish;
  /** Why another period or zone is shown than was asked for; empty: it is what was asked for. */
  instead: string;
}

/**
 * The report that an address asks for. An address that somebody mistyped or kept for years leads to
 * the newest period that there is, with a sentence on what was wrong.
 */
export async function reportFor(locals: App.Locals, params: URLSearchParams): Promise<Answered> {
  const wish = wishOf(params);
  const asked = params.get('unit') ?? '';
  const unit =
    asked === '' || UNITS.some((each) => each === asked)
      ? ''
      : `単位は、${UNITS.map((each) => UNIT_WORDS[each]).join('、')}からえらんでください。`;
  const answer = await locals.call('get', '/trends', { query: wish });
  if (answer.status === 200) return { report: answer.body as Trends, wish, instead: unit };
  if (answer.status !== 400) error(answer.status, refusal(answer.body));
  const plain = { unit: wish.unit };
  const { status, body } = await locals.call('get', '/trends', { query: plain });
  if (status !== 200) error(status, refusal(body));
  return { report: body as Trends, wish: plain, instead: unit + refusal(answer.body) };
}
