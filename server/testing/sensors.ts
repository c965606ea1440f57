import { readFileSync } from 'node:fs';
import mqtt, { type MqttClient } from 'mqtt';
import { signIn } from './people.ts';
import { MQTT_USERS } from './processes.ts';

interface Sample {
  topic: string;
  payload: Record<string, unknown>;
}

/** A captured message of the catalogue's samples. */
export const sample = (name: string): Sample =>
  JSON.parse(readFileSync(`devices/samples/${name}.json`, 'utf8')) as Sample;

/**
 * The captured ChirpStack frame of a VS341, byte for byte but for what makes a message a new one: its
 * device, time and counter.
 */
export function chirpStack(
  devEui: string,
  frame: { data: string; model: string; count: number; at?: Date },
): { topic: string; payload: string } {
  const { topic, payload } = sample('chirpstack-v4-milesight-vs341-1');
  const info = payload.deviceInfo as Record<string, unknown>;
  return {
    topic: topic.replace(info.devEui as string, devEui),
    payload: JSON.stringify({
      ...payload,
      deduplicationId: crypto.randomUUID(),
      time: (frame.at ?? new Date()).toISOString(),
      deviceInfo: { ...info, devEui, deviceProfileName: frame.model },
      fCnt: frame.count,
      data: frame.data,
      object: undefined,
    }),
  };
}

/** VS341 TLV: battery 100 %, then occupied or vacant (VS341 user guide, payload table). */
export const vs341 = (occupied: boolean): string =>
  Buffer.from([0x01, 0x75, 0x64, 0x03, 0x00, occupied ? 1 : 0]).toString('base64');

/** VS133 TLV: totals of line 1, u32 little endian (VS133 user guide, payload table). */
export function vs133(totalIn: number, totalOut: number): string {
  const bytes = Buffer.from([0x03, 0xd2, 0, 0, 0, 0, 0x04, 0xd2, 0, 0, 0, 0]);
  bytes.writeUInt32LE(totalIn, 2);
  bytes.writeUInt32LE(totalOut, 8);
  return bytes.toString('base64');
}

/** A gateway program that publishes with QoS 1. */
export async function openGateway(port: number): Promise<MqttClient> {
  return mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, {
    protocolVersion: 5,
    username: 'gateway',
    password: MQTT_USERS.gateway,
    reconnectPeriod: 200,
  });
}

/** A cookie of reception. */
export const staffCookie = async (origin: string): Promise<string> =>
  (await signIn(origin, 'staff')).cookie;

/** Puts devices in their places, as reception does. */
export async function place(
  origin: string,
  places: Record<
    string,
    { space: string; part?: number; model?: string } | { door: string; model?: string }
  >,
): Promise<void> {
  const cookie = await staffCookie(origin);
  for (const [device, body] of Object.entries(places)) {
    const response = await fetch(
      `${origin}/api/v1/staff/devices/${encodeURIComponent(device)}/place`,
      {
        method: 'PUT',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
    );
    if (response.status !== 204)
      throw new Error(`${device}: ${response.status} ${await response.text()}`);
  }
}

/** Seat sensors that speak our own topics and say in their rhythm that nobody sits there. */
export function seatSensors(gateway: MqttClient, heartbeat: number) {
  const alive = new Map<string, NodeJS.Timeout>();
  const said = new Map<string, number>();
  const send = (device: string, part: string, message: object, retain = false) =>
    gateway.publish(
      `kuuseki/v1/yy-square/dev/${device}/${part}`,
      JSON.stringify({ v: 1, ...message }),
      { qos: 1, retain },
    );
  const say = (device: string) => {
    said.set(device, Date.now());
    const ts = new Date().toISOString();
    send(device, 'state', { ts, kind: 'occupancy', value: false, seq: Date.now() });
  };
  const hush = (...devices: string[]) => {
    for (const device of devices) {
      clearInterval(alive.get(device));
      alive.delete(device);
    }
  };
  return {
    hush,
    /** Does nothing to those that speak already. */
    speak(...devices: string[]) {
      for (const device of devices) {
        if (alive.has(device)) continue;
        if (!said.has(device)) send(device, 'meta', { heartbeatSec: heartbeat }, true);
        say(device);
        alive.set(
          device,
          setInterval(() => say(device), heartbeat * 1000),
        );
      }
    },
    silence: () => hush(...alive.keys()),
    /** Until when its last word holds (OC11), ms since the epoch. */
    holdsUntil: (device: string) => (said.get(device) ?? 0) + 2.5 * heartbeat * 1000,
  };
}
