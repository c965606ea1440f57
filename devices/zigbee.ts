import type { Heartbeat, Reading } from './readings.ts';
import { modelNumber, type Example, type Row } from './row.ts';

/** Xiaomi and Aqara battery sensors check in every 50 min; 2.5 beats make a time-out of 2 h. */
const BATTERY: Heartbeat = { free: 3000, occupied: 3000 };
/** Mains radars report illuminance and distance every few seconds; 4 min is already silence. */
const CHATTY: Heartbeat = { free: 240, occupied: 240 };
/** Mains devices that speak on change only answer Zigbee2MQTT's ping, every 10 min. */
const PINGED: Heartbeat = { free: 720, occupied: 720 };

interface Sample {
  source: string;
  topic: string;
  payload: Record<string, unknown>;
  readings: Reading[];
}

function zigbee(
  model: string,
  named: RegExp,
  power: Row['power'],
  heartbeat: Heartbeat,
  samples: Sample[],
): Row {
  const examples = samples.map(({ source, topic, payload, readings }): Example => ({
    source,
    input: { topic: `zigbee2mqtt/${topic}`, payload },
    readings,
  }));
  return { model, named, power, heartbeat, bridge: 'zigbee2mqtt/bridge', examples };
}

/** Presence and occupancy sensors behind Zigbee2MQTT. */
export const ZIGBEE: Row[] = [
  zigbee('Xiaomi RTCGQ01LM', modelNumber('rtcgq01lm'), 'battery', BATTERY, [
    {
      source:
        'https://github.com/Koenkk/zigbee2mqtt.io/blob/master/docs/guide/usage/mqtt_topics_and_messages.md',
      topic: 'FRIENDLY_NAME',
      payload: { occupancy: true },
      readings: [{ kind: 'presence', occupied: true }],
    },
  ]),
  zigbee('Aqara RTCGQ11LM', modelNumber('rtcgq11lm'), 'battery', BATTERY, [
    {
      source: 'https://github.com/Koenkk/zigbee2mqtt/issues/270',
      topic: '0x00158d0002006aa6',
      payload: { illuminance: 122, occupancy: true },
      readings: [
        { kind: 'presence', occupied: true },
        { kind: 'environment', illuminance: 122 },
      ],
    },
  ]),
  zigbee('Aqara RTCGQ13LM', modelNumber('rtcgq13lm'), 'battery', BATTERY, [
    {
      source: 'https://github.com/Koenkk/zigbee-herdsman-converters/pull/4006',
      topic: '0x04cf8cdf3c8a82e0',
      payload: { battery: 100, linkquality: 152, occupancy: true, state: 'OFF', temperature: 25 },
      readings: [
        { kind: 'presence', occupied: true },
        { kind: 'battery', percent: 100 },
        { kind: 'environment', temperature: 25 },
      ],
    },
  ]),
  zigbee('Aqara FP1', /(?<![a-z0-9])(rtczcgq11lm|fp1)(?![a-z0-9])/i, 'mains', PINGED, [
    {
      source: 'https://www.zigbee2mqtt.io/devices/RTCZCGQ11LM.html',
      topic: 'booth-1',
      payload: { presence: true, presence_event: 'enter', device_temperature: 28 },
      readings: [{ kind: 'presence', occupied: true }],
    },
  ]),
  zigbee('Aqara FP1E', /(?<![a-z0-9])(rtczcgq13lm|fp1e)(?![a-z0-9])/i, 'mains', PINGED, [
    {
      source: 'https://github.com/Koenkk/zigbee2mqtt/issues/23577',
      topic: 'booth-2',
      payload: { presence: true, movement: 'no_movement', target_distance: 1.42 },
      readings: [{ kind: 'presence', occupied: true }],
    },
  ]),
  // Firmware before 1.0.5 sticks at true (zigbee2mqtt #19771, #33163).
  zigbee('SONOFF SNZB-06P', modelNumber('snzb-?06p'), 'mains', PINGED, [
    {
      source: 'https://www.zigbee2mqtt.io/devices/SNZB-06P.html',
      topic: 'booth-1',
      payload: { occupancy: true, occupancy_timeout: 60, illumination: 'bright' },
      readings: [{ kind: 'presence', occupied: true }],
    },
  ]),
  zigbee('Tuya ZY-M100', modelNumber('zy-?m100'), 'mains', CHATTY, [
    {
      source: 'https://github.com/Andrik45719/ZY-M100/issues/1',
      topic: '0xa4c1382a6b329e9d',
      payload: { fading_time: 30, illuminance_lux: 369, presence: true, target_distance: null },
      readings: [
        { kind: 'presence', occupied: true },
        { kind: 'environment', illuminance: 369 },
      ],
    },
  ]),
];
