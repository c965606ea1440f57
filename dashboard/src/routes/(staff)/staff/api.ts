import { resolve } from '$app/paths';
import type { StaffCorrection, StaffSnapshot } from '$contract/staff.ts';
import { refusal } from '$lib/form/text.ts';

const AWAY = 'サーバーにつながりません。しばらくしてからもう一度お試しください。';

const url = (path: string) => `${resolve('/')}api/v1/staff/${path}`;

/** Changes something. @returns a sentence when it did not work, else the empty string */
export async function send(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
): Promise<string> {
  try {
    const response = await fetch(url(path), {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return response.ok ? '' : await sentenceOf(response);
  } catch {
    return AWAY;
  }
}

/** Takes back the newest correction of those that fit. */
export const takeBack =
  (fits: (about: StaffCorrection['about']) => boolean) =>
  async ({ corrections }: StaffSnapshot): Promise<string> => {
    const newest = corrections?.filter(({ about }) => fits(about)).at(-1);
    if (newest === undefined) return 'もう効いていません';
    return send('DELETE', `corrections/${encodeURIComponent(newest.id)}`);
  };

/** Reads something; a sentence when it cannot be read. */
export async function read<T extends object>(
  path: string,
  signal?: AbortSignal,
): Promise<T | string> {
  try {
    const response = await fetch(url(path), { signal });
    return response.ok ? ((await response.json()) as T) : await sentenceOf(response);
  } catch {
    return AWAY;
  }
}

async function sentenceOf(response: Response): Promise<string> {
  return refusal(await response.json());
}
