import type { Arrival } from '$contract/reception.ts';
import type { StaffCorrection, StaffDevice, StaffSpace, Stopped } from '$contract/staff.ts';
import { clock, minutesSince, moment } from '$lib/time.ts';
import type { Sign } from '$lib/words.ts';
import { deviceStates, faultWord, staffReason } from '../words.ts';

/** One thing that speaks of a seat, and how old its word is. */
export interface Evidence {
  source: string;
  sign: Sign;
  text: string;
  /** `48秒`, `34分`; empty where it does not age. */
  age: string;
}

/** How old: seconds below a minute and a half, as a sensor's word is young. */
export function since(at: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(at)) / 1000));
  if (seconds < 90) return `${seconds}秒`;
  const minutes = minutesSince(at, now);
  if (minutes < 180) return `${minutes}分`;
  return minutes < 2880 ? `${Math.floor(minutes / 60)}時間` : `${Math.floor(minutes / 1440)}日`;
}

/** All that speaks of a seat: reception, its sensors, reception's own eyes. */
export function evidenceOf(
  {
    space,
    guest,
    devices,
    corrections,
    stopped = null,
  }: {
    space: StaffSpace;
    guest: Arrival | null;
    devices: readonly StaffDevice[];
    corrections: readonly StaffCorrection[];
    stopped?: Stopped | null;
  },
  now: number,
): Evidence[] {
  const own = devices.filter(({ id }) => space.devices.includes(id));
  const seen = corrections.filter(
    ({ about, until }) => 'space' in about && about.space === space.id && Date.parse(until) > now,
  );
  return [
    ...(stopped === null ? [] : [stop(stopped, now)]),
    ...desk(guest, now),
    ...own.map((device): Evidence => {
      const ill = device.state !== 'ok';
      const faults = device.faults.map(faultWord).join('、');
      return {
        source: '座席',
        sign: ill ? 'question' : space.status === 'free' ? 'ring' : 'bar',
        text: ill
          ? faults || deviceStates[device.state].word
          : (sensorWord(space, now) ?? '受信中'),
        age: device.lastAt === null ? '—' : since(device.lastAt, now),
      };
    }),
    ...(own.length === 0
      ? [{ source: '座席', sign: 'question' as const, text: 'センサーのない席', age: '' }]
      : []),
    ...seen.map(({ about, by, at }): Evidence => ({
      source: '係員',
      sign: 'space' in about && about.occupied ? 'cross' : 'ring',
      text: `${by} ${clock(at)}に${'space' in about && about.occupied ? '使用中' : '空席'}を確認`,
      age: since(at, now),
    })),
  ];
}

/** What the sensor says; null where the reason is another's. */
function sensorWord({ reason }: StaffSpace, now: number): string | null {
  const codes: string[] = ['sensorVacant', 'sensorOccupied', 'doubtful', 'leftForNow', 'faulty'];
  return codes.includes(reason.code) ? staffReason(reason, now) : null;
}

const stop = ({ since: at, by, why }: Stopped, now: number): Evidence => ({
  source: '係員',
  sign: 'bar',
  text: `${by} ${moment(at, now)}に利用停止${why === null ? '' : `：${why}`}`,
  age: since(at, now),
});

function desk(guest: Arrival | null, now: number): Evidence[] {
  if (guest === null) return [];
  switch (guest.state) {
    case 'arrived':
      return [
        {
          source: '受付',
          sign: 'ring',
          text: `${clock(guest.inAt)}受付、退館の記録なし`,
          age: since(guest.inAt, now),
        },
        ...guest.lockers.map((label): Evidence => ({
          source: 'ロッカー',
          sign: 'bar',
          text: `${label} 使用中`,
          age: '',
        })),
      ];
    case 'late':
    case 'check':
      return [
        {
          source: '受付',
          sign: 'triangle',
          text: `予約 ${clock(guest.startAt)}、受付なし`,
          age: since(guest.startAt, now),
        },
      ];
    case 'expected':
      return [
        { source: '予約', sign: 'triangle', text: `${moment(guest.startAt, now)}から`, age: '' },
      ];
    case 'left':
    case 'released':
    case 'noShow':
      return [];
    default:
      return guest satisfies never;
  }
}
