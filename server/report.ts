import { withoutMac } from '../devices/mac.ts';

/** Tells the log of a page that failed. */
export type Report = (error: unknown, request: { method: string; url: URL }) => void;

const PATH = 200;
const MESSAGE = 500;
/** Calls that lead to the fault. */
const CALLS = 3;

/** In one line, without what a sender put into the address: no query, no length, no MAC address. */
export const reportTo =
  (warn: (sentence: string) => void): Report =>
  (error, { method, url }) => {
    const { message, calls } = partsOf(error);
    const page = `${method} ${short(decoded(url.pathname), PATH)}`;
    warn([`page failed: ${page}: ${short(message, MESSAGE)}`, ...calls].join('; '));
  };

function partsOf(error: unknown): { message: string; calls: string[] } {
  if (!(error instanceof Error)) return { message: String(error), calls: [] };
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  const calls = lines.filter((line) => /^at \S/.test(line)).slice(0, CALLS);
  return { message: String(error), calls: calls.map((call) => short(call, PATH)) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * What is cut may look like an address only then, so it is cleaned last; a level of a path may be an
 * address itself.
 */
function short(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const kept = line.length > limit ? `${line.slice(0, limit)}…` : line;
  return kept.split('/').map(withoutMac).join('/');
}
