import { matches } from './query.ts';
import type { EmulatedRouter } from './router.ts';
import type { Reply, Request, Row } from './sentence.ts';
import { monitorTraffic, ping, radioMonitor, ethernetMonitor } from './monitors.ts';
import { TABLES, tableRows } from './tables.ts';

/** Answers one command of a logged-in account. `whole`: `.proplist` has no effect. */
export function answer(router: EmulatedRouter, request: Request, whole: boolean): Reply {
  const missing = missingMenu(router, request.path);
  if (missing !== null) return noSuchCommand(missing);
  const policies = router.policies ?? ['read', 'api', 'test'];
  const policy = /\/(ping|monitor|monitor-traffic)$/.test(request.path) ? 'test' : 'read';
  if (!policies.includes(policy)) return trap('not enough permissions (9)');

  switch (request.path) {
    case '/ping':
      return ping(router, request);
    case '/interface/monitor-traffic':
      return monitorTraffic(router, request);
    case '/interface/ethernet/monitor':
      return ethernetMonitor(router, request);
    case '/interface/wifi/monitor':
    case '/interface/wifiwave2/monitor':
      return radioMonitor(router, request, 'wifi');
    case '/interface/wireless/monitor':
      return radioMonitor(router, request, 'wlan');
    default:
      return print(router, request, whole);
  }
}

/** A trap without a category, as RouterOS gives for most refusals. */
export function trap(message: string, category?: number): Reply {
  return { kind: 'traps', traps: [{ message, ...(category !== undefined && { category }) }] };
}

function print(router: EmulatedRouter, request: Request, whole: boolean): Reply {
  const table = TABLES[request.path.replace(/\/print$/, '')];
  if (!table || !request.path.endsWith('/print'))
    return noSuchCommand(request.path.split('/').at(-1) ?? request.path);
  const rows = tableRows(router, table).filter((row) => matches(row, request.queries));
  if (request.attributes.has('count-only'))
    return { kind: 'done', properties: { ret: rows.length } };
  const proplist = request.attributes.get('.proplist');
  if (proplist === undefined || proplist === '' || whole) return { kind: 'rows', rows };
  const names = proplist.split(',');
  return { kind: 'rows', rows: rows.map((row) => pick(row, names)) };
}

function pick(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
}

/** The first directory of a path that this router lacks for want of a package, or null. */
function missingMenu(router: EmulatedRouter, path: string): string | null {
  const menu = Object.entries(TABLES)
    .filter(([name, table]) => table.packages && path.startsWith(`${name}/`))
    .find(([, table]) => !table.packages?.some((each) => router.packages.includes(each)));
  if (!menu) return null;
  return path.startsWith('/caps-man/') ? 'caps-man' : (menu[0].split('/')[2] ?? menu[0]);
}

/** Sample routeros-6.json: two traps, of which the second only repeats. */
function noSuchCommand(name: string): Reply {
  return {
    kind: 'traps',
    traps: [
      { message: `no such command or directory (${name})`, category: 0 },
      { message: 'no such command prefix', category: 0 },
    ],
  };
}
