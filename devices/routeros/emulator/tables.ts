import type {
  EmulatedClient,
  EmulatedInterface,
  EmulatedPackage,
  EmulatedRouter,
} from './router.ts';
import { durationText, type Row } from './sentence.ts';

/** A menu that `print` lists. */
interface Table {
  /** The menu exists when one of these packages is installed; always when left out. */
  packages?: readonly EmulatedPackage[];
  rows(router: EmulatedRouter): Row[];
}

const WIFI = ['wifi-qcom', 'wifi-qcom-ac'] as const;

/** Field names as in the samples routeros-*.json and RouterOS's own command reference. */
export const TABLES: Readonly<Record<string, Table>> = {
  '/system/identity': { rows: (router) => [{ name: router.identity }] },
  '/system/resource': { rows: (router) => [resource(router)] },
  '/system/package': {
    rows: (router) =>
      ['routeros', ...router.packages].map((name) => ({
        name,
        version: router.version,
        disabled: false,
      })),
  },
  '/interface': { rows: (router) => router.interfaces().map(interfaceRow) },
  '/interface/ethernet': {
    rows: (router) => ofType(router, 'ether').map(interfaceRow),
  },
  '/interface/wifi': { packages: WIFI, rows: (router) => ofType(router, 'wifi').map(radioRow) },
  '/interface/wifiwave2': {
    packages: ['wifiwave2'],
    rows: (router) => ofType(router, 'wifi').map(radioRow),
  },
  '/interface/wireless': {
    packages: ['wireless'],
    rows: (router) => ofType(router, 'wlan').map(radioRow),
  },
  '/interface/wifi/registration-table': {
    packages: WIFI,
    rows: (router) => clientsOf(router, 'wifi').map(wifiClient),
  },
  '/interface/wifiwave2/registration-table': {
    packages: ['wifiwave2'],
    rows: (router) => clientsOf(router, 'wifi').map(wifiClient),
  },
  '/interface/wireless/registration-table': {
    packages: ['wireless'],
    rows: (router) => clientsOf(router, 'wlan').map(wirelessClient),
  },
  '/caps-man/registration-table': {
    packages: ['caps-man'],
    rows: (router) => clientsOf(router, 'cap').map(capsmanClient),
  },
  '/ip/route': {
    rows: (router) =>
      (router.routes?.() ?? []).map((route) => ({
        'dst-address': route.destination,
        gateway: route.gateway,
        ...(route.interface && { 'immediate-gw': `${route.gateway}%${route.interface}` }),
        distance: route.distance,
        active: route.active,
      })),
  },
  '/ip/dhcp-server/lease': { rows: (router) => router.clients().map(lease) },
};

/** Rows of a table with the numbers that RouterOS gives them. */
export function tableRows(router: EmulatedRouter, table: Table): Row[] {
  return table.rows(router).map((row, index) => ({
    '.id': `*${(index + 1).toString(16).toUpperCase()}`,
    ...row,
  }));
}

/** Clients of one radio, by whether the access point has let them in. */
export function peers(router: EmulatedRouter, name: string): { all: number; authorized: number } {
  const mine = router.clients().filter((client) => client.interface === name);
  return { all: mine.length, authorized: mine.filter((client) => client.authorized).length };
}

function ofType(router: EmulatedRouter, type: EmulatedInterface['type']): EmulatedInterface[] {
  return router.interfaces().filter((each) => each.type === type);
}

function clientsOf(router: EmulatedRouter, type: EmulatedInterface['type']): EmulatedClient[] {
  const names = new Set(ofType(router, type).map((each) => each.name));
  return router.clients().filter((client) => names.has(client.interface));
}

function resource(router: EmulatedRouter): Row {
  const state = router.resources();
  return {
    uptime: durationText(state.uptimeSeconds),
    version: `${router.version} (stable)`,
    'free-memory': state.freeMemory ?? 134_217_728,
    'total-memory': state.totalMemory ?? 268_435_456,
    'cpu-load': state.cpuLoad ?? 1,
    'board-name': state.board,
    platform: 'MikroTik',
  };
}

function interfaceRow(each: EmulatedInterface): Row {
  return {
    name: each.name,
    type: each.type,
    'rx-byte': each.rxBytes,
    'tx-byte': each.txBytes,
    'link-downs': each.linkDowns,
    running: each.running,
    disabled: each.disabled ?? false,
    ...(each.comment !== undefined && { comment: each.comment }),
  };
}

function radioRow(each: EmulatedInterface): Row {
  const row: Row = {
    name: each.name,
    running: each.running,
    disabled: each.disabled ?? false,
  };
  // The newer menus name it by its place in the configuration, the older one plainly.
  if (each.ssid !== undefined) {
    row[each.type === 'wlan' ? 'ssid' : 'configuration.ssid'] = each.ssid;
  }
  return row;
}

function wifiClient(client: EmulatedClient): Row {
  return {
    authorized: client.authorized,
    interface: client.interface,
    ssid: client.ssid,
    'mac-address': client.mac,
    ...times(client),
    signal: client.signal,
    'auth-type': 'wpa2-psk',
    band: '5ghz-ax',
  };
}

function wirelessClient(client: EmulatedClient): Row {
  return {
    interface: client.interface,
    'mac-address': client.mac,
    ap: client.repeater ?? false,
    wds: false,
    bridge: client.repeater ?? false,
    ...times(client),
    'signal-strength': `${client.signal}@1Mbps`,
    'signal-to-noise': client.signal + 105,
  };
}

function capsmanClient(client: EmulatedClient): Row {
  return {
    interface: client.interface,
    ssid: client.ssid,
    'mac-address': client.mac,
    ...times(client),
    'rx-signal': client.signal,
  };
}

function times(client: EmulatedClient): Row {
  return {
    uptime: durationText(client.uptimeSeconds ?? 60),
    'last-activity': durationText(client.lastActivitySeconds),
  };
}

function lease(client: EmulatedClient, index: number): Row {
  return {
    address: `10.0.0.${(index % 250) + 2}`,
    'mac-address': client.mac,
    status: 'bound',
    ...(client.hostname !== undefined && { 'host-name': client.hostname }),
  };
}
