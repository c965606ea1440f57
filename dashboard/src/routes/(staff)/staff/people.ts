import type { Opening, People } from '$contract/live.ts';
import type { StaffSnapshot } from '$contract/staff.ts';

/** Each source of the head count with its own figure, and whether they agree. */
export function headSources(
  view: Pick<StaffSnapshot, 'estimate' | 'doors' | 'accessPoints' | 'disagreements' | 'health'>,
  lost: boolean,
): { text: string; word: string } {
  if (lost) return { text: '座席 — | 出入口 — | Wi-Fi —', word: '' };
  const zones = Object.values(view.estimate?.zones ?? {});
  const seated = zones.reduce((sum, { n }) => sum + n, 0);
  const inside = view.doors.reduce((sum, door) => sum + door.in - door.out, 0);
  const polled = view.accessPoints.flatMap(({ clients }) => clients ?? []);
  const known = (has: boolean, figure: string) => (has ? figure : '—');
  const heard = {
    座席: zones.length > 0 && view.health.broker,
    出入口: view.doors.length > 0 && view.health.broker,
    'Wi-Fi': polled.length > 0,
  };
  const text = [
    `座席${known(heard.座席, String(seated))}`,
    `出入口${known(heard.出入口, String(inside))}`,
    `Wi-Fi${known(heard['Wi-Fi'], `${polled.reduce((sum, n) => sum + n, 0)}台`)}`,
  ].join(' | ');
  const codes = new Set((view.disagreements ?? []).map(({ code }) => code));
  if (!view.health.broker) return { text, word: '幅が広い' };
  if (codes.has('doorDisagrees')) return { text, word: '出入口が不一致' };
  if (codes.has('wifiDisagrees')) return { text, word: 'Wi-Fiが不一致' };
  if (!view.estimate?.people) return { text, word: '' };
  const names = Object.entries(heard).flatMap(([name, is]) => (is ? [name] : []));
  // One alone agrees with nothing.
  return { text, word: names.length > 1 ? '一致' : names.length === 1 ? `${names[0]}のみ` : '' };
}

/** `15:00` until the doors open, in the hour before; null at any other time. */
export function untilOpening(
  { open, opensAt }: Pick<Opening, 'open' | 'opensAt'>,
  now: number,
): string | null {
  if (open || opensAt === null) return null;
  const seconds = Math.ceil((Date.parse(opensAt) - now) / 1000);
  if (seconds <= 0 || seconds > 3_600) return null;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** How full it is in a word, where no single number may be said. */
export function level({ lo, hi }: People, view: Pick<StaffSnapshot, 'zones'>): string {
  const capacity = view.zones.reduce((sum, zone) => sum + zone.capacity, 0);
  const share = capacity === 0 ? 0 : (lo + hi) / 2 / capacity;
  if (share < 0.25) return 'すいています';
  return share < 0.6 ? 'やや混雑' : '混雑';
}
