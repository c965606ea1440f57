import type { PublicSnapshot } from '$contract/live.ts';
import type { PublicLive } from '$lib/live/live.svelte.ts';

/** Where the last board is kept on this device. */
const MEMORY = 'kuuseki-signage-memory';
const LAST = '/signage/last-board';
/** Milliseconds between two writings: a board runs for months on a card that wears. */
const WRITE_EVERY = 60_000;
/** Milliseconds between two lists of what this page is made of. */
const LIST_EVERY = 3_600_000;

/** What a page asks of its service worker. */
interface Keep {
  /** Path and query of the board's address. */
  page: string;
  /** Paths of everything that the page has loaded. */
  assets: string[];
}

/**
 * Keeps the page and its last board on this device, so that a board which starts without a network
 * shows our own page and says what it does not know. Returns the function that ends it.
 */
export function keepBoard(live: PublicLive): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  void recall(live);
  void install(signal);
  const timers = [
    setInterval(() => void write(live), WRITE_EVERY),
    setInterval(() => void list(), LIST_EVERY),
  ];
  addEventListener('pagehide', () => void write(live), { signal });
  // The new worker has an empty store until it is told what this page is made of.
  if ('serviceWorker' in navigator)
    navigator.serviceWorker.addEventListener('controllerchange', () => void list(), { signal });
  return () => {
    ending.abort();
    for (const timer of timers) clearInterval(timer);
  };
}

async function install(signal: AbortSignal): Promise<void> {
  // Only where the browser trusts the address: HTTPS, or this machine itself.
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js', { scope: '/signage' });
    await navigator.serviceWorker.ready;
    if (signal.aborted) return;
    // What was on its way while the worker took over passes by it, and stands on no list yet.
    const late = new PerformanceObserver((seen) => {
      if (seen.getEntries().some(({ name }) => name.includes('/_app/immutable/'))) void list();
    });
    late.observe({ type: 'resource' });
    signal.addEventListener('abort', () => late.disconnect());
    await list();
  } catch {
    // Without a worker the board goes on; it is only not kept for a start without a network.
  }
}

async function list(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const keep: Keep = {
    page: location.pathname + location.search,
    assets: loaded
      .filter(({ origin }) => origin === location.origin)
      .map(({ pathname }) => pathname),
  };
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(keep);
}

async function write(live: PublicLive): Promise<void> {
  if (!('caches' in globalThis) || live.connection !== 'live') return;
  const { view, asOf } = live;
  const board = JSON.stringify({ ...view, takenAt: asOf });
  const store = await caches.open(MEMORY);
  await store.put(LAST, new Response(board, { headers: { 'content-type': 'application/json' } }));
}

async function recall(live: PublicLive): Promise<void> {
  if (!('caches' in globalThis)) return;
  const kept = await (await caches.open(MEMORY)).match(LAST);
  if (kept === undefined) return;
  const board = (await kept.json()) as PublicSnapshot;
  // What another build wrote may have another shape.
  if (board.version === live.view.version) live.recall(board);
}
