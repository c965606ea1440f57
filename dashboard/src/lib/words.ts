import type { Level, Reason, Status } from '$contract/status.ts';
import { levelSigns, statusSigns, type Sign } from './signs.ts';
import { day, clock, minutesSince, moment } from './time.ts';

export type { Sign } from './signs.ts';

export const statuses = {
  free: { word: '空き', sign: statusSigns.free },
  held: { word: '予約済', sign: statusSigns.held },
  occupied: { word: '使用中', sign: statusSigns.occupied },
  away: { word: '離席', sign: statusSigns.away },
  unknown: { word: '確認中', sign: statusSigns.unknown },
  outOfService: { word: '利用停止', sign: statusSigns.outOfService },
  closed: { word: '時間外', sign: statusSigns.closed },
} as const satisfies Record<Status, { word: string; sign: Sign }>;

export const levels = {
  available: { word: '空席あり', english: 'Available', sign: levelSigns.available },
  few: { word: '残りわずか', english: 'Few left', sign: levelSigns.few },
  full: { word: '満席', english: 'Full', sign: levelSigns.full },
  unknown: { word: '確認中', english: 'Checking', sign: levelSigns.unknown },
  closed: { word: '時間外', english: 'Closed', sign: levelSigns.closed },
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

const sensor = (sensing: 'contact' | 'motion' | undefined): string =>
  sensing === undefined ? 'センサー' : { contact: '圧力センサー', motion: '人感センサー' }[sensing];

/**
 * Why a space has its status: one sentence with its source and time. Times of another day carry
 * their date; what has run out is not promised any more.
 */
export function reasonSentence(reason: Reason, now: string | number): string {
  const at = (instant: string) => moment(instant, now);
  const ahead = (instant: string) => new Date(instant) > new Date(now);
  switch (reason.code) {
    case 'closed':
      return reason.opensAt
        ? `利用時間外、次は${day(reason.opensAt)} ${clock(reason.opensAt)}から`
        : '利用時間外';
    case 'outOfService':
      return '利用を停止しています';
    case 'sensorVacant':
      return `${sensor(reason.sensing)} ${at(reason.at)} 空席`;
    case 'sensorOccupied':
      return `${sensor(reason.sensing)} ${at(reason.at)} 着席`;
    case 'checkedIn':
      return `受付 ${at(reason.at)} 済み`;
    case 'leftForNow':
      return (
        `一時離席 ${at(reason.at)}から` +
        (reason.until && ahead(reason.until) ? `、${at(reason.until)}まで予約` : '')
      );
    case 'bookedNotArrived':
      if (ahead(reason.startAt)) return `予約 ${at(reason.startAt)}から`;
      return ahead(reason.deadline)
        ? `予約 ${at(reason.startAt)}、未着 ${minutesSince(reason.startAt, now)}分`
        : '予約済み（未着）';
    case 'noSensor':
      return 'センサーのない席です。受付でおたずねください';
    case 'neverHeard':
      return 'センサーの情報がまだ届いていません';
    case 'silent':
      return `センサー ${at(reason.lastAt)} を最後に受信なし`;
    case 'cannotTell':
      return `センサー ${at(reason.at)} から判定できません`;
    case 'offline':
      return `センサー ${at(reason.at)} 通信切断`;
    case 'faulty':
      return `センサー ${at(reason.at)} 不具合`;
    case 'sourceDown':
      return `${at(reason.since)}から情報を受け取れていません`;
    case 'doubtful':
      return `センサーの値に疑いがあるため確認中（${at(reason.since)}から）`;
    case 'seenByStaff':
      return `係員が ${at(reason.at)} に確認`;
    default:
      return reason satisfies never;
  }
}
