import type { DeviceState, StaffDevice, StaffSpace } from '$contract/staff.ts';
import type { Reason } from '$contract/status.ts';
import { minutesSince, moment } from '$lib/time.ts';
import { reasonSentence, type Sign } from '$lib/words.ts';

/** State of a device in a word; the worst come first in lists. */
export const deviceStates = {
  faulty: { word: '故障', sign: 'cross' },
  offline: { word: '切断', sign: 'cross' },
  silent: { word: '無応答', sign: 'question' },
  never: { word: '未受信', sign: 'question' },
  ok: { word: '正常', sign: 'ring' },
} as const satisfies Record<DeviceState, { word: string; sign: Sign }>;

/** Percent at which a battery is to be changed soon. */
const LOW_BATTERY = 15;

export const isLow = ({ battery }: StaffDevice): boolean =>
  battery !== null && battery <= LOW_BATTERY;

/** Devices in the order in which they need somebody. */
export function byUrgency(devices: readonly StaffDevice[]): StaffDevice[] {
  const order = Object.keys(deviceStates);
  return [...devices].sort(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) ||
      Number(isLow(b)) - Number(isLow(a)) ||
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
  'doubtful',
];

/** Whether a person must look at this seat: its sensor does not answer, or is ill. */
export const needsLook = (space: StaffSpace): boolean =>
  space.status === 'unknown' && ofSensor.includes(space.reason.code);

/** The reason in words for those who are reception themselves: nobody is sent to them, deadlines are told. */
export function staffReason(reason: Reason, now: number | string): string {
  if (reason.code === 'noSensor') return 'センサーのない席です';
  if (reason.code !== 'bookedNotArrived') return reasonSentence(reason, now);
  const { startAt, deadline } = reason;
  const late = minutesSince(startAt, now);
  if (late < 0) return reasonSentence(reason, now);
  const over = new Date(deadline) <= new Date(now);
  return `予約 ${moment(startAt, now)}、未着 ${late}分（期限 ${moment(deadline, now)}${over ? 'を過ぎています' : ''}）`;
}

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

const REJECTIONS: Record<string, string> = {
  'bad-dev-eui': '端末番号が正しくない',
  'bad-device-id': '端末名が正しくない',
  'bad-envelope': '形式が正しくない',
  'bad-topic': '宛先が長すぎる',
  'bad-value': '値が正しくない',
  'event-without-identity': '通し番号がない',
  'from-the-future': '時刻が未来',
  'history-without-time': '過去の記録に時刻がない',
  'implausible-count': '人数がありえない',
  'incomplete-total': '入と出の片方だけ',
  'mac-as-id': '端末名がMACアドレス',
  'not-placed': '置き場所に合わない',
  'not-storable': '保存できない値',
  'queue-full': '記録待ちが満杯',
  'retained-without-time': '保留分に時刻がない',
  simulated: '試験用の送信',
  'too-many-devices': '端末が多すぎる',
  truncated: '途中で切れている',
  'unknown-model': '対応していない型番',
  'unknown-report': '対応していない報告',
  'unknown-tlv': '対応していない項目',
  'unknown-topic': '対応していない宛先',
  'unknown-version': '対応していない版',
};

/** Why a message was refused: the word for the code before the colon; an unknown code stays. */
export const rejectionWord = (reason: string): string => {
  const code = reason.split(':', 1)[0] ?? reason;
  return REJECTIONS[code] ?? code;
};

const POLL_PROBLEMS: readonly [RegExp, string][] = [
  [/refused/i, '接続を断られました'],
  [/log ?in|password/i, 'ログインできません'],
  [/no answer|time ?out|TIMEDOUT/i, '応答がありません'],
  [/^E[A-Z]+$/, 'つながりません'],
  [/closed|ended/i, '通信が切れました'],
  [/permission/i, '権限が足りません'],
  [/cert|tls|ssl/i, '証明書を確かめられません'],
];

/** What went wrong with a poll, in words; what nobody foresaw stays as the router says it. */
export const pollProblem = (text: string): string =>
  POLL_PROBLEMS.find(([pattern]) => pattern.test(text))?.[1] ?? text;

/** A fault in words; an unknown code stays as the device says it. */
export const faultWord = (code: string): string => FAULTS[code] ?? code;
