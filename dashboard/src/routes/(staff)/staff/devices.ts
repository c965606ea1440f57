import { read, send } from './api.ts';

/** A message as the server keeps it for looking. */
export interface KeptMessage {
  receivedAt: string;
  topic: string | null;
  text: string;
  rejected: string | null;
}

const path = (device: string, what: string) => `devices/${encodeURIComponent(device)}/${what}`;

/** Changes a device's place. @returns a sentence when it did not work, else the empty string */
export const ask = (method: 'PUT' | 'DELETE', device: string, body?: object): Promise<string> =>
  send(method, path(device, 'place'), body);

/** The last messages of a device, oldest first; a sentence when they cannot be read. */
export async function messagesOf(device: string): Promise<KeptMessage[] | string> {
  const answer = await read<{ messages: KeptMessage[] }>(path(device, 'messages'));
  return typeof answer === 'string' ? answer : answer.messages;
}
