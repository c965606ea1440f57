import * as z from 'zod';

/** An instant on the wire: RFC 3339 UTC. */
export const instant = z.iso.datetime();

/** Ids of the floor plan: `A01`, `personal`, `yy-square`. Too narrow to carry a name or an address. */
export const spaceId = z.string().regex(/^[A-Z]{1,2}\d{0,3}$/);
export const zoneId = z.string().regex(/^[a-z][a-z-]{1,19}$/);
export const venueId = z.string().regex(/^[a-z][a-z0-9-]{1,29}$/);

export const status = z.enum([
  'closed', // 時間外・休館
  'outOfService', // 利用停止
  'free', // 空き
  'held', // 予約済・未着
  'occupied', // 使用中
  'away', // 一時離席・荷物あり
  'unknown', // 確認中
]);
export type Status = z.infer<typeof status>;

/** Level of a zone, for words and symbols: 空席あり ◯ / 残りわずか △ / 満席 × / 確認中 ? / 時間外 －. */
export const level = z.enum(['available', 'few', 'full', 'unknown', 'closed']);
export type Level = z.infer<typeof level>;

const sensing = z.enum(['contact', 'motion']);

/**
 * Why a space has its status: one code and its facts. Facts are times and kinds only, so that the same
 * reason may stand on the lobby board: no person, no device.
 */
export const reason = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('closed'), opensAt: instant.optional() }),
  z.strictObject({ code: z.literal('outOfService') }),
  /** `sensing`: by weight, or by motion. */
  z.strictObject({ code: z.literal('sensorVacant'), at: instant, sensing: sensing.optional() }),
  z.strictObject({ code: z.literal('sensorOccupied'), at: instant, sensing: sensing.optional() }),
  z.strictObject({ code: z.literal('checkedIn'), at: instant }),
  /** `until`: the booking's end, where there is one. */
  z.strictObject({ code: z.literal('leftForNow'), at: instant, until: instant.optional() }),
  z.strictObject({ code: z.literal('bookedNotArrived'), startAt: instant, deadline: instant }),
  z.strictObject({ code: z.literal('noSensor') }),
  z.strictObject({ code: z.literal('neverHeard') }),
  z.strictObject({ code: z.literal('silent'), lastAt: instant }),
  z.strictObject({ code: z.literal('cannotTell'), at: instant }),
  z.strictObject({ code: z.literal('offline'), at: instant }),
  z.strictObject({ code: z.literal('faulty'), at: instant }),
  z.strictObject({ code: z.literal('sourceDown'), since: instant }),
  /** The sensor speaks and is not believed (stuck, or at odds with everything else). */
  z.strictObject({ code: z.literal('doubtful'), since: instant }),
  /** Reception looked: free, or occupied. */
  z.strictObject({ code: z.literal('seenByStaff'), at: instant, until: instant }),
]);
export type Reason = z.infer<typeof reason>;
