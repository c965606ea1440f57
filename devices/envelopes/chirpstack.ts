import { base64Of, jsonOf, numberOf, objectOf, stringOf, wholeOf, type Json } from '../json.ts';
import { instantOf } from '../clock.ts';
import { nothing, devEuiOf, refused, type Envelope, type Opened } from './envelope.ts';

const TOPIC = /^application\/[^/]+\/device\/([^/]+)\/event\/([^/]+)$/;

/**
 * ChirpStack v4 (events reference). Zero, false and empty fields are left out. The topic names the
 * device: the broker's access rules guard the topic, nothing guards the payload.
 */
export const CHIRPSTACK: Envelope = {
  subscriptions: ['application/+/device/+/event/+'],
  claims: (topic) => TOPIC.test(topic),
  open: (topic, incoming) => {
    const [, eui, event] = TOPIC.exec(topic) ?? [];
    const device = devEuiOf(eui);
    if (device === undefined) return refused(null, 'bad-dev-eui: the topic holds no DevEUI');
    const message = objectOf(jsonOf(incoming.payload));
    if (!message) return refused(device, 'bad-envelope: not a ChirpStack event');
    switch (event) {
      case 'up':
        return openUplink(device, message);
      case 'status':
        return openStatus(device, message);
      case 'log':
        return openLog(device, message);
      default:
        return nothing(device);
    }
  },
};

function openUplink(device: string, message: Json): Opened {
  const info = objectOf(message['deviceInfo']);
  const bytes = base64Of(stringOf(message['data'], 2000) ?? '');
  if (!info || !bytes) return refused(device, 'bad-envelope: no deviceInfo, or data not base64');
  const count = wholeOf(message['fCnt'] ?? 0);
  if (count === undefined) return refused(device, 'bad-envelope: fCnt is not a count');
  const tags = objectOf(info['tags']);
  return {
    device,
    content: {
      is: 'frame',
      bytes,
      fPort: wholeOf(message['fPort'], 0, 255),
      object: message['object'],
    },
    models: [stringOf(info['deviceProfileName']), stringOf(tags?.['model'])],
    // Every copy has its own deduplicationId; a join gives a new devAddr and counts from 0.
    key: `${device}|${stringOf(message['devAddr']) ?? ''}|${count}`,
    networkTime: instantOf(message['time']),
  };
}

/** DevStatusAns. No level: on external power, or the device cannot tell. */
function openStatus(device: string, message: Json): Opened {
  const percent = numberOf(message['batteryLevel'], 0, 100);
  if (percent === undefined || message['externalPowerSource'] === true) return nothing(device);
  return {
    ...nothing(device),
    content: { is: 'readings', readings: [{ kind: 'battery', percent }] },
    key: `${device}|status|${idOf(message)}`,
    networkTime: instantOf(message['time']),
  };
}

/** Errors and warnings of the network server about the device, by ChirpStack's own code. */
function openLog(device: string, message: Json): Opened {
  const code = stringOf(message['code'], 40);
  if (code === undefined || !/^[A-Z_]+$/.test(code)) {
    return refused(device, 'bad-envelope: a log event without a code');
  }
  if (message['level'] === 'INFO') return nothing(device);
  return {
    ...nothing(device),
    content: { is: 'readings', readings: [{ kind: 'fault', code }] },
    key: `${device}|log|${code}|${idOf(message)}`,
    networkTime: instantOf(message['time']),
  };
}

function idOf(message: Json): string {
  return stringOf(message['deduplicationId']) ?? stringOf(message['time']) ?? '';
}
