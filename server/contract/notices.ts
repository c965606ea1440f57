import * as z from 'zod';
import { instant } from './status.ts';

/** A line for everybody to read: no control characters, nothing that turns the reading direction. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, '文を入力してください')
    .max(most, `${most}文字までで入力してください`)
    .regex(/^[^\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]*$/u, '使えない文字があります');

/** The same words in the languages of the public pages; where one is missing, Japanese is shown. */
export const noticeWords = z.strictObject({
  ja: line(60),
  en: line(120).optional(),
  'zh-Hans': line(60).optional(),
  ko: line(80).optional(),
  'ja-x-easy': line(80).optional(),
});
export type NoticeWords = z.infer<typeof noticeWords>;

/** What staff tell everybody; who wrote it is not part of it. */
export const publicNotice = z.strictObject({
  id: z.uuid(),
  words: noticeWords,
  from: instant,
  until: instant,
});
export type PublicNotice = z.infer<typeof publicNotice>;

/** What has happened, and what everybody is to do: both have words in every language already. */
export const emergencyKind = z.enum(['fire', 'earthquake', 'weather', 'other']);
export type EmergencyKind = z.infer<typeof emergencyKind>;
export const emergencyOrder = z.enum(['leave', 'stay', 'follow']);
export type EmergencyOrder = z.infer<typeof emergencyOrder>;

/** It stands before everything else on the board, until staff end it. */
export const publicEmergency = z.strictObject({
  id: z.uuid(),
  kind: emergencyKind,
  order: emergencyOrder,
  /** Where to go, or what else to do. */
  words: noticeWords,
  since: instant,
});
export type PublicEmergency = z.infer<typeof publicEmergency>;

/** Notices that are shown at once. */
export const NOTICES_AT_ONCE = 3;

/** A notice as staff manage it. */
export const staffNotice = publicNotice.extend({ by: z.string(), madeAt: instant });

export const noticeList = z.object({
  /** Shown now or later, the earliest first. */
  notices: z.array(staffNotice),
  emergency: publicEmergency.extend({ by: z.string() }).nullable(),
});
export type NoticeList = z.infer<typeof noticeList>;

export const newNotice = z.strictObject({
  words: noticeWords,
  /** Now, when it is not said. */
  from: instant.optional(),
  until: instant,
});

export const newEmergency = z.strictObject({
  kind: emergencyKind,
  order: emergencyOrder,
  words: noticeWords,
  /** Whoever sends it has been asked whether it is meant. */
  confirmed: z.literal(true, '内容を確かめてから出してください'),
});
export type NewEmergency = z.infer<typeof newEmergency>;
