import type { Level, Reason, Status } from '$contract/status.ts';
import { day, clock, moment } from './time.ts';

/** The drawn signs; a word always stands beside them (WCAG 1.4.1). */
export type Sign = 'ring' | 'triangle' | 'cross' | 'half' | 'question' | 'bar';

export const statuses = {
  free: { word: '空き', sign: 'ring' },
  held: { word: '予約済', sign: 'triangle' },
  occupied: { word: '使用中', sign: 'cross' },
  away: { word: '離席', sign: 'half' },
  unknown: { word: '確認中', sign: 'question' },
  outOfService: { word: '利用停止', sign: 'bar' },
  closed: { word: '時間外', sign: 'bar' },
} as const satisfies Record<Status, { word: string; sign: Sign }>;

export const levels = {
  available: { word: '空席あり', english: 'Available', sign: 'ring' },
  few: { word: '残りわずか', english: 'Few left', sign: 'triangle' },
  full: { word: '満席', english: 'Full', sign: 'cross' },
  unknown: { word: '確認中', english: 'Checking', sign: 'question' },
  closed: { word: '時間外', english: 'Closed', sign: 'bar' },
} as const satisfies Record<Level, { word: string; english: string; sign: Sign }>;

/** A room that is let as one is 使えます or 使用中, not 空席あり or 満席. */
export const levelWord = (level: Level, whole: boolean): string => {
  if (whole && level === 'available') return '使えます';
  if (whole && level === 'full') return '使用中';
  return levels[level].word;
};

/** Second line of a zone's plate; null when there is nothing to add. */
export const levelUntil = (
  level: Level,
  until: string | null,
  unknownSince: string | null,
): string | null => {
  if (level === 'unknown') return unknownSince && `${clock(unknownSince)}以降`;
  if (!until || level === 'closed') return null;
  return level === 'full' ? `${clock(until)}に空く` : `${clock(until)}まで`;
};

/** The sentence that says why a space has its status. Times of another day carry their date. */
export function reasonSentence(reason: Reason, now: string | number): string {
  const at = (instant: string) => moment(instant, now);
  switch (reason.code) {
    case 'closed':
      return reason.opensAt
        ? `利用時間外です。次は${day(reason.opensAt)} ${clock(reason.opensAt)}からです。`
        : '利用時間外です。';
    case 'outOfService':
      return 'いまは利用を停止しています。';
    case 'sensorVacant':
      return `センサーが${at(reason.at)}に空席を確認しました。`;
    case 'sensorOccupied':
      return `センサーが${at(reason.at)}に着席を確認しました。`;
    case 'checkedIn':
      return `${at(reason.at)}に受付をすませています。`;
    case 'leftForNow':
      return `${at(reason.at)}から離席中です。${at(reason.until)}まで席を取っています。`;
    case 'bookedNotArrived':
      return `${at(reason.startAt)}からの予約があります。${at(reason.deadline)}まで席を取っています。`;
    case 'noSensor':
      return 'センサーのない席です。受付でおたずねください。';
    case 'neverHeard':
      return 'センサーの情報がまだ届いていません。';
    case 'silent':
      return `${at(reason.lastAt)}を最後に、センサーの情報が届いていません。`;
    case 'cannotTell':
      return `${at(reason.at)}から、センサーが判定できずにいます。`;
    case 'offline':
      return `${at(reason.at)}にセンサーの通信が切れました。`;
    case 'faulty':
      return `${at(reason.at)}にセンサーの不具合を検知しました。`;
    case 'sourceDown':
      return `${at(reason.since)}から情報を受け取れていません。`;
    default:
      return reason satisfies never;
  }
}
