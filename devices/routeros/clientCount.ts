import type { RouterOsClient, Row } from './client.ts';
import { RouterOsError } from './errors.ts';
import { parseBoolean, parseDuration, parseNumber } from './values.ts';

/** Which clients are people's: those of staff or device networks and of repeaters are not. */
export interface CountRules {
  /** Interfaces that are not counted, e.g. `wifi-iot`. */
  excludeInterfaces?: readonly string[];
  /** Networks (SSID) that are not counted. */
  excludeSsids?: readonly string[];
  /** Counts only clients heard of in the last so many seconds. */
  activeWithin?: number;
}

/** Where a count came from; by the table that the router has. */
export type ClientTable = 'wifi-monitor' | 'wifi' | 'wifiwave2' | 'wireless' | 'caps-man';

/** Clients by interface name; `tables` answered, `absent` are not on this router. */
export interface ClientCount {
  /** Null when the router has no table of clients at all. */
  clients: number | null;
  byInterface: Record<string, number>;
  tables: ClientTable[];
  absent: ClientTable[];
}

type Counts = Map<string, number>;

/** Properties that tell whether a row is a person's device; never its address or name. */
const ROW_FIELDS: Record<Exclude<ClientTable, 'wifi-monitor'>, readonly string[]> = {
  wifi: ['interface', 'authorized', 'last-activity', 'ssid'],
  wifiwave2: ['interface', 'authorized', 'last-activity', 'ssid'],
  wireless: ['interface', 'last-activity', 'ap', 'wds', 'bridge'],
  'caps-man': ['interface', 'last-activity', 'ssid'],
};

const PATHS: Record<keyof typeof ROW_FIELDS, string> = {
  wifi: '/interface/wifi/registration-table/print',
  wifiwave2: '/interface/wifiwave2/registration-table/print',
  wireless: '/interface/wireless/registration-table/print',
  'caps-man': '/caps-man/registration-table/print',
};

/**
 * Counts the associated clients. A router may have the newer tables (of which one answers for all)
 * and the older ones side by side: they list different radios, so they add up. A client that roams
 * between two radios can stand in both for a moment; telling would take its MAC address, which is
 * never asked for (devices.md section 5). Throws RouterOsError.
 */
export async function countClients(
  client: RouterOsClient,
  rules: CountRules = {},
): Promise<ClientCount> {
  const counts: Counts = new Map();
  const tables: ClientTable[] = [];
  const absent: ClientTable[] = [];
  const take = async (table: ClientTable, count: () => Promise<Counts | null>) => {
    try {
      const found = await count();
      if (!found) return false;
      for (const [name, clients] of found) counts.set(name, (counts.get(name) ?? 0) + clients);
      tables.push(table);
      return true;
    } catch (fault) {
      if (!(fault instanceof RouterOsError) || fault.code !== 'noSuchCommand') throw fault;
      absent.push(table);
      return false;
    }
  };
  const rows = (table: keyof typeof ROW_FIELDS) => take(table, () => byRows(client, table, rules));

  // A sum over an interface cannot tell networks or idle clients apart; then the rows must.
  const byRowsOnly = Boolean(rules.excludeSsids?.length) || rules.activeWithin !== undefined;
  const counted = !byRowsOnly && (await take('wifi-monitor', () => byMonitor(client, rules)));
  if (!counted && !(await rows('wifi'))) await rows('wifiwave2');
  await rows('wireless');
  await rows('caps-man');

  const total = [...counts.values()].reduce((sum, clients) => sum + clients, 0);
  return {
    clients: tables.length > 0 ? total : null,
    byInterface: Object.fromEntries(counts),
    tables,
    absent,
  };
}

/**
 * `authorized-peers` of each interface; null when one that is in use does not tell, or when the
 * account may not monitor (policy `test`), so that the table of clients is read instead.
 */
async function byMonitor(client: RouterOsClient, rules: CountRules): Promise<Counts | null> {
  const found = await client.command('/interface/wifi/print', { proplist: ['name', 'disabled'] });
  const names = found
    .filter((row) => row.disabled !== 'true')
    .map((row) => row.name ?? '')
    .filter((name) => name !== '' && !rules.excludeInterfaces?.includes(name));
  const peers = await Promise.all(
    names.map(async (name) => [name, await authorizedPeers(client, name)] as const),
  );
  const counts: Counts = new Map();
  for (const [name, clients] of peers) {
    if (clients === null) return null;
    counts.set(name, clients);
  }
  return counts;
}

async function authorizedPeers(client: RouterOsClient, name: string): Promise<number | null> {
  try {
    const [row] = await client.command('/interface/wifi/monitor', {
      arguments: { numbers: name },
      once: true,
      keep: ['authorized-peers'],
    });
    return parseNumber(row?.['authorized-peers']);
  } catch (fault) {
    if (fault instanceof RouterOsError && fault.answered) return null;
    throw fault;
  }
}

async function byRows(
  client: RouterOsClient,
  table: keyof typeof ROW_FIELDS,
  rules: CountRules,
): Promise<Counts> {
  const rows = await client.command(PATHS[table], { proplist: ROW_FIELDS[table] });
  const own = table === 'wireless' ? await excludedRadios(client, rules) : [];
  const counts: Counts = new Map();
  for (const row of rows) {
    const name = row.interface ?? '';
    if (!isCounted(row, rules) || own.includes(name)) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** The older table does not tell a client's network; each of its radios has exactly one. */
async function excludedRadios(client: RouterOsClient, rules: CountRules): Promise<string[]> {
  if (!rules.excludeSsids?.length) return [];
  const radios = await client.command('/interface/wireless/print', { proplist: ['name', 'ssid'] });
  return radios
    .filter((radio) => radio.ssid !== undefined && rules.excludeSsids?.includes(radio.ssid))
    .map((radio) => radio.name ?? '');
}

/** Whether a row of a registration table is a device that a person may be carrying. */
function isCounted(row: Row, rules: CountRules): boolean {
  if (parseBoolean(row.authorized) === false) return false;
  if (['ap', 'wds', 'bridge'].some((flag) => parseBoolean(row[flag]))) return false;
  if (rules.excludeInterfaces?.includes(row.interface ?? '')) return false;
  if (row.ssid !== undefined && rules.excludeSsids?.includes(row.ssid)) return false;
  const idle = parseDuration(row['last-activity']);
  return rules.activeWithin === undefined || idle === null || idle < rules.activeWithin;
}
