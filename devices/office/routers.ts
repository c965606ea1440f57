import {
  startRouter,
  type EmulatedClient,
  type EmulatedInterface,
  type EmulatedRoute,
  type RunningRouter,
} from '../routeros/emulator/emulator.ts';
import { ACCESS_POINTS, type AccessPointDevice } from './inventory.ts';
import type { Player } from './player.ts';
import { random } from './random.ts';
import { SECOND } from './venue.ts';

/** Where the routers listen: any free ports, or one given port for each access point. */
export type Ports = true | readonly number[];

/** The account that the emulated routers know; they listen on the loopback address only. */
const USER = 'kuuseki';
const PASSWORD = 'virtual-office';
const SSID = 'KUUSEKI-GUEST';
const RADIO = 'wifi1';

/** Bytes a second: an idle line, and each client. */
const IDLE_RATE = 4_000;
const CLIENT_RATE = 60_000;

interface Traffic {
  rx: number;
  tx: number;
  linkDowns: number;
  up: boolean;
}

/** Keys of the traffic table: router and interface. A router without uplinks has one cable. */
function interfacesOf(device: AccessPointDevice): string[] {
  const cables = device.lines.map((line) => line.interface);
  return [...(cables.length > 0 ? cables : ['uplink']), RADIO].map(
    (name) => `${device.id} ${name}`,
  );
}

/** The access points of the virtual office: RouterOS on sockets, fed by the player. */
export class Routers {
  readonly #player: Player;
  readonly #startedAt: number;
  readonly #traffic = new Map<string, Traffic>();
  readonly #switchedOff = new Set<string>();
  readonly #linesOff = new Set<string>();
  readonly #off = new Set<string>();
  #running: { device: AccessPointDevice; router: RunningRouter }[] = [];
  #wall: number;

  /** `startedAt`: wall-clock epoch ms. */
  constructor(player: Player, startedAt: number) {
    this.#player = player;
    this.#startedAt = startedAt;
    this.#wall = startedAt;
    for (const name of ACCESS_POINTS.flatMap((device) => interfacesOf(device))) {
      this.#traffic.set(name, { rx: 0, tx: 0, linkDowns: 0, up: true });
    }
  }

  /** Rejects when a port is taken; then none is left open. */
  async start(ports: Ports): Promise<void> {
    try {
      for (const [i, device] of ACCESS_POINTS.entries()) {
        const port = ports === true ? 0 : (ports[i] ?? 0);
        const router = await startRouter(this.#emulated(device), { host: '127.0.0.1', port });
        this.#running.push({ device, router });
      }
    } catch (error) {
      await this.stop();
      throw error;
    }
    this.advance(this.#wall);
  }

  /** The value for KUUSEKI_ACCESS_POINTS. */
  get urls(): string {
    return this.#running
      .map(({ device, router }) => {
        const lines = device.lines
          .map((line) => `${line.interface}:${encodeURIComponent(line.name)}`)
          .join(',');
        const name = encodeURIComponent(device.name);
        const more = lines === '' ? '' : `&lines=${lines}`;
        return `routeros://${USER}:${PASSWORD}@127.0.0.1:${router.port}/?id=${device.id}&name=${name}${more}`;
      })
      .join(' ');
  }

  /** Lets traffic flow and the day's faults begin and end. `wall`: epoch ms. */
  advance(wall: number): void {
    const seconds = Math.max(0, wall - this.#wall) / SECOND;
    this.#wall = Math.max(this.#wall, wall);
    for (const device of ACCESS_POINTS) {
      const clients = this.#present(device.id).length;
      for (const name of interfacesOf(device)) this.#flow(name, clients, seconds);
    }
    for (const { device, router } of this.#running) {
      const off = this.#switchedOff.has(device.id) || this.#isFaulty('unreachable', device.id);
      if (off === this.#off.has(device.id)) continue;
      if (off) {
        this.#off.add(device.id);
        router.inject({ kind: 'off' });
      } else {
        this.#off.delete(device.id);
        router.heal('off');
      }
    }
  }

  /** Switches a whole access point. RangeError for an unknown one. */
  power(id: string, on: boolean): void {
    if (!ACCESS_POINTS.some((device) => device.id === id)) throw new RangeError(`no router ${id}`);
    if (on) this.#switchedOff.delete(id);
    else this.#switchedOff.add(id);
    this.advance(this.#wall);
  }

  /** Plugs or unplugs an uplink, e.g. `ether1`. RangeError for an unknown one. */
  line(name: string, up: boolean): void {
    const known = ACCESS_POINTS.some(({ lines }) => lines.some((line) => line.interface === name));
    if (!known) throw new RangeError(`no line ${name}`);
    if (up) this.#linesOff.delete(name);
    else this.#linesOff.add(name);
    this.advance(this.#wall);
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = [];
    await Promise.all(running.map(({ router }) => router.stop()));
  }

  #flow(key: string, clients: number, seconds: number): void {
    const traffic = this.#traffic.get(key);
    if (!traffic) return;
    const line = key.split(' ')[1] ?? '';
    const up = !this.#linesOff.has(line) && !this.#isFaulty('line-down', line);
    if (traffic.up && !up) traffic.linkDowns++;
    traffic.up = up;
    if (!up) return;
    const bytes = Math.round(seconds * (IDLE_RATE + clients * CLIENT_RATE));
    traffic.rx += bytes;
    traffic.tx += Math.round(bytes / 6);
  }

  #emulated(device: AccessPointDevice) {
    const uptime = () => Math.floor((this.#wall - this.#startedAt) / SECOND) + 3 * 86_400;
    return {
      identity: device.id,
      version: '7.18.2',
      packages: ['wifi-qcom'] as const,
      user: USER,
      password: PASSWORD,
      clients: () => this.#clients(device.id),
      interfaces: () => this.#interfaces(device),
      resources: () => ({
        uptimeSeconds: uptime(),
        board: 'cAP ax',
        cpuLoad: Math.min(90, 3 + this.#present(device.id).length),
        totalMemory: 1_073_741_824,
        freeMemory: 702_000_000,
      }),
      routes: () => this.#routes(device),
      ping: () =>
        device.lines.length === 0 || this.#routes(device).some((r) => r.active) ? 6 : null,
    };
  }

  #present(ap: string) {
    const now = this.#player.now;
    return this.#player.day.associations.filter(
      (client) => client.ap === ap && client.from <= now && now < client.to,
    );
  }

  #clients(ap: string): EmulatedClient[] {
    const now = this.#player.now;
    return this.#present(ap).map(({ mac, from }) => {
      const rng = random('signal', mac);
      return {
        interface: RADIO,
        mac,
        ssid: SSID,
        signal: rng.whole(-74, -42),
        authorized: true,
        lastActivitySeconds: rng.whole(0, 50),
        uptimeSeconds: Math.floor((now - from) / SECOND),
      };
    });
  }

  #interfaces(device: AccessPointDevice): EmulatedInterface[] {
    return interfacesOf(device).map((key) => {
      const name = key.split(' ')[1] ?? '';
      const line = device.lines.find((one) => one.interface === name);
      const traffic = this.#traffic.get(key);
      return {
        name,
        type: name === RADIO ? 'wifi' : 'ether',
        running: traffic?.up ?? true,
        rxBytes: traffic?.rx ?? 0,
        txBytes: traffic?.tx ?? 0,
        linkDowns: traffic?.linkDowns ?? 0,
        ...(line ? { comment: line.name } : {}),
        ...(name === RADIO ? { ssid: SSID } : {}),
      };
    });
  }

  /** The second line stands by for the first. */
  #routes(device: AccessPointDevice): EmulatedRoute[] {
    let taken = false;
    return device.lines.map((line, i) => {
      const active = !taken && (this.#traffic.get(`${device.id} ${line.interface}`)?.up ?? false);
      taken ||= active;
      return {
        destination: '0.0.0.0/0',
        gateway: `203.0.113.${i + 1}`,
        interface: line.interface,
        active,
        distance: i + 1,
      };
    });
  }

  #isFaulty(kind: 'unreachable' | 'line-down', what: string): boolean {
    const now = this.#player.now;
    return this.#player.day.faults.some((fault) => {
      if (fault.kind !== kind || fault.from > now || now >= fault.until) return false;
      return fault.kind === 'line-down' ? fault.line === what : fault.dev === what;
    });
  }
}
