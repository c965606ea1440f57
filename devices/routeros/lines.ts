import type { RouterOsClient, Row } from './client.ts';
import { parseBoolean, parseNumber } from './values.ts';

/** One uplink. Null values: the router did not tell, which is not the same as down or zero. */
export interface LineState {
  /** As configured. */
  name: string;
  /** The router's interface, null when none bears the configured name or comment. */
  interface: string | null;
  running: boolean | null;
  /** Switched off by an administrator. */
  disabled: boolean | null;
  /** Whether an active default route leaves by it; null when the routes do not show it. */
  carrying: boolean | null;
  /** Bytes since the router's start. */
  rxBytes: number | null;
  txBytes: number | null;
  /** Link losses since the router's start. */
  linkDowns: number | null;
}

const FIELDS = 'name type running disabled rx-byte tx-byte link-downs comment'.split(' ');

/** The uplinks by interface name or, failing that, by comment. Throws RouterOsError. */
export async function readLines(
  client: RouterOsClient,
  names: readonly string[],
): Promise<LineState[]> {
  if (names.length === 0) return [];
  const rows = await client.command('/interface/print', { proplist: FIELDS });
  const found = names.map(
    (name) => rows.find((each) => each.name === name) ?? rows.find((each) => each.comment === name),
  );
  const exits = await defaultExits(client);
  // Over PPPoE the route names another interface than the port: then nothing is known of any line.
  const conclusive = found.some((row) => row?.name !== undefined && exits.has(row.name));
  return names.map((name, index) => lineState(name, found[index], conclusive ? exits : null));
}

/** The line of which the router told nothing. */
export function unknownLine(name: string): LineState {
  return lineState(name, undefined, null);
}

function lineState(name: string, row: Row | undefined, exits: Set<string> | null): LineState {
  return {
    name,
    interface: row?.name ?? null,
    running: parseBoolean(row?.running),
    disabled: parseBoolean(row?.disabled),
    carrying: row?.name !== undefined && exits ? exits.has(row.name) : null,
    rxBytes: parseNumber(row?.['rx-byte']),
    txBytes: parseNumber(row?.['tx-byte']),
    linkDowns: parseNumber(row?.['link-downs']),
  };
}

/** Interfaces by which active default routes leave: two fibres need more than a link each. */
async function defaultExits(client: RouterOsClient): Promise<Set<string>> {
  const routes = await client.command('/ip/route/print', {
    proplist: ['gateway', 'immediate-gw', 'gateway-status', 'active'],
    queries: ['dst-address=0.0.0.0/0'],
  });
  return new Set(routes.filter((route) => parseBoolean(route.active)).map(exitOf));
}

/** `10.0.0.1%ether1` in version 7, `10.0.0.1 reachable via  ether1` in version 6, or a name. */
function exitOf(route: Row): string {
  const gateway = route['immediate-gw'] ?? route['gateway-status'] ?? route.gateway ?? '';
  return /(?:%|\bvia\s+)(.+)$/.exec(gateway)?.[1] ?? gateway;
}
