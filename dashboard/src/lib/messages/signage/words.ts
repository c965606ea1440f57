import type { EmergencyKind, EmergencyOrder } from '$contract/notices.ts';
import type { SpaceKind } from '$contract/floorplan.ts';
import type { Level, Status } from '$contract/status.ts';
import type { Crowd } from '../../people.ts';
import type { Language } from '../language.ts';
import easy from './ja-x-easy.ts';
import en from './en.ts';
import ja from './ja.ts';
import ko from './ko.ts';
import zh from './zh-Hans.ts';

/** All that the lobby board says, in one language. Times come as `13:00`. */
export interface SignageWords {
  /** Above the numbers. */
  heading: string;
  allFull: string;
  /** After the time of the numbers. */
  asOf: string;
  /** After a number of seats, and after that of a room that is let as one; empty where none is written. */
  unit: (whole: boolean) => string;
  /** Under a zone's name: its size, and that of a room that is let as one. */
  seats: (n: number) => string;
  room: (n: number) => string;
  kinds: Record<SpaceKind, string>;
  levels: Record<Level, string>;
  roomFree: string;
  roomTaken: string;
  /** Second line of a plate. */
  until: (time: string) => string;
  freeAt: (time: string) => string;
  since: (time: string) => string;
  from: (time: string) => string;
  /** One seat's, on the plan. */
  status: Record<Status, string>;
  /** What became of a seat, and when: after its name. Lines break at spaces only. */
  changed: Record<Status, (time: string) => string>;
  /** In the place of a number, in two lines. */
  ask: [string, string];
  /** One sentence for whoever reads no Japanese. */
  askReception: string;
  unknown: string;
  restarting: string;
  /** Why nothing is known, and what will happen. */
  gone: string;
  silent: string;
  soon: string;
  lastKnown: string;
  closed: string;
  closedToday: string;
  nextOpening: string;
  /** After the hour of the next opening. */
  opens: string;
  today: string;
  /** Before the reason why today's hours differ. */
  unusual: string;
  closesToday: (time: string) => string;
  closesEarly: (time: string) => string;
  daysOff: string;
  why: Record<'holiday' | 'newYear' | 'exception', string>;
  ahead: string;
  aheadLater: string;
  hour: (hour: string) => string;
  book: string;
  notices: string;
  map: string;
  door: string;
  exit: string;
  /** How many are inside, or how crowded it is. Lines break at spaces only. */
  people: (crowd: Crowd) => string;
  emergency: string;
  emergencies: Record<EmergencyKind, string>;
  orders: Record<EmergencyOrder, string>;
  /** Kind and order as one sentence: what somebody reads who reads only this language. */
  alarm: (kind: EmergencyKind, order: EmergencyOrder) => string;
}

/** The board's words by language. A language without one of them does not compile. */
export const signage: Record<Language, SignageWords> = {
  ja,
  en,
  'zh-Hans': zh,
  ko,
  'ja-x-easy': easy,
};
