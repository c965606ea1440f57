import type { FloorPlan } from '$contract/floorplan.ts';
import type { Disagreement, StaffSnapshot } from '$contract/staff.ts';
import type { People } from '$contract/live.ts';
import { minutesSince, moment } from '$lib/time.ts';

/** Where to go from an entry. */
export type Target = { space: string } | { device: string } | { accessPoint: string } | 'count';

export interface Entry {
  code: Disagreement['code'];
  /** Name of the seat or device that it is about. */
  name: string;
  /** What does not fit, then the next step. */
  text: string;
  target: Target;
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
    .map((one) => ({
      code: one.code,
      name: nameOf(one, names),
      text: textOf(one, now),
      target: targetOf(one),
    }));

const age = (one: Disagreement, now: number): number =>
  'since' in one ? minutesSince(one.since, now) : 0;

/** `約13人（12〜15人）` */
export const peopleText = ({ n, lo, hi }: People): string => `約${n}人（${lo}〜${hi}人）`;

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** How long, to one unit: `12分間`, `5時間`, `3日間`. */
function span(since: string, now: number): string {
  const minutes = Math.max(1, minutesSince(since, now));
  if (minutes < 60) return `${minutes}分間`;
  return minutes < 24 * 60
    ? `${Math.floor(minutes / 60)}時間`
    : `${Math.floor(minutes / 1440)}日間`;
}

function textOf(one: Disagreement, now: number): string {
  const at = (instant: string) => moment(instant, now);
  switch (one.code) {
    case 'overCapacity':
      return `${peopleText(one.people)}で、定員${one.capacity}人を超えています。人数を数えて訂正してください`;
    case 'sensorStuck':
      return `${span(one.since, now)}変化なし（${one.occupied ? '着席' : '空席'}のまま）。座面を確認してください`;
    case 'sensorSilent':
      return `${at(one.since)}から受信なし。電池と置き場所を確認してください`;
    case 'sensorNeverHeard':
      return '一度も受信がありません。電源と端末の登録を確認してください';
    case 'doorSilent':
      return `${at(one.since)}から通過の数が届きません。電源とつながりを確認してください`;
    case 'doorRestarted':
      return `${at(one.since)}に再起動しました。電源を確認し、人数を数えて訂正してください`;
    case 'wifiSilent':
      return `${at(one.since)}から応答なし。電源と配線を確認してください`;
    case 'wifiShifted':
      return `接続がいつもより約${Math.abs(one.clients)}台${one.clients > 0 ? '多い' : '少ない'}まま続いています。機器の増減と設定を確認してください`;
    case 'doorDisagrees':
      return `${balance(one.door)}、全体では${peopleText(one.people)}。人数を数えて訂正してください`;
    case 'wifiDisagrees':
      return `Wi-Fiでは${peopleText(one.wifi)}、全体では${peopleText(one.people)}。人数を数えて訂正してください`;
    case 'occupiedWithoutCheckIn':
      return `${at(one.since)}から受付なしで着席。声をかけて受付をしてください`;
    case 'checkedInEmpty':
      return `受付済みで${at(one.since)}から無人。退館したか確認してください`;
    case 'noShow':
      return `予約 ${at(one.since)}、来ない見込み${percent(one.chance)}。取り消すか連絡してください`;
    case 'bookedNotArrived':
      return `予約 ${at(one.since)}、未着 ${minutesSince(one.since, now)}分。待つか連絡してください`;
    case 'sensorRestless':
      return `1時間に${one.changes}回変化。取り付けと向きを確認してください`;
    case 'doorImbalance':
      return `${one.share > 0 ? '入り' : '出'}を${percent(Math.abs(one.share))}多く数えています。高さと向きを確認してください`;
    case 'batteryFalling':
      return `電池が1日に約${Math.round(one.perDay)}%減っています（残り${Math.round(one.percent)}%）。早めに交換してください`;
    case 'batteryLow':
      return `電池の残り${Math.round(one.percent)}%。電池を交換してください`;
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
  door < 0 ? `出入口では出た人が${-door}人多く` : `出入口の出入りでは${door}人`;
