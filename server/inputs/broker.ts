import { createServer, type Server } from 'node:net';
import { Aedes } from 'aedes';
import { toIso, type Clock } from '../clock.ts';
import type { Intake } from './intake.ts';

export interface BrokerOptions {
  /** 0: any free port. */
  port: number;
  intake: Intake;
  clock: Clock;
}

/** Bytes of the largest payload: a people counter's photo is 64 KiB at most. */
const PAYLOAD = 64 * 1024;

/**
 * The embedded broker: MQTT 3.1.1 on the loopback address, for a first try and a small office. A
 * sensor's PUBACK waits for our commit, so that its memory needs no persistence of its own.
 */
export class EmbeddedBroker {
  readonly #options: BrokerOptions;
  #server: Server | null = null;
  #aedes: Aedes | null = null;

  constructor(options: BrokerOptions) {
    this.#options = options;
  }

  /**
   * Listens on 127.0.0.1.
   * @returns the port
   * @throws with a sentence that names KUUSEKI_MQTT_PORT when the port is taken
   */
  async start(): Promise<number> {
    const { intake, clock } = this.#options;
    const aedes = await Aedes.createBroker({ concurrency: 1000 });
    aedes.authorizePublish = (client, packet, callback) => {
      if (client === null) return callback(null);
      const payload =
        typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
      if (payload.length > PAYLOAD) return callback(new Error('payload too large'));
      const message = {
        topic: packet.topic,
        payload,
        receivedAt: toIso(clock.now()),
      };
      if (!intake.accept(message, () => callback(null))) callback(new Error('queue full'));
    };
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy()); // a sensor that drops its line is no news
      aedes.handle(socket);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'EADDRINUSE'
            ? new Error(
                `Port ${this.#options.port} is taken. Set KUUSEKI_MQTT_PORT to a free port, or MQTT_URL to your broker.`,
              )
            : error,
        ),
      );
      server.listen(this.#options.port, '127.0.0.1', resolve);
    });
    this.#server = server;
    this.#aedes = aedes;
    return (server.address() as { port: number }).port;
  }

  async stop(): Promise<void> {
    const [server, aedes] = [this.#server, this.#aedes];
    this.#server = null;
    this.#aedes = null;
    if (server === null || aedes === null) return;
    server.close();
    await new Promise<void>((resolve) => aedes.close(resolve));
  }
}
