import { describe, expect, it } from 'vitest';
import { decode } from '../decode.ts';
import type { Json } from '../json.ts';

const ARRIVAL = '2026-04-06T00:12:40.000Z';
const EUI = '24E124794C000001';

function tts(uplink: Json, rest: Json = {}) {
  const message = { end_device_ids: { device_id: 'desk', dev_eui: EUI }, ...rest };
  const payload = Buffer.from(JSON.stringify({ ...message, uplink_message: uplink }));
  return { topic: 'v3/app@ttn/devices/desk/up', payload, receivedAt: ARRIVAL };
}

function chirp(event: string, message: Json) {
  const payload = Buffer.from(JSON.stringify(message));
  const topic = `application/a/device/${EUI}/event/${event}`;
  return { topic, payload, receivedAt: ARRIVAL };
}

const vs341 = { brand_id: 'milesight-iot', model_id: 'vs341' };
const occupied = { frm_payload: 'AwAB', session_key_id: 's1', version_ids: vs341 };

describe('The Things Stack', () => {
  it('reads a missing f_cnt as 0 and keeps sessions apart', () => {
    expect(decode(tts(occupied)).key).toBe('24e124794c000001|s1|0');
    expect(decode(tts({ ...occupied, f_cnt: 0 })).key).toBe('24e124794c000001|s1|0');
    expect(decode(tts({ ...occupied, f_cnt: 7 })).key).toBe('24e124794c000001|s1|7');
    expect(decode(tts({ ...occupied, session_key_id: 's2' })).key).toBe('24e124794c000001|s2|0');
  });

  it('takes the time of the Network Server', () => {
    const times = { received_at: '2026-04-06T00:12:33.409585559Z' };
    const outer = { received_at: '2026-04-06T00:12:33.614773143Z' };
    const at = (uplink: Json, rest: Json) => decode(tts(uplink, rest)).readings[0]?.at;
    expect(at({ ...occupied, ...times }, outer)).toBe('2026-04-06T00:12:33.409Z');
    expect(at(occupied, outer)).toBe('2026-04-06T00:12:33.614Z');
    expect(at(occupied, {})).toBe(ARRIVAL);
  });

  it('refuses what the console simulated', () => {
    const decoded = decode(tts(occupied, { simulated: true }));
    expect(decoded.readings).toEqual([]);
    expect(decoded.rejected).toMatch(/^simulated: /);
  });

  it('says nothing for an uplink without payload and for other events', () => {
    expect(decode(tts({ version_ids: vs341 }))).toMatchObject({ readings: [] });
    const join = { ...tts(occupied), topic: 'v3/app/devices/desk/join' };
    const decoded = decode(join);
    expect(decoded).toEqual({ device: '24e124794c000001', readings: [] });
  });

  it('falls back to the device id where an envelope has no DevEUI', () => {
    expect(decode(tts(occupied, { end_device_ids: { device_id: 'desk' } })).device).toBe('desk');
  });

  it('asks the caller for the model only when the envelope does not name one', () => {
    const { version_ids: _named, ...nameless } = occupied;
    expect(decode(tts(nameless)).rejected).toBe('unknown-model: none named');
    const asked: string[] = [];
    const decoded = decode(tts(nameless), (device) => {
      asked.push(device);
      return 'VS341';
    });
    expect(asked).toEqual(['24e124794c000001']);
    expect(decoded.readings).toEqual([{ kind: 'presence', occupied: true, at: ARRIVAL }]);
    expect(decode(tts(occupied), () => 'VS350').model).toBe('Milesight VS341');
  });

  it('lets the registry correct a profile that does not know the frame', () => {
    const door = { ...occupied, frm_payload: 'A9JIAAAABNLIAAAA' };
    expect(decode(tts(door)).rejected).toBe('unknown-tlv: 03d2 at byte 0');
    expect(decode(tts(door), () => 'Milesight VS133')).toMatchObject({
      model: 'Milesight VS133',
      readings: [{ in: 72, out: 200, line: 1 }],
    });
  });

  it.each([
    [{ occupancy: 'occupied' }, true],
    [{ occupied: false }, false],
    [{ presence: true, battery: 3 }, true],
  ])('believes the server decoder of an unknown model: %o', (decoded_payload, state) => {
    const decoded = decode(tts({ frm_payload: 'qg==', decoded_payload }));
    expect(decoded.readings).toEqual([{ kind: 'presence', occupied: state, at: ARRIVAL }]);
  });

  it.each([
    { occupancy: 2 },
    { occupancy: 'pending' },
    { occupied: true, presence: false },
    { motion: true },
  ])('does not guess from %o', (decoded_payload) => {
    const decoded = decode(tts({ frm_payload: 'qg==', decoded_payload }));
    expect(decoded.readings).toEqual([]);
    expect(decoded.rejected).toMatch(/^unknown-model: /);
  });
});

describe('ChirpStack', () => {
  const info = { deviceProfileName: 'Milesight VS341' };
  const up = { deviceInfo: info, devAddr: '00189440', data: 'AwAB', time: ARRIVAL };

  it('gives copies of one uplink one key, and a rejoined device another', () => {
    const key = (message: Json) => decode(chirp('up', message)).key;
    expect(key({ ...up, deduplicationId: 'a' })).toBe('24e124794c000001|00189440|0');
    expect(key({ ...up, deduplicationId: 'b', fCnt: 0 })).toBe('24e124794c000001|00189440|0');
    expect(key({ ...up, devAddr: '00189441' })).toBe('24e124794c000001|00189441|0');
  });

  it('finds the model in the profile or in a tag', () => {
    const tagged = { deviceProfileName: 'desks', tags: { model: 'VS341' } };
    expect(decode(chirp('up', up)).model).toBe('Milesight VS341');
    expect(decode(chirp('up', { ...up, deviceInfo: tagged })).model).toBe('Milesight VS341');
  });

  it('reads a device status, absent levels meaning external power or unknown', () => {
    expect(decode(chirp('status', { margin: 10, time: ARRIVAL }))).toEqual({
      device: '24e124794c000001',
      readings: [],
    });
    const powered = { batteryLevel: 1, externalPowerSource: true };
    expect(decode(chirp('status', powered)).readings).toEqual([]);
    expect(decode(chirp('status', { batteryLevel: 40 })).readings).toEqual([
      { kind: 'battery', percent: 40, at: ARRIVAL },
    ]);
  });

  it('makes faults of warnings and errors only', () => {
    const log = { level: 'WARNING', code: 'UPLINK_F_CNT_RESET', time: ARRIVAL };
    expect(decode(chirp('log', log)).readings).toMatchObject([{ code: 'UPLINK_F_CNT_RESET' }]);
    expect(decode(chirp('log', { ...log, level: 'INFO' })).readings).toEqual([]);
  });

  it.each(['join', 'ack', 'txack', 'location', 'integration'])(
    'knows %s and says nothing',
    (event) => {
      expect(decode(chirp(event, {}))).toEqual({ device: '24e124794c000001', readings: [] });
    },
  );

  it('refuses a topic without a DevEUI', () => {
    const decoded = decode({ ...chirp('up', up), topic: 'application/a/device/x/event/up' });
    expect(decoded).toMatchObject({ device: null, readings: [] });
    expect(decoded.rejected).toMatch(/^bad-dev-eui: /);
  });
});
