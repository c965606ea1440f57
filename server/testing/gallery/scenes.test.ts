import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BOARDS, FIRST, PAGES } from './scenes.ts';

const ROUTES = 'dashboard/src/routes';
/** Shows nothing: it ends the session and leads home. */
const NEVER_SEEN = ['/logout'];

/** Addresses of all pages, with their parameters in brackets; the groups are no part of them. */
const routes = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('+page.svelte'))
  .map((file) => `/${file.replace(/\([^)]*\)\/|\/?\+page\.svelte$/g, '')}`)
  // A fixed address comes before one with a parameter, as in the router.
  .sort((a, b) => Number(a.includes('[')) - Number(b.includes('[')));

const ids = { booking: 'x', hold: 'x', cancel: 'x', member: 'x', certificate: 'x', setup: 'x' };
const all = [...BOARDS, ...FIRST, ...PAGES];
const shown = new Set(
  all.map(({ path }) => {
    const { pathname } = new URL(typeof path === 'string' ? path : path(ids), 'http://x');
    const fits = (route: string) =>
      new RegExp(`^${route.replace(/\[[^\]]+\]/g, '[^/]+')}$`).test(pathname);
    return routes.find(fits);
  }),
);

it('shows every page that there is', () => {
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.filter((route) => !shown.has(route))).toEqual(NEVER_SEEN);
});

it('gives every picture a name of its own', () => {
  const names = all.map(({ name }) => name);
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
});
