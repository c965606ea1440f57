/** The state of an emulated router. Its owner answers the callbacks at each request. */

export interface EmulatedClient {
  /** Name of the radio interface. */
  interface: string;
  mac: string;
  ssid: string;
  /** dBm, e.g. -55. */
  signal: number;
  authorized: boolean;
  /** Seconds; fractions are given as milliseconds. */
  lastActivitySeconds: number;
  /** Seconds since the association; 60 when left out. */
  uptimeSeconds?: number;
  /** Another access point or bridge, not a person's device. */
  repeater?: boolean;
  /** Announced by DHCP; appears in the lease table only. */
  hostname?: string;
}

export interface EmulatedInterface {
  name: string;
  /** `wifi`, `wlan` and `cap` are radios of the newer, the older and the central (CAPsMAN) kind. */
  type: 'ether' | 'wifi' | 'wlan' | 'cap' | 'bridge';
  /** Bytes for a comment in another encoding than UTF-8. */
  comment?: string | Uint8Array;
  running: boolean;
  disabled?: boolean;
  /** Bytes since the router's start. */
  rxBytes: number;
  txBytes: number;
  linkDowns: number;
  /** Network of a radio. */
  ssid?: string;
}

export interface EmulatedResources {
  /** Seconds since the router's start. */
  uptimeSeconds: number;
  board: string;
  /** Per cent. */
  cpuLoad?: number;
  /** Bytes. */
  freeMemory?: number;
  totalMemory?: number;
}

export interface EmulatedRoute {
  /** e.g. `0.0.0.0/0`. */
  destination: string;
  gateway: string;
  /** The interface that leads to the gateway; without it the route names the gateway only. */
  interface?: string;
  active: boolean;
  distance: number;
}

export type EmulatedPackage = 'wifi-qcom' | 'wifi-qcom-ac' | 'wifiwave2' | 'wireless' | 'caps-man';

export interface EmulatedRouter {
  identity: string;
  /** RouterOS version; 7.18 and later announce empty answers by `!empty`. */
  version: string;
  packages: readonly EmulatedPackage[];
  user: string;
  password: string;
  /** What the account may do; everything a poller needs when left out. */
  policies?: readonly ('read' | 'api' | 'test')[];
  /** `challenge`: the MD5 login of versions before 6.43. */
  login?: 'plain' | 'challenge';
  clients(): readonly EmulatedClient[];
  interfaces(): readonly EmulatedInterface[];
  resources(): EmulatedResources;
  routes?(): readonly EmulatedRoute[];
  /** Milliseconds of the round trip, null when the address does not answer; always 1 if left out. */
  ping?(address: string): number | null;
  /** Milliseconds between the rows of a command without `once`; 1000 when left out. */
  streamInterval?: number;
}

/** Whether a version is at least `major.minor`. */
export function isAtLeast(version: string, major: number, minor: number): boolean {
  const [ours, theirs] = version.split('.').map((part) => Number.parseInt(part, 10));
  return ours! > major || (ours === major && (theirs ?? 0) >= minor);
}
