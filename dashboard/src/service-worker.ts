/// <reference lib="webworker" />
import { version } from '$service-worker';

/*
 * Of the lobby board alone: its scope is /signage, so that no other page ever comes from here. It
 * keeps the page without any number, what the page is made of, and nothing else.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

const CACHE = `kuuseki-signage-${version}`;
const ASSETS = '/_app/immutable/';
const PAGE = '/signage';
/** Milliseconds that the server has for the page before the kept one is shown. */
const PATIENCE = 4_000;
/** Addresses of boards that are kept at most; one browser shows one board. */
const PAGES = 4;
/** Everything that one build of the board can be made of is less. */
const MOST = 600;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepPage(PAGE).then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (/^kuuseki-signage-(?!memory$)/.test(name) && name !== CACHE) await caches.delete(name);
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener('message', (event) => {
  const keep = event.data as { page?: unknown; assets?: unknown } | null;
  if (typeof keep?.page !== 'string' || !Array.isArray(keep.assets)) return;
  const { page } = keep;
  const assets = keep.assets.filter((each) => typeof each === 'string');
  event.waitUntil(
    (async () => {
      await keepAssets(assets);
      if (new URL(page, location.origin).pathname === PAGE) await keepPage(page);
    })().catch(() => {}), // nobody answers: what is kept stays
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(page(request));
  else if (pathname.startsWith(ASSETS)) event.respondWith(asset(request));
});

/** From the server; the kept page when it does not answer in time, or answers that it cannot. */
async function page(request: Request): Promise<Response> {
  const kept = await keptPage(request.url);
  if (kept === undefined) return fetch(request);
  try {
    const answer = await Promise.race([fetch(request), after(PATIENCE)]);
    if (answer !== null && answer.status < 500) return answer;
  } catch {
    // No network.
  }
  return kept;
}

async function keptPage(url: string): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  return (await cache.match(url)) ?? cache.match(url, { ignoreSearch: true });
}

async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.url);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok && (await cache.keys()).length < MOST) await cache.put(request.url, answer.clone());
  return answer;
}

/** Keeps a page only with all that it needs: one without would be worse than an old one. */
async function keepPage(path: string): Promise<void> {
  const answer = await fetch(path, { headers: { 'kuuseki-shell': '1' }, cache: 'no-store' });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const html = await answer.clone().text();
  const named = html.match(/\/_app\/immutable\/[\w./-]+\.(?:js|css|woff2?)/g) ?? [];
  await keepAssets(named);
  const cache = await caches.open(CACHE);
  await cache.put(path, answer);
  const pages = (await cache.keys()).filter(({ url }) => new URL(url).pathname === PAGE);
  for (const old of pages.slice(0, Math.max(0, pages.length - PAGES))) await cache.delete(old);
}

async function keepAssets(paths: string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const path of new Set(paths)) {
    if (!path.startsWith(ASSETS) || (await cache.match(path)) !== undefined) continue;
    if ((await cache.keys()).length >= MOST) return;
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await cache.put(path, answer);
  }
}

const after = (ms: number): Promise<null> =>
  new Promise((resolve) => setTimeout(() => resolve(null), ms));
