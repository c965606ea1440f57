import type { FloorPlan } from '$contract/floorplan.ts';
import type { StaffSpace } from '$contract/staff.ts';
import type { Seat } from '$lib/board.ts';
import { apart, type Projection } from '$lib/floor/geometry.ts';
import { antennaBoxes, labelBox, labels } from '$lib/floor/labels.ts';
import { obstacles, tileOf } from '$lib/floor/obstacles.ts';
import { clock, minutesSince } from '$lib/time.ts';

/** What stands beside a seat's tile, and how much it matters. */
export interface Caption {
  text: string;
  weight: 0 | 1 | 2;
}

/** A booking further ahead than this is no news beside a free seat, milliseconds. */
const SOON = 3 * 3_600_000;

const CAUSES: Partial<Record<StaffSpace['reason']['code'], string>> = {
  offline: '切断',
  faulty: '不具合',
  cannotTell: '不明',
  neverHeard: '未受信',
};

/** `9時` on the hour, else `9:30`: six figures at most. */
const short = (at: string): string => {
  const text = clock(at);
  return text.endsWith(':00') ? `${text.slice(0, -3)}時` : text;
};

/**
 * Beside a tile: until when it is free, how long a late guest is waited for, since when nothing is
 * heard. Null: nothing to add.
 * @param stopped no seat can be heard, so that nobody is released
 */
export function captionOf(space: StaffSpace, now: number, stopped: boolean): Caption | null {
  const { status, reason, booking, until } = space;
  const ahead = (at: string) => Date.parse(at) - now;
  switch (status) {
    case 'free': {
      if (until === null || ahead(until) <= 0 || ahead(until) > SOON) return null;
      return { text: `〜${short(until)}`, weight: 0 };
    }
    case 'held': {
      if (stopped) return { text: '保留', weight: 1 };
      if (reason.code !== 'bookedNotArrived') return null;
      if (ahead(reason.startAt) > 0) return { text: clock(reason.startAt), weight: 1 };
      const left = Math.ceil(ahead(reason.deadline) / 60_000);
      return left > 0 ? { text: `残${left}分`, weight: 1 } : { text: '期限切れ', weight: 1 };
    }
    case 'away':
      return booking === null ? null : { text: `〜${short(booking.endAt)}`, weight: 0 };
    case 'unknown': {
      if (stopped) return null;
      if (reason.code === 'silent') {
        const minutes = minutesSince(reason.lastAt, now);
        if (minutes < 100) return { text: `${minutes}分`, weight: 1 };
        return minutes < 2880
          ? { text: `${Math.floor(minutes / 60)}時間`, weight: 1 }
          : { text: `${Math.floor(minutes / 1440)}日`, weight: 1 };
      }
      if (reason.code === 'doubtful') return { text: '固着', weight: 1 };
      const cause = CAUSES[reason.code];
      return cause === undefined ? null : { text: cause, weight: 1 };
    }
    case 'outOfService':
    case 'occupied':
    case 'closed':
      return null;
    default:
      return status satisfies never;
  }
}

/** A caption in its place: centre and baseline, in drawing units. */
export interface PlacedCaption {
  id: string;
  x: number;
  y: number;
  text: string;
}

/**
 * Below its tile or above it, wherever it covers no tile, no wall and no furniture. Where two would
 * touch, the one that matters more stays: the readout and the list still say the other. What most
 * seats would say says nothing of one of them.
 */
export function placeCaptions(
  seats: readonly Seat[],
  captions: ReadonlyMap<string, Caption>,
  plan: FloorPlan,
  to: Projection,
  size: number,
  notes: Readonly<Record<string, string>> = {},
): PlacedCaption[] {
  const tiles = seats.map(({ place }) => tileOf(place, to));
  const taken = [
    ...obstacles(plan, to),
    ...labels(plan, to, size, notes).map((label) => labelBox(label, size)),
    ...antennaBoxes(plan, to, size, notes),
  ];
  const same = (text: string) => [...captions.values()].filter((each) => each.text === text).length;
  const wanted = seats
    .flatMap(({ place }, i) => {
      const caption = captions.get(place.id);
      return caption && same(caption.text) * 2 <= seats.length
        ? [{ id: place.id, tile: tiles[i]!, ...caption }]
        : [];
    })
    .sort((a, b) => b.weight - a.weight);
  const placed: PlacedCaption[] = [];
  for (const { id, tile, text } of wanted) {
    const w = [...text].reduce((sum, letter) => sum + (/[\d:]/.test(letter) ? 0.62 : 1), 0) * size;
    const x = tile.x + tile.w / 2;
    const boxes = [tile.y + tile.h + 2, tile.y - size - 2].map((y) => ({
      x: x - w / 2,
      y,
      w,
      h: size,
    }));
    const box = boxes.find(
      (each) =>
        each.x >= 0 &&
        each.x + each.w <= to.width &&
        each.y >= 0 &&
        each.y + each.h <= to.height &&
        taken.every((other) => apart(each, other)),
    );
    if (box === undefined) continue;
    taken.push(box);
    placed.push({ id, x, y: box.y + size * 0.88, text });
  }
  return placed;
}
