import type { PublicDelta, PublicSnapshot } from '$contract/live.ts';
import type { StaffDelta, StaffSnapshot } from '$contract/staff.ts';

/** Whole records replace those of the same id in place; new ids follow at the end. */
export function replaceById<R extends { id: string }>(
  held: readonly R[],
  changed: readonly R[] | undefined,
): R[] {
  if (!changed?.length) return held as R[];
  const waiting = new Map(changed.map((record) => [record.id, record]));
  const kept = held.map((record) => {
    const next = waiting.get(record.id);
    waiting.delete(record.id);
    return next ?? record;
  });
  return [...kept, ...waiting.values()];
}

/** The public snapshot after a change. The caller has checked that the clocks fit. */
export const mergePublic = (held: PublicSnapshot, delta: PublicDelta): PublicSnapshot => ({
  ...held,
  clock: delta.clock,
  takenAt: delta.takenAt,
  opening: delta.opening ?? held.opening,
  // Null is news: nothing can tell any more.
  people: delta.people === undefined ? held.people : delta.people,
  notices: delta.notices ?? held.notices,
  emergency: delta.emergency === undefined ? held.emergency : delta.emergency,
  zones: replaceById(held.zones, delta.zones),
  spaces: replaceById(held.spaces, delta.spaces),
});

/**
 * The whole list anew, but what stands there keeps its place: a line must not move away from under
 * the hand that is about to press it. What is new comes first.
 */
function keepPlaces<R extends { id: string }>(held: R[], whole: R[] | undefined): R[] {
  if (whole === undefined) return held;
  const next = new Map(whole.map((record) => [record.id, record]));
  const known = new Set(held.map((record) => record.id));
  return [
    ...whole.filter((record) => !known.has(record.id)),
    ...held.flatMap((record) => next.get(record.id) ?? []),
  ];
}

/** The same for reception. A device that has got a place is not pending any more. */
export function mergeStaff(held: StaffSnapshot, delta: StaffDelta): StaffSnapshot {
  const devices = replaceById(held.devices, delta.devices);
  const placed = new Set(devices.map((device) => device.id));
  return {
    ...held,
    clock: delta.clock,
    takenAt: delta.takenAt,
    opening: delta.opening ?? held.opening,
    people: delta.people === undefined ? held.people : delta.people,
    notices: delta.notices ?? held.notices,
    emergency: delta.emergency === undefined ? held.emergency : delta.emergency,
    zones: replaceById(held.zones, delta.zones),
    spaces: replaceById(held.spaces, delta.spaces),
    devices,
    pending: keepPlaces(held.pending, delta.pending).filter((device) => !placed.has(device.id)),
    pendingTotal: delta.pendingTotal ?? held.pendingTotal,
    accessPoints: replaceById(held.accessPoints, delta.accessPoints),
    lines: replaceById(held.lines, delta.lines),
    doors: replaceById(held.doors, delta.doors),
    health: delta.health ?? held.health,
    estimate: delta.estimate ?? held.estimate,
    disagreements: delta.disagreements ?? held.disagreements,
    corrections: delta.corrections ?? held.corrections,
    acknowledgements: delta.acknowledgements ?? held.acknowledgements,
    arrivals: delta.arrivals ?? held.arrivals,
  };
}
