import { resolve } from '$app/paths';
import { refusal } from '$lib/form/text.ts';

const AWAY = 'サーバーにつながりません。しばらくしてからもう一度お試しください。';

const url = (path: string) => `${resolve('/')}api/v1/staff/${path}`;

/** Changes something while somebody waits for it. @returns a sentence when it did not work, else the empty string */
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
