import { keyOf } from '$contract/attention.ts';
import type { FloorPlan } from '$contract/floorplan.ts';
import type { Disagreement, StaffSnapshot } from '$contract/staff.ts';
import type { People } from '$contract/live.ts';
import { minutesSince, moment } from '$lib/time.ts';

/** Where to go from an entry. */
export type Target = { space: string } | { device: string } | { accessPoint: string } | 'count';

export interface Entry {
  code: Disagreement['code'];
  /** Names this occurrence, for taking it on. */
  key: string;
  /** Name of the seat or device that it is about. */
  name: string;
  /** What it is, in a few letters. */
  title: string;
  /** What does not fit. */
  evidence: string;
  /** What to do next. */
  step: string;
  /** For how long; empty where nobody knows. */
  age: string;
  target: Target;
  /** What a sensor goes on saying that is not believed. */
  occupied?: boolean;
}

/** Heaviest first: what makes the board wrong for everybody, then for a seat, then for later. */
const weights = {
  overCapacity: 0,
  sensorStuck: 1,
  sensorSilent: 2,
  sensorNeverHeard: 3,
  doorSilent: 4,
  doorRestarted: 5,
  doorDisagrees: 6,
  wifiDisagrees: 7,
  occupiedWithoutCheckIn: 8,
  checkedInEmpty: 9,
  noShow: 10,
  bookedNotArrived: 11,
  wifiSilent: 12,
  wifiShifted: 13,
  sensorRestless: 14,
  doorImbalance: 15,
  batteryLow: 16,
  batteryFalling: 17,
} as const satisfies Record<Disagreement['code'], number>;

/** Codes in the order in which they are listed. */
export const codes = (Object.keys(weights) as Disagreement['code'][]).sort(
  (a, b) => weights[a] - weights[b],
);

/** What names are taken from. */
export interface Names {
  plan: Pick<FloorPlan, 'spaces' | 'doors'>;
  devices: StaffSnapshot['devices'];
  accessPoints: StaffSnapshot['accessPoints'];
}

/** The list as reception reads it: one sentence each, heaviest first, older ones first among equals. */
export const entries = (all: readonly Disagreement[], names: Names, now: number): Entry[] =>
  [...all]
    .sort((a, b) => weights[a.code] - weights[b.code] || age(b, now) - age(a, now))
    .map((one) => {
      const [evidence = '', step = ''] = textOf(one, now).split('。');
      return {
        code: one.code,
        key: keyOf(one),
        name: nameOf(one, names),
        title: TITLES[one.code],
        evidence,
        step,
        age: 'since' in one ? span(one.since, now) : '',
        target: targetOf(one),
        ...('occupied' in one && { occupied: one.occupied }),
      };
    });

const TITLES: Record<Disagreement['code'], string> = {
  overCapacity: '定員超過',
  sensorStuck: 'センサー固着',
  sensorSilent: 'センサー無応答',
  sensorNeverHeard: '受信したことがない',
  doorSilent: '無応答',
  doorRestarted: '再起動',
  wifiSilent: '無応答',
  wifiShifted: '接続台数のずれ',
  doorDisagrees: '出入口と人数',
  wifiDisagrees: 'Wi-Fiと人数',
  occupiedWithoutCheckIn: '受付なしで着席',
  checkedInEmpty: '受付済・無人',
  noShow: '来ない見込み',
  bookedNotArrived: '予約・未着',
  sensorRestless: 'センサー不安定',
  doorImbalance: '入と出の偏り',
  batteryFalling: '電池の減りが早い',
  batteryLow: '電池わずか',
};

const age = (one: Disagreement, now: number): number =>
  'since' in one ? minutesSince(one.since, now) : 0;

/** `約13人（12〜15人）` */
export const peopleText = ({ n, lo, hi }: People): string => `約${n}人（${lo}〜${hi}人）`;

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** How long, to one unit: `12分`, `5時間`, `3日`. */
export function span(since: string, now: number): string {
  const minutes = Math.max(1, minutesSince(since, now));
  if (minutes < 60) return `${minutes}分`;
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)}時間` : `${Math.floor(minutes / 1440)}日`;
}

function textOf(one: Disagreement, now: number): string {
  const at = (instant: string) => moment(instant, now);
  switch (one.code) {
    case 'overCapacity':
      return `${peopleText(one.people)}、定員${one.capacity}人。人数を数えて訂正する`;
    case 'sensorStuck':
      return one.occupied
        ? `「使用中」のまま${span(one.since, now)}変化なし。見て空きなら確定する`
        : `「空席」のまま${span(one.since, now)}、受付などと合わない。見て人がいれば確定する`;
    case 'sensorSilent':
      return `最後の受信 ${at(one.since)}。電池と置き場所を見る`;
    case 'sensorNeverHeard':
      return `${span(one.since, now)}待っても届かない。電源と端末の登録を見る`;
    case 'doorSilent':
      return `${at(one.since)}から通過の数が届かない。電源と配線を見る`;
    case 'doorRestarted':
      return `${at(one.since)}に再起動、途中の出入りは不明。人数を数えて訂正する`;
    case 'wifiSilent':
      return `${at(one.since)}から応答なし。電源と配線を見る`;
    case 'wifiShifted':
      return `接続がいつもより約${Math.abs(one.clients)}台${one.clients > 0 ? '多い' : '少ない'}まま。機器の増減と設定を見る`;
    case 'doorDisagrees':
      return `${balance(one.door)}、全体では${peopleText(one.people)}。人数を数えて訂正する`;
    case 'wifiDisagrees':
      return `Wi-Fi ${peopleText(one.wifi)}、全体 ${peopleText(one.people)}。人数を数えて訂正する`;
    case 'occupiedWithoutCheckIn':
      return `${at(one.since)}から使用中。声をかけて受付する`;
    case 'checkedInEmpty':
      return `${at(one.since)}から無人。退館したか確かめる`;
    case 'noShow':
      return `予約 ${at(one.since)}、来ない見込み${percent(one.chance)}。連絡するか開放する`;
    case 'bookedNotArrived':
      return `予約 ${at(one.since)}、未着${minutesSince(one.since, now)}分。待つなら15分延長`;
    case 'sensorRestless':
      return `1時間に${one.changes}回変化。取り付けと向きを見る`;
    case 'doorImbalance':
      return `${one.share > 0 ? '入' : '出'}を${percent(Math.abs(one.share))}多く数えている。取り付けの高さと向きを見る`;
    case 'batteryFalling':
      return `1日に約${Math.round(one.perDay)}%減少、残り${Math.round(one.percent)}%。早めに交換する`;
    case 'batteryLow':
      return `残り${Math.round(one.percent)}%。閉館後に交換する`;
    default:
      return one satisfies never;
  }
}

function targetOf(one: Disagreement): Target {
  if ('space' in one) return { space: one.space };
  if ('device' in one) return { device: one.device };
  return 'accessPoint' in one ? { accessPoint: one.accessPoint } : 'count';
}

function nameOf(one: Disagreement, { plan, devices, accessPoints }: Names): string {
  const seat = (id: string) => plan.spaces.find((space) => space.id === id)?.label;
  if ('space' in one) return `席${seat(one.space) ?? one.space}`;
  if ('accessPoint' in one) {
    return accessPoints.find((point) => point.id === one.accessPoint)?.name ?? one.accessPoint;
  }
  return 'device' in one ? deviceName(one.device, plan, devices) : '館内';
}

/** A device by its place, as people call it; by its id while it has none. */
export function deviceName(
  id: string,
  plan: Names['plan'],
  devices: readonly StaffSnapshot['devices'][number][],
): string {
  const places = devices.find((device) => device.id === id)?.places ?? [];
  const name = (place: string) => {
    const seat = plan.spaces.find((space) => space.id === place);
    return seat ? `席${seat.label}` : (plan.doors.find((door) => door.id === place)?.name ?? place);
  };
  return places.map(name).join('、') || id;
}

/** People inside by the doors alone; they may have counted more out than in. */
const balance = (door: number): string =>
  door < 0 ? `出入口 出が${-door}人多い` : `出入口 差引${door}人`;
