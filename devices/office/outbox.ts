import type { IClientOptions, MqttClient } from 'mqtt';
import mqtt from 'mqtt';
import { zigbeeBridge, type Publication } from './gateways.ts';

export interface Broker {
  /** `mqtt://host:port` or `mqtts://…`. */
  url: string;
  username?: string;
  password?: string;
  /** 4 = MQTT 3.1.1, which every broker speaks; 5. */
  protocolVersion?: 4 | 5;
  clientId?: string;
  /** PEM of the authority of the broker's certificate. */
  ca?: string;
}

/** Messages kept while the broker is away; beyond that the oldest is given up. */
const LIMIT = 2000;
/** Messages handed to mqtt.js and not yet acknowledged. */
const WINDOW = 100;

/** Publishes at QoS 1 in order, keeps a bounded number of messages while the broker is away. */
export class Outbox {
  readonly #client: MqttClient;
  readonly #log: (line: string) => void;
  readonly #limit: number;
  #waiting: Publication[] = [];
  #unacknowledged = 0;
  #failing = false;
  #stopped = false;
  #dropped = 0;
  #delivered = 0;

  constructor(broker: Broker, log: (line: string) => void, limit = LIMIT) {
    this.#log = log;
    this.#limit = limit;
    const { url, ...rest } = broker;
    const will = { ...zigbeeBridge(false), qos: 1 as const };
    const options: IClientOptions = {
      protocolVersion: 4,
      reconnectPeriod: 1000,
      connectTimeout: 5000,
      clean: true,
      will: { ...will, payload: Buffer.from(will.payload) },
      ...rest,
    };
    this.#client = mqtt.connect(url, options);
    this.#client.on('connect', () => {
      this.#failing = false;
      this.#flush();
    });
    this.#client.on('error', (error) => this.#complain(error));
    this.#client.on('close', () => {
      if (!this.#stopped) this.#complain(new Error('connection closed'));
    });
  }

  /** Given up because the broker was away for too long. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Acknowledged by the broker. */
  get delivered(): number {
    return this.#delivered;
  }

  push(publication: Publication): void {
    if (this.#stopped) return;
    this.#waiting.push(publication);
    this.#bound();
    this.#flush();
  }

  /** Sends what waits when the broker is there; gives up after `patience` ms. */
  async stop(patience = 1000): Promise<void> {
    this.#stopped = true;
    if (this.#client.connected && this.#waiting.length + this.#unacknowledged > 0) {
      await new Promise<void>((done) => {
        const timer = setTimeout(done, patience);
        this.#whenEmpty = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
    this.#dropped += this.#waiting.length;
    this.#waiting = [];
    await this.#client.endAsync(true);
  }

  #whenEmpty: () => void = () => undefined;

  #flush(): void {
    while (this.#client.connected && this.#unacknowledged < WINDOW) {
      const next = this.#waiting.shift();
      if (!next) break;
      this.#unacknowledged++;
      const { topic, payload, retain } = next;
      this.#client.publish(topic, payload, { qos: 1, retain }, (error) => {
        this.#unacknowledged--;
        if (!error) this.#delivered++;
        else this.#takeBack(next);
        this.#flush();
      });
    }
    if (this.#waiting.length + this.#unacknowledged === 0) this.#whenEmpty();
  }

  #takeBack(publication: Publication): void {
    if (this.#stopped) {
      this.#dropped++;
      return;
    }
    this.#waiting.unshift(publication);
    this.#bound();
  }

  #bound(): void {
    while (this.#waiting.length > this.#limit) {
      this.#waiting.shift();
      this.#dropped++;
    }
  }

  /** Once for each loss of the broker, not once for each attempt. */
  #complain(error: Error): void {
    if (this.#failing || this.#stopped) return;
    this.#failing = true;
    this.#log(`virtual office: no broker (${error.message || error.name}), trying again`);
  }
}
