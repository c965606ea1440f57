import type { EmulatedClient, EmulatedRouter } from './router.ts';

/** Addresses that must never get out; the tests look for them in whatever they can see. */
export const SAMPLE_MACS = ['D2:11:22:33:44:55', 'D2:11:22:33:44:56', 'D2:11:22:33:44:57'];

/** A small router with three clients on `wifi1`, one of whom is not let in. */
export function sampleRouter(changes: Partial<EmulatedRouter> = {}): EmulatedRouter {
  return {
    identity: 'ap-1',
    version: '7.18.2',
    packages: ['wifi-qcom'],
    user: 'kuuseki',
    password: 'correct horse',
    streamInterval: 5,
    clients: () => SAMPLE_MACS.map((mac, index) => sampleClient({ mac, authorized: index !== 2 })),
    interfaces: () => [
      sampleInterface({ name: 'ether1', comment: '光回線1', rxBytes: 9_000_000_000 }),
      sampleInterface({ name: 'ether2', comment: '予備の光回線', running: false, linkDowns: 4 }),
      sampleInterface({ name: 'wifi1', type: 'wifi', ssid: 'YY-SQUARE' }),
      sampleInterface({ name: 'wifi2', type: 'wifi', ssid: 'YY-STAFF' }),
    ],
    resources: () => ({ uptimeSeconds: 11_694, board: 'cAP ax', cpuLoad: 3 }),
    ...changes,
  };
}

/** One client, let in, on `wifi1`. */
export function sampleClient(changes: Partial<EmulatedClient> = {}): EmulatedClient {
  return {
    interface: 'wifi1',
    mac: SAMPLE_MACS[0]!,
    ssid: 'YY-SQUARE',
    signal: -55,
    authorized: true,
    lastActivitySeconds: 0.17,
    ...changes,
  };
}

type Interface = ReturnType<EmulatedRouter['interfaces']>[number];

/** One port that works. */
export function sampleInterface(changes: Partial<Interface> & { name: string }): Interface {
  return { type: 'ether', running: true, rxBytes: 1000, txBytes: 500, linkDowns: 1, ...changes };
}
