import { error, redirect } from '@sveltejs/kit';
import type { Actor, Role } from '$contract/people.ts';

/**
 * Lets only those go on whose role may: a stranger signs in first, somebody without a second factor
 * gets one first, anybody else reads that this page is not for them.
 */
export function admitted(actor: Actor | null, may: readonly Role[], url: URL): Actor {
  const next = encodeURIComponent(url.pathname + url.search);
  if (actor === null) redirect(303, `/login?next=${next}`);
  if (may.includes(actor.role)) return actor;
  if (actor.awaits && may.includes(actor.awaits)) redirect(303, `/account/security?next=${next}`);
  error(403, 'このページを見る権限がありません。');
}
