import type { PublicZone } from '$contract/live.ts';
import type { Level } from '$contract/status.ts';

/** Milliseconds between two spoken summaries. */
export const SPEAK_EVERY = 30_000;

/** What has been said, and when. */
export interface Spoken {
  at: number;
  levels: Readonly<Record<string, Level>>;
}

/** Nothing has been said: what the page shows at first is read as the page, not announced. */
export const silent = (zones: readonly PublicZone[]): Spoken => ({
  at: Number.NEGATIVE_INFINITY,
  levels: Object.fromEntries(zones.map((zone) => [zone.id, zone.level])),
});

/** Whether what was said last still holds. */
export const isTrue = (spoken: Spoken, zones: readonly PublicZone[]): boolean =>
  zones.every((zone) => spoken.levels[zone.id] === zone.level);

/** How a language says it. */
export interface Speech {
  /** One zone, as a sentence. */
  zone(zone: PublicZone): string;
  /** Nothing is known of any zone. */
  unknown: string;
}

/**
 * The next summary, or null: at most one in 30 s, and only for zones whose level is not the one last
 * spoken of. A level that went and came back between two summaries is never mentioned.
 * @param now ms since the epoch
 */
export function announce(
  spoken: Spoken,
  zones: readonly PublicZone[],
  speech: Speech,
  now: number,
): { spoken: Spoken; say: string } | null {
  if (now - spoken.at < SPEAK_EVERY) return null;
  if (isTrue(spoken, zones)) return null;
  const changed = zones.filter((zone) => spoken.levels[zone.id] !== zone.level);
  const say = zones.every((zone) => zone.level === 'unknown')
    ? speech.unknown
    : changed.map((zone) => speech.zone(zone)).join('');
  const levelsNow = Object.fromEntries(zones.map((zone) => [zone.id, zone.level]));
  return { spoken: { at: now, levels: levelsNow }, say };
}
