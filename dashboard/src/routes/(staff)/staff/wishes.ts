import type { StaffCorrection } from '$contract/staff.ts';
import { uuid, type Meaning, type Wish } from './arrivals/queue.svelte.ts';

type Words = Pick<Meaning, 'what' | 'say'>;

const wish = (
  method: Wish['method'],
  path: string,
  body: Record<string, unknown>,
  key: string | null,
  means: Meaning,
): Wish => ({ requestId: uuid(), method, path, body, key, means });

/**
 * What somebody saw: so many inside, or one seat.
 * @param at when, milliseconds by the server's clock: it may be told much later
 */
export function correction(about: StaffCorrection['about'], what: string, at: number): Wish {
  const key = 'space' in about ? about.space : null;
  const body = { about, at: new Date(at).toISOString() };
  const means = { what, say: `${what}と記録しました`, undo: null };
  const made = wish('POST', 'staff/corrections', body, key, means);
  return { ...made, means: { ...means, undo: uncorrected(made.requestId, what, key) } };
}

/** Takes a correction back. */
export const uncorrected = (id: string, what: string, key: string | null): Wish =>
  wish('DELETE', `staff/corrections/${encodeURIComponent(id)}`, {}, key, {
    what: `${what}の取り消し`,
    say: `記録を取り消しました：${what}`,
    undo: null,
  });

const served = (space: string, body: { outOfService: boolean; why?: string }, means: Meaning) =>
  wish('PUT', `staff/spaces/${space}/service`, body, space, means);

/** Takes a seat out of service, or puts it back. @param label as written on the seat */
export function service(space: string, label: string, outOfService: boolean): Wish {
  const put = (out: boolean, undo: Wish | null): Wish =>
    served(
      space,
      { outOfService: out },
      {
        what: `${label} ${out ? '利用停止' : '利用再開'}`,
        say: `${label}の利用を${out ? '停止' : '再開'}しました`,
        undo,
      },
    );
  return put(outOfService, put(!outOfService, null));
}

/** Why a seat is out of service. @param before what stood there */
export function stopReason(space: string, label: string, why: string, before: string): Wish {
  const put = (reason: string, undo: Wish | null): Wish =>
    served(
      space,
      { outOfService: true, why: reason },
      {
        what: `${label} 停止の理由`,
        say: reason === '' ? `${label}の停止の理由を消しました` : `${label}の停止の理由：${reason}`,
        undo,
      },
    );
  return put(why, put(before, null));
}

/** Takes something on. @param minutes for how long; without, until the day ends */
export function acknowledgement(
  key: string,
  words: Words,
  { seat = null, minutes }: { seat?: string | null; minutes?: number } = {},
): Wish {
  const body = { key, ...(minutes !== undefined && { minutes }) };
  const made = wish('POST', 'staff/acknowledgements', body, seat, { ...words, undo: null });
  return { ...made, means: { ...words, undo: givenBack(made.requestId, words.what) } };
}

/** Gives back what was taken on. */
export const givenBack = (id: string, what: string): Wish =>
  wish('DELETE', `staff/acknowledgements/${encodeURIComponent(id)}`, {}, null, {
    what: `${what}の取り消し`,
    say: `取り消しました：${what}`,
    undo: null,
  });
