import { decodeText } from '../wire.ts';

/** A command as a client sent it. */
export interface Request {
  /** e.g. `/interface/print`; a bare word such as `#` when it is no path. */
  path: string;
  /** `=name=value` */
  attributes: Map<string, string>;
  /** Query words in order, without the `?`. */
  queries: string[];
  tag: string | null;
}

/** Properties of one row; false, true and numbers become text only on the wire. */
export type Value = string | number | boolean | Uint8Array;
export type Row = Record<string, Value>;

/** How a command is answered. */
export type Reply =
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'done'; properties?: Row }
  | { kind: 'traps'; traps: { message: string; category?: number }[] }
  | { kind: 'fatal'; reason: string }
  /** Rows again and again until `/cancel`, or `times` times. */
  | { kind: 'stream'; rows: () => Row[]; times: number };

/** Splits a sentence's words into a request. */
export function readRequest(words: readonly Uint8Array[]): Request {
  const [path = '', ...rest] = words.map(decodeText);
  const request: Request = { path, attributes: new Map(), queries: [], tag: null };
  for (const word of rest) {
    if (word.startsWith('.tag=')) request.tag = word.slice(5);
    else if (word.startsWith('?')) request.queries.push(word.slice(1));
    else if (word.startsWith('=')) {
      // The value may contain `=`; the name may not.
      const end = word.indexOf('=', 1);
      request.attributes.set(
        word.slice(1, end < 0 ? undefined : end),
        end < 0 ? '' : word.slice(end + 1),
      );
    }
  }
  return request;
}

/** `=name=value`, with everything as text. */
export function attribute(name: string, value: Value): Uint8Array {
  const text = value instanceof Uint8Array ? value : Buffer.from(String(value), 'utf8');
  return Buffer.concat([Buffer.from(`=${name}=`, 'utf8'), text]);
}

/** The tag's place in a reply is the router's choice. */
export function tagged(
  reply: string,
  words: Uint8Array[],
  tag: string | null,
  last: boolean,
): (string | Uint8Array)[] {
  const mark = tag === null ? [] : [`.tag=${tag}`];
  return last ? [reply, ...words, ...mark] : [reply, ...mark, ...words];
}

/** Seconds as RouterOS writes them: `3h14m54s`, `170ms`, `0s`. */
export function durationText(seconds: number): string {
  let rest = Math.round(seconds * 1000);
  let text = '';
  for (const [unit, size] of Object.entries(UNITS)) {
    const amount = Math.floor(rest / size);
    if (amount > 0) text += `${amount}${unit}`;
    rest -= amount * size;
  }
  return text || '0s';
}

const UNITS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
