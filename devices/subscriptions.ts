import { CHIRPSTACK } from './envelopes/chirpstack.ts';
import type { Envelope } from './envelopes/envelope.ts';
import { OWN } from './envelopes/own.ts';
import { THINGS_STACK } from './envelopes/things-stack.ts';
import { ZIGBEE2MQTT } from './envelopes/zigbee2mqtt.ts';
import { REPORTS } from './milesight/report.ts';

/** Every wrapping that we know, told apart by topic. */
export const ENVELOPES: Envelope[] = [THINGS_STACK, CHIRPSTACK, ZIGBEE2MQTT, OWN, REPORTS];

/** MQTT topic filters of every message that `decode` understands; never `#` alone. */
export const SUBSCRIPTIONS: string[] = ENVELOPES.flatMap((envelope) => envelope.subscriptions);

/** Whether some envelope claims the topic. */
export function isKnownTopic(topic: string): boolean {
  return ENVELOPES.some((envelope) => envelope.claims(topic));
}
