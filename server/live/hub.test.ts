import { createServer, type Server as HttpServer } from 'node:http';
import type { Socket as NodeSocket } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../testing/processes.ts';
import { Hub, type Audience } from './hub.ts';

interface Frame {
  from?: number;
  clock: number;
  takenAt: string;
  values: Record<string, number>;
}

/** A board of numbers: enough to tell whether a viewer ends with the truth. */
class Numbers {
  readonly values: Record<string, number> = {};
  #dirty: Record<string, number> = {};

  set(key: string, value: number): void {
    this.values[key] = value;
    this.#dirty[key] = value;
  }

  audience(name: string): Audience {
    return {
      name,
      snapshot: (clock, takenAt) => ({ clock, takenAt, values: { ...this.values } }),
      takeDelta: () => {
        const delta = this.#dirty;
        this.#dirty = {};
        return Object.keys(delta).length === 0 ? null : { values: delta };
      },
      forget: () => void (this.#dirty = {}),
    };
  }
}

/** Follows the stream by the rules of the protocol; a gap is a fault here, not something to heal. */
class Viewer {
  clock = -1;
  values: Record<string, number> = {};
  faults: string[] = [];
  snapshots = 0;
  beats = 0;
  readonly socket: Socket;

  constructor(url: string) {
    this.socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
    this.socket.on('snapshot', (frame: Frame) => {
      this.snapshots += 1;
      this.clock = frame.clock;
      this.values = { ...frame.values };
    });
    this.socket.on('delta', (frame: Frame) => {
      if (frame.from !== this.clock)
        this.faults.push(`${frame.from} does not follow ${this.clock}`);
      this.clock = frame.clock;
      Object.assign(this.values, frame.values);
    });
    this.socket.on('beat', (frame: Frame) => {
      this.beats += 1;
      if (frame.clock !== this.clock) this.faults.push(`beat ${frame.clock} at ${this.clock}`);
    });
  }
}

describe('hub', () => {
  let http: HttpServer;
  let server: Server;
  let hub: Hub;
  let numbers: Numbers;
  let url = '';
  const observed: number[] = [];

  beforeEach(async () => {
    http = createServer();
    server = new Server(http, { transports: ['websocket'] });
    numbers = new Numbers();
    hub = new Hub(server, 'venue', [numbers.audience('/public')], { now: () => 1e12 }, (seconds) =>
      observed.push(seconds),
    );
    hub.start();
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(http.address() as { port: number }).port}/public`;
  });
  afterEach(async () => {
    hub.stop();
    server.disconnectSockets(true);
    http.closeAllConnections();
    await server.close();
  });

  const change = (key: string, value: number) => {
    numbers.set(key, value);
    hub.changed();
  };

  it('gives every viewer the truth without a gap, also those who come in the middle', async () => {
    let state = 42;
    const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const viewers: Viewer[] = [];
    for (let n = 0; n < 400; n += 1) {
      if (n % 40 === 0) viewers.push(new Viewer(url));
      change(`k${Math.floor(random() * 20)}`, n);
      if (random() < 0.2) await new Promise((resolve) => setImmediate(resolve));
      if (random() < 0.05) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until('every viewer to end right', () =>
      viewers.every(
        (viewer) =>
          JSON.stringify(Object.entries(viewer.values).sort()) ===
          JSON.stringify(Object.entries(numbers.values).sort()),
      ),
    );
    expect(viewers.flatMap((viewer) => viewer.faults)).toEqual([]);
    expect(viewers.map((viewer) => viewer.snapshots)).toEqual(viewers.map(() => 1));
    expect(observed.length).toBeGreaterThan(0);
    for (const viewer of viewers) viewer.socket.close();
  });

  it('answers a resync with the whole picture, and beats', async () => {
    const viewer = new Viewer(url);
    await until('the first picture', () => viewer.snapshots === 1);
    change('a', 1);
    await until('the change', () => viewer.values.a === 1);
    viewer.socket.emit('resync');
    await until('the second picture', () => viewer.snapshots === 2);
    expect(viewer.values).toEqual({ a: 1 });
    await until('a beat', () => viewer.beats > 0);
    expect(viewer.faults).toEqual([]);
    viewer.socket.close();
  }, 30_000);

  /** The viewer's machine stops reading: what it is sent stays in the server's buffers. */
  const stopReading = (viewer: Viewer): NodeSocket => {
    const { transport } = viewer.socket.io.engine as unknown as {
      transport: { ws: { _socket: NodeSocket } };
    };
    return transport.ws._socket.pause();
  };

  it.each([
    ['many small changes', 400],
    ['one big change', 1],
  ])(
    'sends a viewer away that does not read: %s',
    async (_, changes) => {
      const [slow, quick] = [new Viewer(url), new Viewer(url)];
      await until('both to be there', () => slow.snapshots + quick.snapshots === 2);
      const line = stopReading(slow);
      for (let n = 0; n < changes; n += 1) {
        change('a'.repeat(16_000_000 / changes), n);
        while (quick.clock <= n) await new Promise((resolve) => setImmediate(resolve));
      }
      await until('it to be sent away', () => hub.dropped === 1);
      line.resume();
      await until('it to be gone', () => !slow.socket.connected);
      expect([quick.socket.connected, quick.faults]).toEqual([true, []]);
      quick.socket.close();
    },
    60_000,
  );

  it('sends a viewer away that asks without end', async () => {
    const greedy = new Viewer(url);
    await until('the viewer to be there', () => greedy.snapshots === 1);
    for (let n = 0; n < 150; n += 1) greedy.socket.emit('resync');
    await until('it to be gone', () => !greedy.socket.connected);
  }, 60_000);
});
