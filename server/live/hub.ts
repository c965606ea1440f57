import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io';
import { BEAT_EVERY, BEAT_LIMIT } from '../contract/timing.ts';
import { toIso, type Clock } from '../clock.ts';

/** One audience: what its snapshot is, and what a change means to it. */
export interface Audience {
  /** Socket.IO namespace, e.g. `/public`. */
  name: string;
  /** The whole picture; `clock` and `takenAt` are the hub's. */
  snapshot: (clock: number, takenAt: string) => object;
  /** Whole records of what changed since the last call, or null when nothing did for this audience. */
  takeDelta: () => object | null;
  /** Nobody watches: what changed need not be told. */
  forget: () => void;
}

/** Milliseconds that changes may wait for each other when the server is busy. */
const TICK = 100;
/** Packets a viewer may lag behind before it is sent away; it comes back and gets a snapshot. */
const BACKLOG = 64;
/** Beats in a row without anything handed to the network: the viewer no longer believes what it shows. */
const STUCK = Math.ceil(BEAT_LIMIT / BEAT_EVERY);

/** Beats since something was last handed to the network for this viewer. */
interface Viewer {
  stuck: number;
}
type Connection = Socket<Loose, Loose, Loose, Viewer>;
type Loose = DefaultEventsMap;

interface Room {
  audience: Audience;
  namespace: Namespace<Loose, Loose, Loose, Viewer>;
  clock: number;
  /** Encoded by nobody yet: kept until the next change. */
  cached: object | null;
}

/**
 * Sends every viewer a snapshot, then numbered deltas, in one ordered stream. A change is sent at once
 * when it is quiet; when it is busy, changes wait as long as the last sending took, at most 100 ms.
 */
export class Hub {
  readonly #venue: string;
  readonly #clock: Clock;
  readonly #rooms: Room[];
  readonly #observe: (seconds: number) => void;
  #pendingSince: number | null = null;
  #scheduled = false;
  #cost = 0;
  #beat: NodeJS.Timeout | null = null;
  /** Viewers sent away because they could not keep up. */
  dropped = 0;

  /** @param observe seconds from a change's arrival to its sending */
  constructor(
    io: Server,
    venue: string,
    audiences: Audience[],
    clock: Clock,
    observe: (seconds: number) => void,
  ) {
    this.#venue = venue;
    this.#clock = clock;
    this.#observe = observe;
    this.#rooms = audiences.map((audience) => ({
      audience,
      namespace: io.of(audience.name),
      clock: 0,
      cached: null,
    }));
  }

  start(): void {
    for (const room of this.#rooms) {
      room.namespace.on('connection', (socket) => {
        const welcome = () => {
          // Joined and given the picture in one step: no delta falls between the two.
          this.#flush();
          socket.emit('snapshot', this.#snapshot(room));
          void socket.join(this.#venue);
        };
        socket.data.stuck = 0;
        socket.conn.on('drain', () => (socket.data.stuck = 0));
        let resyncs = 0;
        socket.on('resync', () => {
          // A client that asks without end is broken or hostile.
          if ((resyncs += 1) > 100) socket.disconnect(true);
          else welcome();
        });
        welcome();
      });
    }
    this.#beat = setInterval(() => this.#onBeat(), BEAT_EVERY);
  }

  stop(): void {
    if (this.#beat !== null) clearInterval(this.#beat);
  }

  /** Tells every viewer that the server ends on purpose: what is lost now comes back by itself. */
  async sayGoodbye(): Promise<void> {
    for (const { namespace } of this.#rooms) namespace.to(this.#venue).emit('goodbye');
    // The sockets are closed next: the packets have to leave first.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** Viewers by audience. */
  viewers(): Record<string, number> {
    return Object.fromEntries(
      this.#rooms.map(({ audience, namespace }) => [
        audience.name.slice(1),
        namespace.sockets.size,
      ]),
    );
  }

  /** Something changed for somebody. */
  changed(): void {
    this.#pendingSince ??= performance.now();
    if (this.#scheduled) return;
    this.#scheduled = true;
    const run = () => {
      this.#scheduled = false;
      this.#flush();
    };
    if (this.#cost < 1) setImmediate(run);
    else setTimeout(run, Math.min(TICK, this.#cost));
  }

  /** Gives everybody the whole picture anew: the layout itself changed. */
  resend(): void {
    this.#flush();
    for (const room of this.#rooms) {
      room.clock += 1;
      room.cached = null;
      room.namespace.to(this.#venue).emit('snapshot', this.#snapshot(room));
    }
  }

  #flush(): void {
    const begun = performance.now();
    let sent = false;
    for (const room of this.#rooms) {
      if (room.namespace.sockets.size === 0) {
        room.audience.forget();
        room.cached = null;
        continue;
      }
      const delta = room.audience.takeDelta();
      if (delta === null) continue;
      sent = true;
      const from = room.clock;
      room.clock += 1;
      room.cached = null;
      const takenAt = toIso(this.#clock.now());
      room.namespace.to(this.#venue).emit('delta', { from, clock: room.clock, takenAt, ...delta });
    }
    const ended = performance.now();
    this.#cost = ended - begun;
    if (sent && this.#pendingSince !== null) this.#observe((ended - this.#pendingSince) / 1000);
    this.#pendingSince = null;
  }

  #snapshot(room: Room): object {
    room.cached ??= room.audience.snapshot(room.clock, toIso(this.#clock.now()));
    return room.cached;
  }

  #onBeat(): void {
    const takenAt = toIso(this.#clock.now());
    for (const room of this.#rooms) {
      room.cached = null; // confidence and age move without a change
      for (const socket of room.namespace.sockets.values()) this.#check(socket);
      room.namespace.to(this.#venue).emit('beat', { clock: room.clock, takenAt });
    }
  }

  /** Sends a viewer away that does not read: too many packets wait, or none has left for too long. */
  #check(socket: Connection): void {
    const { writeBuffer } = socket.conn as unknown as { writeBuffer: unknown[] };
    socket.data.stuck = (socket.data.stuck ?? 0) + 1;
    if (writeBuffer.length <= BACKLOG && socket.data.stuck <= STUCK) return;
    this.dropped += 1;
    // A polite end would wait until the viewer has read what it does not read.
    socket.conn.request.socket.destroy();
  }
}
