import type { DeviceState, StaffDevice, StaffSpace } from '$contract/staff.ts';
import type { Reason } from '$contract/status.ts';
import type { Sign } from '$lib/words.ts';

/** State of a device in a word; the worst come first in lists. */
export const deviceStates = {
  faulty: { word: '故障', sign: 'cross' },
  offline: { word: '切断', sign: 'cross' },
  silent: { word: '無応答', sign: 'question' },
  never: { word: '未受信', sign: 'question' },
  ok: { word: '正常', sign: 'ring' },
} as const satisfies Record<DeviceState, { word: string; sign: Sign }>;

/** Percent at which a battery is to be changed soon. */
export const LOW_BATTERY = 15;

/** Devices in the order in which they need somebody. */
export function byUrgency(devices: readonly StaffDevice[]): StaffDevice[] {
  const order = Object.keys(deviceStates);
  const low = (device: StaffDevice) =>
    device.battery !== null && device.battery <= LOW_BATTERY ? 0 : 1;
  return [...devices].sort(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) ||
      low(a) - low(b) ||
      a.id.localeCompare(b.id),
  );
}

/**
 * Causes that lie with the seat's own sensor. A source that is down as a whole is one alarm, not one
 * for each seat.
 */
const ofSensor: readonly Reason['code'][] = [
  'neverHeard',
  'silent',
  'cannotTell',
  'offline',
  'faulty',
];

/** Whether a person must look at this seat: its sensor does not answer, or is ill. */
export const needsLook = (space: StaffSpace): boolean =>
  space.status === 'unknown' && ofSensor.includes(space.reason.code);

/** `8.4 Mbps`; null when it is not measured. */
export const rate = (bits: number | null): string | null => {
  if (bits === null) return null;
  if (bits < 1_000_000) return `${Math.round(bits / 1_000)} kbps`;
  const mega = bits / 1_000_000;
  return `${mega < 10 ? mega.toFixed(1) : Math.round(mega)} Mbps`;
};

const FAULTS: Record<string, string> = {
  'covered-lens': 'レンズがふさがれています',
  'node-lost': '片側の機器が応答しません',
  misaligned: '向きがずれています',
  'counting-anomaly': '計数の異常',
  'calibration-failed': '校正の失敗',
  stuck: '値が変わりません',
  UPLINK_CODEC: '復号の失敗',
  UPLINK_MIC: '認証の失敗',
  UPLINK_F_CNT_RESET: '通信番号のやり直し',
  UPLINK_F_CNT_RETRANSMISSION: '再送',
};

/** A fault in words; an unknown code stays as the device says it. */
export const faultWord = (code: string): string => FAULTS[code] ?? code;
