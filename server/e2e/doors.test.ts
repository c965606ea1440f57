import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../contract/people.ts';
import { everybody, type Person } from '../testing/people.ts';
import { startServer, type Program } from '../testing/processes.ts';

interface Operation {
  summary: string;
  'x-roles'?: Role[];
  security?: unknown[];
  parameters?: { name: string; in: string }[];
  responses: Record<string, unknown>;
}
interface Door extends Operation {
  method: string;
  path: string;
}

/** Open data: pages of other sites read it, and it is no row. */
const OPEN_DATA = ['/api/v1/vacancy', '/api/v1/forecast'];
/** Writes without a limit of their own, with the reason. */
const UNLIMITED: string[] = [];

let server: Program;
let origin = '';
let doors: Door[] = [];
let people: Record<Role, Person>;

beforeAll(async () => {
  server = await startServer({ KUUSEKI_DEMO: 'off' });
  origin = `http://127.0.0.1:${server.port}`;
  const { paths } = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  doors = Object.entries(paths)
    .filter(([path]) => !OPEN_DATA.includes(path))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
    );
  people = await everybody(origin);
});
afterAll(() => server?.stop());

/** Asks with nothing that could be meant: whoever gets in is told that, not that they may not. */
const knock = async ({ method, path }: Door, cookie: string): Promise<number> => {
  const response = await fetch(origin + path.replaceAll(/\{\w+\}/g, 'nobody'), {
    method: method.toUpperCase(),
    headers: { cookie, 'content-type': 'application/json' },
    ...(method === 'get' || method === 'delete' ? {} : { body: '{}' }),
  });
  await response.arrayBuffer();
  return response.status;
};

describe('every door of the API', () => {
  it('is described', () => {
    expect(doors.length).toBeGreaterThan(15);
    expect(new Set(doors.map(({ method, path }) => `${method} ${path}`)).size).toBe(doors.length);
    for (const door of doors) {
      expect([door.path, door.summary]).toEqual([door.path, expect.stringMatching(/\w{4,}/)]);
      expect([
        door.path,
        Object.keys(door.responses).some((code) => /^20[014]$/.test(code)),
      ]).toEqual([door.path, true]);
    }
  });

  it('opens to those who are named, and to nobody else', async () => {
    const wrong: string[] = [];
    for (const door of doors) {
      const named = door['x-roles'];
      for (const who of ['nobody', ...ROLES] as const) {
        const status = await knock(door, who === 'nobody' ? '' : people[who].cookie);
        const expected =
          named === undefined || (who !== 'nobody' && named.includes(who))
            ? ![401, 403].includes(status)
            : status === (who === 'nobody' ? 401 : 403);
        if (!expected) wrong.push(`${who}: ${door.method} ${door.path}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has a limit where it changes something', () => {
    const free = doors
      .filter(({ method, responses }) => method !== 'get' && !('429' in responses))
      .map(({ method, path }) => `${method} ${path}`);
    expect(free).toEqual(UNLIMITED);
  });

  it('is closed to pages of other sites, but for open data', async () => {
    for (const { path } of doors.filter(({ method }) => method === 'get')) {
      const response = await fetch(origin + path.replaceAll(/\{\w+\}/g, 'nobody'));
      expect([path, response.headers.get('access-control-allow-origin')]).toEqual([path, null]);
    }
    for (const path of OPEN_DATA) {
      const response = await fetch(origin + path);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
    for (const door of doors.filter(({ method }) => method !== 'get')) {
      const response = await fetch(origin + door.path.replaceAll(/\{\w+\}/g, 'nobody'), {
        method: door.method.toUpperCase(),
        headers: { cookie: people.administrator.cookie, origin: 'https://elsewhere.example' },
      });
      expect([door.path, response.status]).toEqual([door.path, 403]);
    }
  });
});

it('refuses a form of another site on every page and door, whatever it calls its content', async () => {
  const FORMS = [
    ['application/x-www-form-urlencoded', 'id=1'],
    ['multipart/form-data; boundary=x', '--x--\r\n'],
    ['text/plain', '{"id":1}'],
    ['application/json', '{}'],
  ] as const;
  const send = async (path: string, type: string, body: string, from: Record<string, string>) => {
    const headers = { cookie: people.administrator.cookie, 'content-type': type, ...from };
    return (await fetch(origin + path, { method: 'POST', headers, body })).status;
  };
  const foreign: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: origin.replace('http', 'https') },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const [type, body] of FORMS) {
    for (const from of foreign)
      expect([type, from, await send('/admin/accounts?/invite', type, body, from)]).toEqual([
        type,
        from,
        403,
      ]);
    for (const from of [foreign[0]!, foreign[1]!, foreign[3]!, foreign[4]!])
      expect(await send('/api/v1/accounts', type, body, from)).toBe(403);
    expect(await send('/admin/accounts?/invite', type, body, {})).toBe(403);
  }
  // Ours, and no form: the sender's fault, of which nothing is logged.
  expect(await send('/login', 'text/plain', 'a=1', { origin, accept: 'text/html' })).toBe(400);
  expect(await send('/login', 'multipart/form-data', 'a', { origin, accept: 'text/html' })).toBe(
    400,
  );
});
