import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Connection } from './connection.ts';
import { Faults, type Fault, type FaultKind } from './faults.ts';
import { withReboots } from './reboots.ts';
import type { EmulatedRouter } from './router.ts';

export type { Fault, FaultKind } from './faults.ts';
export type {
  EmulatedClient,
  EmulatedInterface,
  EmulatedPackage,
  EmulatedResources,
  EmulatedRoute,
  EmulatedRouter,
} from './router.ts';

/** Where to listen; 127.0.0.1 and any free port by default. `key` and `cert` are PEM. */
export interface ListenOptions {
  host?: string;
  port?: number;
  tls?: { key: string; cert: string };
}

/** An emulated router that listens. */
export interface RunningRouter {
  readonly host: string;
  readonly port: number;
  /** Connections that are open now. */
  readonly connections: number;
  /** Connections accepted since the start. */
  readonly accepted: number;
  /** Commands received since the start, answered or not. */
  readonly requests: number;
  inject(fault: Fault): void;
  /** Ends one kind of fault, or all. */
  heal(kind?: FaultKind): void;
  /** Drops all connections; uptime, traffic and link losses begin at zero again. */
  reboot(): void;
  /** Closes everything; resolves when the port is free. */
  stop(): Promise<void>;
}

/**
 * Speaks the RouterOS API for a router whose state `router` answers at each request, over a
 * socket, as faithfully as devices.md 2.4 asks. Rejects when it cannot listen.
 */
export async function startRouter(
  router: EmulatedRouter,
  listen: ListenOptions = {},
): Promise<RunningRouter> {
  const faults = new Faults();
  const state = withReboots(router);
  const sockets = new Set<Socket>();
  let accepted = 0;
  let requests = 0;
  const accept = (socket: Socket, raw: Socket) => {
    socket.setNoDelay(true);
    new Connection(socket, state, faults, {
      requested: () => (requests += 1),
      reset: () => reset(raw),
    });
  };
  const server = listen.tls
    ? createTlsServer({ ...listen.tls, minVersion: 'TLSv1.2' })
    : createServer();
  // A TLS server hands the socket below each connection to `connection` first.
  server.on('connection', (raw: Socket) => {
    accepted += 1;
    sockets.add(raw);
    raw.on('close', () => sockets.delete(raw));
    raw.on('error', () => undefined);
    if (faults.find('off')) reset(raw);
    else if (!listen.tls) accept(raw, raw);
  });
  if (listen.tls) {
    server.on('secureConnection', (socket: Socket) => accept(socket, socket));
    server.on('tlsClientError', () => undefined);
  }
  const host = listen.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen.port ?? 0, host, resolve);
  });

  return {
    host,
    port: (server.address() as AddressInfo).port,
    get connections() {
      return sockets.size;
    },
    get accepted() {
      return accepted;
    },
    get requests() {
      return requests;
    },
    inject(fault) {
      faults.set(fault);
      if (fault.kind === 'off') sockets.forEach(reset);
    },
    heal: (kind) => faults.clear(kind),
    reboot() {
      state.reboot();
      sockets.forEach(reset);
    },
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function reset(socket: Socket): void {
  try {
    socket.resetAndDestroy();
  } catch {
    socket.destroy();
  }
}
