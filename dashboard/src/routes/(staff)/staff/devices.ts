import { resolve } from '$app/paths';

/** A message as the server keeps it for looking. */
export interface KeptMessage {
  receivedAt: string;
  topic: string | null;
  text: string;
  rejected: string | null;
}

const url = (device: string, what: string) =>
  `${resolve('/')}api/v1/staff/devices/${encodeURIComponent(device)}/${what}`;

const AWAY = 'サーバーにつながりません。しばらくしてからもう一度お試しください。';

/** Changes a device's place. @returns a sentence when it did not work, else the empty string */
export async function ask(
  method: 'PUT' | 'DELETE',
  device: string,
  body?: object,
): Promise<string> {
  try {
    const response = await fetch(url(device, 'place'), {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return response.ok ? '' : await sentenceOf(response);
  } catch {
    return AWAY;
  }
}

/** The last messages of a device, oldest first; a sentence when they cannot be read. */
export async function messagesOf(device: string): Promise<KeptMessage[] | string> {
  try {
    const response = await fetch(url(device, 'messages'));
    if (!response.ok) return await sentenceOf(response);
    return ((await response.json()) as { messages: KeptMessage[] }).messages;
  } catch {
    return AWAY;
  }
}

async function sentenceOf(response: Response): Promise<string> {
  const body = (await response.json()) as { error?: string; problems?: string[] };
  return [body.error ?? AWAY, ...(body.problems ?? [])].join(' ');
}
