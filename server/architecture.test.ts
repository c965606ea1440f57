import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom (README, "the map of the code"). A room is a folder below server/, a top-level
 * folder, or a file beside main.ts. Four floors: main, app, edges and domains, the ground.
 */
const DOMAINS = 'Domains meet in server/assembly by being handed functions.';
const DOMAIN = [
  'server/api',
  'server/audit',
  'server/mail',
  'server/calendar',
  'server/contract',
  'server/clock.ts',
  'server/store',
  'server/generated',
];

const ROOMS: Record<string, { may: string[]; cure: string }> = {
  devices: { may: [], cure: 'A codec knows nothing of the server: hand it what it needs.' },
  'server/occupancy': {
    may: [],
    cure: 'The heart imports nothing: bring facts to it as evidence.',
  },
  'server/calendar': { may: [], cure: 'The calendar is pure: hand it its exceptions.' },
  'server/contract': { may: [], cure: 'Words on the wire depend on nothing of ours.' },
  'server/store': { may: ['server/generated'], cure: 'A store knows the database only.' },
  'server/clock.ts': { may: [], cure: 'The clock depends on nothing.' },
  'server/config.ts': {
    may: ['devices', 'server/contract'],
    cure: 'The configuration is read, not acted upon.',
  },
  'server/http.ts': { may: [], cure: 'HTTP manners depend on nothing of ours.' },
  'server/venue': {
    may: [
      'server/api',
      'server/audit',
      'server/occupancy',
      'server/calendar',
      'server/contract',
      'server/clock.ts',
      'server/generated',
      'server/inputs',
      'devices',
      'prisma',
    ],
    cure: 'A venue holds the board and what is fixed; edges are handed to it in server/assembly.',
  },
  'server/api': {
    may: ['server/contract', 'server/http.ts'],
    cure: 'A door knows rows of data: a domain brings its routes to it.',
  },
  'server/audit': {
    may: ['server/api', 'server/contract', 'server/generated'],
    cure: 'The audit trail is handed to domains as a function.',
  },
  'server/mail': {
    may: ['server/api', 'server/contract', 'server/clock.ts', 'server/store', 'server/generated'],
    cure: 'Mail is handed to domains as a function.',
  },
  'server/accounts': {
    may: [
      'server/api',
      'server/audit',
      'server/mail',
      'server/contract',
      'server/clock.ts',
      'server/http.ts',
      'server/store',
      'server/generated',
    ],
    cure: DOMAINS,
  },
  // The privacy text says what the table of retention says.
  'server/members': { may: [...DOMAIN, 'server/retention'], cure: DOMAINS },
  'server/retention': { may: DOMAIN, cure: DOMAINS },
  'server/booking': { may: DOMAIN, cure: DOMAINS },
  'server/reception': { may: DOMAIN, cure: DOMAINS },
  'server/notices': { may: DOMAIN, cure: DOMAINS },
  'server/attention': { may: DOMAIN, cure: DOMAINS },
  'server/imports': { may: DOMAIN, cure: DOMAINS },
  'server/trends': { may: DOMAIN, cure: DOMAINS },
  'server/corrections': {
    may: ['server/store', 'server/generated'],
    cure: DOMAINS,
  },
  'server/history': {
    may: ['server/store', 'server/generated', 'server/occupancy'],
    cure: DOMAINS,
  },
  'server/forecast': {
    may: ['server/generated'],
    cure: 'The forecast is pure: hand it days, counts and bookings. Only its store knows the database.',
  },
  'server/inputs': {
    may: [
      'devices',
      'server/occupancy',
      'server/calendar',
      'server/contract',
      'server/clock.ts',
      'server/store',
      'server/generated',
      'server/booking',
      'server/corrections',
      'server/venue',
    ],
    cure: 'Inputs turn outside noise into evidence; they know no screen.',
  },
  'server/live': {
    may: [
      'server/occupancy',
      'server/contract',
      'server/clock.ts',
      'server/booking',
      'server/forecast',
      'server/venue',
    ],
    cure: 'Screens read the board and the contract; other figures are handed in as sources.',
  },
  'server/metrics': {
    may: ['server/occupancy', 'server/contract', 'server/clock.ts', 'devices'],
    cure: 'A subject is handed functions that read what it shows.',
  },
  'server/staff': {
    may: [
      'server/api',
      'server/calendar',
      'server/clock.ts',
      'server/contract',
      'server/corrections',
      'server/inputs',
      'server/venue',
    ],
    cure: DOMAINS,
  },
  'server/replay': {
    may: [
      'server/occupancy',
      'server/calendar',
      'server/contract',
      'server/config.ts',
      'server/stored.ts',
      'devices',
    ],
    cure: 'A replay turns a log into evidence for the heart; what is stored comes from stored.ts.',
  },
  'server/score': {
    may: ['server/replay', 'server/occupancy', 'server/forecast', 'devices'],
    cure: 'A score sees estimates and truth only; how an estimate comes about is the heart’s.',
  },
  dashboard: {
    may: ['server/contract'],
    cure: 'The dashboard knows the contract only: add to it what is missing.',
  },
  prisma: {
    may: ['server/contract', 'server/generated'],
    cure: 'Seeds know the contract and the database.',
  },
};

const FREE = /(^|\/)(testing|e2e|bench|generated)\/|\.test\.ts$/;

function files(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(dir, entry.name);
    if (entry.isDirectory())
      return /node_modules|\.svelte-kit|generated/.test(file) ? [] : files(file);
    return /\.(ts|svelte)$/.test(file) ? [file] : [];
  });
}

function roomOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'server' ? `server/${second}` : top;
}

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(
    /(import|export)\s+(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|import\s*['"]([^'"]+)['"]/g,
  );
  return [...found].flatMap((match) => {
    const target = match[3] ?? match[4] ?? match[5] ?? '';
    const typeOnly = match[2] !== undefined;
    if (target.startsWith('$contract'))
      return [{ from: file, to: target.replace('$contract', 'server/contract'), typeOnly }];
    if (!target.startsWith('.')) return [];
    return [{ from: file, to: path.posix.join(path.posix.dirname(file), target), typeOnly }];
  });
}

const sources = ['server', 'devices', 'dashboard/src', 'prisma']
  .flatMap(files)
  .filter((file) => !FREE.test(file));
const imports = sources.flatMap(importsOf);

describe('architecture', () => {
  it('finds the code', () => {
    expect(sources.length).toBeGreaterThan(80);
    expect(imports.length).toBeGreaterThan(200);
  });

  it('follows the arrows', () => {
    const against = imports.flatMap(({ from, to }) => {
      const [room, target] = [roomOf(from), roomOf(to)];
      const rule = ROOMS[room];
      if (rule === undefined || room === target || rule.may.includes(target)) return [];
      return [`${from} imports ${to}. ${rule.cure}`];
    });
    expect(against).toEqual([]);
  });

  it('keeps the rules of the forecast apart from its store', () => {
    const outside = imports.filter(
      ({ from, to }) =>
        from.startsWith('server/forecast/') &&
        !from.endsWith('.store.ts') &&
        (roomOf(to) !== 'server/forecast' || to.endsWith('.store.ts')),
    );
    expect(outside).toEqual([]);
  });

  it('lets nobody import the entry, and only the start import the assembly', () => {
    expect(imports.filter(({ to }) => to === 'server/main.ts')).toEqual([]);
    const assembled = imports.filter(
      ({ from, to }) => roomOf(to) === 'server/assembly' && roomOf(from) !== 'server/assembly',
    );
    expect([...new Set(assembled.map(({ from }) => from))]).toEqual(['server/kuuseki.ts']);
  });

  it('gives every folder of the server a rule', () => {
    const folders = readdirSync('server', { withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() && !/assembly|testing|e2e|bench|generated/.test(entry.name),
      )
      .map((entry) => `server/${entry.name}`);
    expect(folders.filter((folder) => !(folder in ROOMS))).toEqual([]);
  });

  it('sends no schema library to the browser', () => {
    const heavy = imports.filter(
      ({ from, to, typeOnly }) =>
        roomOf(from) === 'dashboard' &&
        roomOf(to) === 'server/contract' &&
        !typeOnly &&
        !from.endsWith('.server.ts') && // what runs on the server only is never sent
        /from 'zod'/.test(readFileSync(to, 'utf8')),
    );
    expect(
      heavy.map(
        ({ from, to }) =>
          `${from} imports ${to} as a value: import type, or move the constant to a file of the contract without schemas`,
      ),
    ).toEqual([]);
  });

  it('has no circle of files', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports) {
      if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: string[]): void => {
      if (trail.includes(file))
        circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      if (done.has(file) || trail.includes(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
      done.add(file);
    };
    for (const file of next.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('keeps every file below 300 lines', () => {
    const long = sources.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });
});
