import { describe, expect, it } from 'vitest';
import { decode } from '../decode.ts';
import { isKnownTopic, SUBSCRIPTIONS } from '../subscriptions.ts';

const ARRIVAL = '2026-04-06T00:12:33.400Z';

function message(
  path: string,
  payload: unknown,
  rest: { retained?: boolean; receivedAt?: string } = {},
) {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { topic: `zigbee2mqtt/${path}`, payload: Buffer.from(text), receivedAt: ARRIVAL, ...rest };
}

describe('Zigbee2MQTT', () => {
  it('takes friendly names with slashes and spaces', () => {
    const decoded = decode(message('2F/個室 1', { presence: true }));
    expect(decoded.device).toBe('2F/個室 1');
    expect(decode(message('2F/個室 1/availability', { state: 'offline' }))).toMatchObject({
      device: '2F/個室 1',
      readings: [{ kind: 'availability', online: false, at: ARRIVAL }],
    });
  });

  it('reads availability of 1.x and 2.x', () => {
    expect(decode(message('a/availability', 'online')).readings).toMatchObject([{ online: true }]);
    expect(decode(message('a/availability', { state: 'online' })).readings).toMatchObject([
      { online: true },
    ]);
    expect(decode(message('a/availability', 'onl')).rejected).toMatch(/^bad-value: /);
  });

  it('says unknown while a sensor has not reported yet', () => {
    expect(decode(message('a', { occupancy: null, battery: 5 })).readings).toMatchObject([
      { kind: 'presence', occupied: null },
      { kind: 'battery', percent: 5 },
    ]);
  });

  it('takes presence before occupancy, and nothing else for presence', () => {
    const both = decode(message('a', { presence: true, occupancy: false }));
    expect(both.readings).toMatchObject([{ occupied: true }]);
    expect(decode(message('plug', { state: 'ON', power: 3 }))).toMatchObject({ readings: [] });
    expect(decode(message('a', { presence: 'true' })).readings).toMatchObject([{ occupied: null }]);
  });

  it('ignores commands, removals and the rest of the bridge', () => {
    for (const path of ['a/set', 'a/get', 'a/set/state', 'bridge/logging', 'bridge/devices']) {
      expect(decode(message(path, { occupancy: true }))).toMatchObject({ readings: [] });
    }
    expect(decode(message('a', ''))).toEqual({ device: 'a', readings: [] });
    expect(decode(message('bridge/state', 'offline')).device).toBe('zigbee2mqtt/bridge');
  });

  it('orders live messages by arrival, whatever last_seen says', () => {
    const at = (last_seen: unknown) =>
      decode(message('a', { presence: true, last_seen })).readings[0]?.at;
    expect(at('2026-04-06T00:12:30.000Z')).toBe(ARRIVAL);
    expect(at('2026-04-06T00:21:30.000Z')).toBe(ARRIVAL);
    expect(at(1775434353000)).toBe(ARRIVAL);
  });

  it('dates a retained state by last_seen, and refuses it without', () => {
    const retained = { retained: true };
    const seen = { presence: true, battery: 50, last_seen: '2026-04-05T20:00:00+09:00' };
    expect(decode(message('a', seen, retained)).readings).toMatchObject([
      { kind: 'presence', occupied: true, at: '2026-04-05T11:00:00.000Z' },
      { kind: 'battery' },
    ]);
    const undated = decode(message('a', { presence: false, battery: 50 }, retained));
    expect(undated.readings).toEqual([{ kind: 'battery', percent: 50 }]);
    expect(undated.rejected).toMatch(/^retained-without-time: /);
    expect(decode(message('a/availability', { state: 'online' }, retained))).toMatchObject({
      readings: [{ online: true, at: ARRIVAL }],
    });
  });

  it('gives copies one key and a republished state a new one', () => {
    const key = (payload: object, receivedAt = ARRIVAL) =>
      decode(message('a', payload, { receivedAt })).key;
    const state = { presence: true, linkquality: 98, illuminance: 3 };
    expect(key(state)).toBe(key({ illuminance: 9, linkquality: 1, presence: true }));
    expect(key(state)).toBe(key(state, '2026-04-06T00:12:33.900Z'));
    expect(key(state)).not.toBe(key(state, '2026-04-06T00:12:34.100Z'));
    expect(key(state)).not.toBe(key({ ...state, presence: false }));
  });

  it('names the model by the device block or by the registry', () => {
    const model = (payload: object, registered?: string) =>
      decode(message('a', payload), () => registered).model;
    expect(model({ presence: true })).toBeUndefined();
    expect(model({ presence: true }, 'ZY-M100')).toBe('Tuya ZY-M100');
    expect(model({ presence: true, device: { model: 'RTCZCGQ11LM' } })).toBe('Aqara FP1');
  });

  it('refuses a MAC address as a name', () => {
    const decoded = decode(message('00:16:28:fa:8e:68', { presence: true }));
    expect(decoded).toMatchObject({ device: null, readings: [] });
    expect(decoded.rejected).toMatch(/^mac-as-id: /);
  });
});

describe('subscriptions', () => {
  it('never ask for everything', () => {
    for (const filter of SUBSCRIPTIONS) expect(filter).not.toMatch(/^[#+]/);
    expect(SUBSCRIPTIONS).toContain('kuuseki/v1/+/dev/+/+');
  });

  it('know the topics that they bring, and no others', () => {
    expect(isKnownTopic('zigbee2mqtt/a/b')).toBe(true);
    expect(isKnownTopic('v3/app/devices/d/up')).toBe(true);
    expect(isKnownTopic('homie/5/super-car/$state')).toBe(false);
    expect(isKnownTopic('kuuseki/v1/s/space/p03/occupancy')).toBe(false);
  });
});
