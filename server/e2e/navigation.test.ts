import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK_PAGES, topPages } from '../../dashboard/src/lib/site/desk-pages.ts';
import { ROLES, type Role } from '../contract/people.ts';
import { everybody, type Person } from '../testing/people.ts';
import { startServer, type Program } from '../testing/processes.ts';

let server: Program;
let origin = '';
let people: Record<Role, Person>;

beforeAll(async () => {
  server = await startServer({ KUUSEKI_DEMO: 'off' });
  origin = `http://127.0.0.1:${server.port}`;
  people = await everybody(origin);
});
afterAll(() => server?.stop());

const open = (path: string, cookie: string): Promise<Response> =>
  fetch(origin + path, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });

/** Paths of the links on the page /account. */
const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a (?:[^>]*? )?href="([^"]+)"/g)].map(
    ([, to = '']) => new URL(to, `${origin}/account`).pathname,
  );

describe('the pages of the running of the place', () => {
  it('read what the same people may read of the API', async () => {
    const { paths } = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as {
      paths: Record<string, { get?: { 'x-roles'?: Role[] } }>;
    };
    for (const { path, door, who } of DESK_PAGES) {
      const named = paths[`/api/v1${door}`]?.get?.['x-roles'] ?? [];
      expect([path, [...named].sort()]).toEqual([path, [...who].sort()]);
    }
  });

  it('open to those whom they are offered to, and say to the rest that they may not', async () => {
    for (const role of ROLES) {
      for (const { path, who } of DESK_PAGES) {
        if (path === '/staff' && role === 'official') continue; // reads the floor without names
        const { status } = await open(path, people[role].cookie);
        expect([role, path, status]).toEqual([role, path, who.includes(role) ? 200 : 403]);
      }
    }
  });

  it('are one link away from everywhere, and no others are', async () => {
    for (const role of ROLES) {
      const html = await (await open('/account', people[role].cookie)).text();
      const nav = /<nav aria-label="あなたのページ">(.*?)<\/nav>/s.exec(html)?.[1] ?? '';
      const top = linksOf(nav);
      expect([role, top]).toEqual([role, [...topPages(role).map(({ path }) => path), '/account']]);
      const listed = DESK_PAGES.filter(({ path }) => linksOf(html).includes(path));
      expect([role, listed]).toEqual([role, DESK_PAGES.filter(({ who }) => who.includes(role))]);
    }
  });
});
