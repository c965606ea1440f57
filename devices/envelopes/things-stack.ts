import { base64Of, jsonOf, objectOf, stringOf, wholeOf, type Json } from '../json.ts';
import { instantOf } from '../clock.ts';
import { devEuiOf, faultOfId, nothing, refused, type Envelope, type Opened } from './envelope.ts';

const TOPIC = /^v3\/[^/]+\/devices\/([^/]+)\/(.+)$/;

/**
 * The Things Stack v3 (data formats reference). Fields that are zero, false or empty are left out:
 * the first uplink of a session has no `f_cnt`, an empty one no `frm_payload`.
 */
export const THINGS_STACK: Envelope = {
  subscriptions: ['v3/+/devices/+/up', 'v3/+/devices/+/join'],
  claims: (topic) => TOPIC.test(topic),
  open: (topic, incoming) => {
    const [, name = '', event = ''] = TOPIC.exec(topic) ?? [];
    const message = objectOf(jsonOf(incoming.payload));
    const ids = objectOf(message?.['end_device_ids']);
    const device = devEuiOf(ids?.['dev_eui']) ?? name;
    const fault = faultOfId(device);
    if (fault !== undefined) return refused(null, fault);
    if (!message || !ids) return refused(device, 'bad-envelope: not a message of The Things Stack');
    return event === 'up' ? openUplink(device, message) : nothing(device);
  },
};

function openUplink(device: string, message: Json): Opened {
  const uplink = objectOf(message['uplink_message']);
  if (!uplink) return refused(device, 'bad-envelope: an uplink without uplink_message');
  if (message['simulated'] === true || uplink['simulated'] === true) {
    return refused(device, 'simulated: made in the console, no sensor sent it');
  }
  const bytes = base64Of(stringOf(uplink['frm_payload'], 2000) ?? '');
  if (!bytes) return refused(device, 'bad-envelope: frm_payload is not base64');
  const count = wholeOf(uplink['f_cnt'] ?? 0);
  if (count === undefined) return refused(device, 'bad-envelope: f_cnt is not a count');
  const version = objectOf(uplink['version_ids']);
  return {
    device,
    content: {
      is: 'frame',
      bytes,
      fPort: wholeOf(uplink['f_port'], 0, 255),
      object: uplink['decoded_payload'],
    },
    models: [`${nameOf(version?.['brand_id'])} ${nameOf(version?.['model_id'])}`.trim()],
    // A new session starts counting at 0 again, so the session belongs to the key.
    key: `${device}|${nameOf(uplink['session_key_id'])}|${count}`,
    // The Network Server's time; the outer received_at is the Application Server's, and later.
    networkTime: instantOf(uplink['received_at']) ?? instantOf(message['received_at']),
  };
}

function nameOf(value: unknown): string {
  return stringOf(value) ?? '';
}
