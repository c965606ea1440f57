import mqtt, { type IPublishPacket, type MqttClient, type Packet } from 'mqtt';
import { SUBSCRIPTIONS } from '../../devices/subscriptions.ts';
import { toIso, type Clock } from '../clock.ts';
import type { Intake } from './intake.ts';

export interface MqttInputOptions {
  url: string;
  user?: string | undefined;
  password?: string | undefined;
  /** PEM of the authority that signed the broker's certificate. */
  ca?: string | undefined;
  venue: string;
  intake: Intake;
  clock: Clock;
  /** The broker is there and sends us what we asked for, or is gone. */
  onState: (up: boolean) => void;
  log: (sentence: string) => void;
}

const LATER = new Error('acknowledged after commit');
/** Messages the broker may send ahead of our acknowledgements. */
const IN_FLIGHT = 500;

/**
 * Listens to a real broker: MQTT 5, persistent session under one client id per venue, QoS 1. A message
 * is acknowledged only after its readings are committed. mqtt.js 5.16 reads the next packet only after
 * `handleMessage` calls back, so it is answered at once with an error (which sends no PUBACK and is
 * otherwise ignored) and the PUBACK is sent by us.
 */
export class MqttInput {
  readonly #options: MqttInputOptions;
  #client: MqttClient | null = null;
  #refused: NodeJS.Timeout | null = null;

  constructor(options: MqttInputOptions) {
    this.#options = options;
  }

  /** Connects, and keeps connecting; returns at once. */
  start(): void {
    const { url, user, password, ca, venue, log } = this.#options;
    const client = mqtt.connect(url, {
      protocolVersion: 5,
      clientId: `kuuseki-${venue}`,
      clean: false,
      properties: { sessionExpiryInterval: 86_400, receiveMaximum: IN_FLIGHT },
      username: user,
      password,
      ...(ca === undefined ? {} : { ca }),
      reconnectPeriod: 1_000,
      // A broker that refuses today (busy, a password not set yet) may not tomorrow.
      reconnectOnConnackError: true,
      connectTimeout: 5_000,
      keepalive: 10,
      resubscribe: false,
      reschedulePings: false,
    });
    this.#client = client;
    client.handleMessage = (packet, next) => this.#handle(client, packet, next);
    client.on('connect', () => {
      log('MQTT broker connected');
      // rh 0: retained messages are sent on every subscription; they are snapshots and harmless.
      client.subscribe(SUBSCRIPTIONS, { qos: 1, rap: true, rh: 0 }, (error, granted) => {
        const refused = granted?.filter((each) => each.qos > 2).map((each) => each.topic) ?? [];
        if (error !== null) log(`MQTT subscription failed: ${error.message}`);
        else if (refused.length > 0) log(`MQTT broker refuses to send ${refused.join(', ')}`);
        // Until the broker has our subscription it keeps nothing for us: only now do we hear.
        if (error === null) this.#options.onState(true);
      });
    });
    client.on('close', () => this.#options.onState(false));
    let said = '';
    client.on('error', (error) => {
      if (error.message !== said) log(`MQTT broker: ${error.message}`);
      said = error.message;
    });
  }

  /** Leaves the broker; the session stays there and keeps what comes in the meantime. */
  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    if (this.#refused !== null) clearInterval(this.#refused);
    await client?.endAsync(true);
  }

  #handle(client: MqttClient, packet: IPublishPacket, next: (error?: Error) => void): void {
    const stream = client.stream;
    const { payload, topic, messageId, qos, retain } = packet;
    const accepted = this.#options.intake.accept(
      {
        topic,
        payload: typeof payload === 'string' ? Buffer.from(payload) : payload,
        receivedAt: toIso(this.#options.clock.now()),
        retained: retain,
      },
      () => {
        // Never on another connection: message ids are used again.
        if (qos === 1 && client.stream === stream && client.connected) {
          acknowledge(client, { cmd: 'puback', messageId, reasonCode: 0 });
        }
      },
    );
    if (!accepted) this.#askAgainLater(client);
    next(qos === 1 ? LATER : undefined);
  }

  /** A broker sends what was not acknowledged again on a new connection, and on no other. */
  #askAgainLater(client: MqttClient): void {
    if (this.#refused !== null) return;
    const { intake, log } = this.#options;
    log('the queue is full: the broker keeps what follows');
    this.#refused = setInterval(() => {
      if (intake.waiting > IN_FLIGHT || this.#refused === null) return;
      clearInterval(this.#refused);
      this.#refused = null;
      client.stream.destroy();
    }, 1_000);
  }
}

/** `_sendPacket` is mqtt.js's own way out; its version is pinned, and a kill test stands guard. */
function acknowledge(client: MqttClient, packet: Packet): void {
  (client as unknown as { _sendPacket: (packet: Packet) => void })._sendPacket(packet);
}
