import { decode } from './decode.ts';
import { instantOf } from './clock.ts';
import { base64Of, hexOf, jsonOf, objectOf, wholeOf, type Json } from './json.ts';
import type { Line } from './lines.ts';
import type { Decoded, Incoming } from './readings.ts';

/** What `npm run -s decode` writes for one line. */
export type Answer = Pick<Decoded, 'device' | 'readings' | 'rejected'> | LineError;

export interface LineError {
  line: number;
  error: string;
}

/** Decodes one line of the tool's input (design.md section 4). Never throws. */
export function answerTo({ number, text }: Line): Answer {
  if (text === undefined) return { line: number, error: 'the line is too long' };
  const entry = objectOf(jsonOf(Buffer.from(text)));
  if (!entry) return { line: number, error: 'not a JSON object' };
  const message = messageOf(entry);
  if (typeof message === 'string') return { line: number, error: message };
  const { device, readings, rejected } = decode(message);
  return { device, readings, ...(rejected === undefined ? {} : { rejected }) };
}

/** The message of a line, or a sentence that says what is wrong with it. */
function messageOf(entry: Json): Incoming | string {
  const { topic = null, model, receivedAt, retained } = entry;
  if (topic !== null && typeof topic !== 'string') return 'topic must be text or null';
  if (model !== undefined && typeof model !== 'string') return 'model must be text';
  if (retained !== undefined && typeof retained !== 'boolean') return 'retained must be a boolean';
  if (receivedAt !== undefined && (typeof receivedAt !== 'string' || !instantOf(receivedAt))) {
    return 'receivedAt must be an RFC 3339 time with an offset';
  }
  const frame = topic === null ? objectOf(entry['payload']) : undefined;
  const payload = frame ? frameOf(frame) : payloadOf(entry);
  if (typeof payload === 'string') return payload;
  const port = frame?.['fPort'] ?? entry['fPort'];
  const fPort = wholeOf(port, 0, 255);
  if (port !== undefined && fPort === undefined) return 'fPort must be a number from 0 to 255';
  return {
    topic,
    payload,
    ...(model === undefined ? {} : { model }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(retained === undefined ? {} : { retained }),
    ...(fPort === undefined ? {} : { fPort }),
  };
}

function frameOf(frame: Json): Uint8Array | string {
  const hex = frame['hex'];
  return (typeof hex === 'string' ? hexOf(hex) : undefined) ?? 'payload.hex must be whole bytes';
}

function payloadOf(entry: Json): Uint8Array | string {
  const { payload, payloadBase64 } = entry;
  if (payloadBase64 !== undefined) {
    const bytes = typeof payloadBase64 === 'string' ? base64Of(payloadBase64) : undefined;
    return bytes ?? 'payloadBase64 must be base64';
  }
  if (payload === undefined || payload === null) return 'payload or payloadBase64 is needed';
  return Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
}
