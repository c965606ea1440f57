import type { PublicZone } from '$contract/live.ts';
import type { Level } from '$contract/status.ts';
import { levels } from '../words.ts';

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

const phrase = (name: string, zone: PublicZone): string =>
  zone.level === 'few' && zone.free !== null
    ? `${name}、残り${zone.free}席`
    : `${name}、${levels[zone.level].word}`;

/**
 * The next summary, or null: at most one in 30 s, and only for zones whose level is not the one last
 * spoken of. A level that went and came back between two summaries is never mentioned.
 * @param now ms since the epoch
 */
export function announce(
  spoken: Spoken,
  zones: readonly PublicZone[],
  name: (id: string) => string,
  now: number,
): { spoken: Spoken; say: string } | null {
  if (now - spoken.at < SPEAK_EVERY) return null;
  const changed = zones.filter((zone) => spoken.levels[zone.id] !== zone.level);
  if (changed.length === 0) return null;
  const say = zones.every((zone) => zone.level === 'unknown')
    ? '空席を確認できません。受付でおたずねください。'
    : `${changed.map((zone) => phrase(name(zone.id), zone)).join('。')}。`;
  const levelsNow = Object.fromEntries(zones.map((zone) => [zone.id, zone.level]));
  return { spoken: { at: now, levels: levelsNow }, say };
}
