import { MILESIGHT_PORT } from './frames.ts';
import type { SensorDevice } from './inventory.ts';
import { random } from './random.ts';

/** One MQTT publication. */
export interface Publication {
  topic: string;
  payload: string;
  retain: boolean;
}

/** One LoRaWAN frame on its way through a network server. */
export interface Uplink {
  device: SensorDevice;
  frame: Uint8Array;
  /** Frame counter of the session. */
  count: number;
  /** Names the session: another one after each start, as after a join. */
  session: string;
  /** When the gateway heard it, epoch ms. */
  at: number;
  site: string;
}

function bytesOf(length: number, ...name: (string | number)[]): Buffer {
  const rng = random(...name);
  return Buffer.from(Array.from({ length }, () => rng.whole(0, 255)));
}

function uuid(...name: (string | number)[]): string {
  const bytes = bytesOf(16, ...name);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Network servers stamp with nanoseconds. */
const nanos = (at: number) => new Date(at).toISOString().replace('Z', '415023Z');
/** An address of the experimental network id 0, as private networks use it. */
const devAddr = (uplink: Uplink) => bytesOf(4, uplink.session, uplink.device.id);
const base64 = (frame: Uint8Array) => Buffer.from(frame).toString('base64');
/** AS923-1, the plan of Japan. */
const FREQUENCY = 923200000;

/** ChirpStack v4, "up" event. Like the original it leaves out zero values (devices.md 0.3). */
export function chirpStack(uplink: Uplink): Publication {
  const { device, count, session, at, site } = uplink;
  const application = uuid('application', site);
  const address = devAddr(uplink);
  address[0] = 0;
  const event = {
    deduplicationId: uuid('uplink', session, device.id, count),
    time: nanos(at).replace('Z', '+00:00'),
    deviceInfo: {
      tenantId: uuid('tenant', site),
      tenantName: 'ChirpStack',
      applicationId: application,
      applicationName: site,
      deviceProfileId: uuid('profile', device.model),
      deviceProfileName: device.model,
      deviceName: device.name,
      devEui: device.id,
      deviceClassEnabled: 'CLASS_A',
    },
    devAddr: address.toString('hex'),
    adr: true,
    dr: 5,
    ...(count > 0 ? { fCnt: count } : {}),
    fPort: MILESIGHT_PORT,
    data: base64(uplink.frame),
    rxInfo: [
      { gatewayId: '24e124fffef70001', uplinkId: 1 + count, nsTime: nanos(at), rssi: -61, snr: 9 },
    ],
    txInfo: {
      frequency: FREQUENCY,
      modulation: { lora: { bandwidth: 125000, spreadingFactor: 7, codeRate: 'CR_4_5' } },
    },
    regionConfigId: 'as923',
  };
  const topic = `application/${application}/device/${device.id}/event/up`;
  return { topic, payload: JSON.stringify(event), retain: false };
}

/** The Things Stack v3, uplink message. `f_cnt` 0 is left out there as well. */
export function theThingsStack(uplink: Uplink): Publication {
  const { device, count, session, at, site } = uplink;
  const [brand, model] = device.model.toLowerCase().split(' ');
  const gateway = { gateway_id: 'gw-1', eui: '24E124FFFEF70001' };
  const address = devAddr(uplink);
  address[0] = 0x26;
  const message = {
    end_device_ids: {
      device_id: device.name,
      application_ids: { application_id: site },
      dev_eui: device.id.toUpperCase(),
      join_eui: '24E124C0002A0001',
      dev_addr: address.toString('hex').toUpperCase(),
    },
    correlation_ids: [`gs:uplink:${bytesOf(13, session, device.id, count).toString('hex')}`],
    received_at: nanos(at + 205),
    uplink_message: {
      session_key_id: bytesOf(16, 'session', session, device.id).toString('base64'),
      f_port: MILESIGHT_PORT,
      ...(count > 0 ? { f_cnt: count } : {}),
      frm_payload: base64(uplink.frame),
      rx_metadata: [
        {
          gateway_ids: gateway,
          time: new Date(at).toISOString(),
          rssi: -64,
          channel_rssi: -64,
          snr: 9.2,
        },
      ],
      settings: {
        data_rate: { lora: { bandwidth: 125000, spreading_factor: 7, coding_rate: '4/5' } },
        frequency: String(FREQUENCY),
      },
      received_at: nanos(at),
      consumed_airtime: '0.056576s',
      version_ids: { brand_id: `${brand}-iot`, model_id: model, band_id: 'AS_923' },
    },
  };
  const topic = `v3/${site}@ttn/devices/${device.name}/up`;
  return { topic, payload: JSON.stringify(message), retain: false };
}

const BASE = 'zigbee2mqtt';

/** Zigbee2MQTT, whole cached state of a ZY-M100 radar (mains: no battery). */
export function zigbee(device: SensorDevice, presence: boolean, at: number): Publication {
  const rng = random('zigbee', device.id, at);
  const state = {
    detection_delay: 0.1,
    fading_time: 30,
    illuminance_lux: rng.whole(280, 420),
    last_seen: new Date(at).toISOString(),
    linkquality: rng.whole(96, 160),
    maximum_range: 2.25,
    minimum_range: 0.3,
    presence,
    radar_sensitivity: 4,
    target_distance: presence ? Number(rng.between(0.6, 1.2).toFixed(2)) : 0,
  };
  return { topic: `${BASE}/${device.name}`, payload: JSON.stringify(state), retain: false };
}

/** Zigbee2MQTT 2.x availability of one device; retained. */
export function zigbeeAvailability(device: SensorDevice, online: boolean): Publication {
  const payload = JSON.stringify({ state: online ? 'online' : 'offline' });
  return { topic: `${BASE}/${device.name}/availability`, payload, retain: true };
}

/** Zigbee2MQTT's own state; retained, and its last will. */
export function zigbeeBridge(online: boolean): Publication {
  const payload = JSON.stringify({ state: online ? 'online' : 'offline' });
  return { topic: `${BASE}/bridge/state`, payload, retain: true };
}
