import { dateOf, instantOf } from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
import { reason, status } from '../contract/status.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import type { StaffFloorThen, StaffSpaceDay, Stopped } from '../contract/staff.ts';
import type { PastStore } from '../history/people.store.ts';
import { wireReason } from '../live/projection.ts';
import type { Reason } from '../occupancy/board.ts';

/**
 * The floor as it was shown at a moment, on the plan of that moment; what an older version wrote and
 * nobody can read is left out.
 */
export const floorAt =
  (past: PastStore, planAt: (at: number) => FloorPlan) =>
  async (at: Date): Promise<StaffFloorThen> => {
    const [spaces, people] = await Promise.all([past.floor(at), past.people(at)]);
    return {
      at: at.toISOString(),
      plan: planAt(at.getTime()),
      people,
      spaces: spaces.flatMap(({ spaceId, status: was, reason: why, startedAt }) => {
        const shown = status.safeParse(was);
        const told = reason.safeParse(readable(why));
        if (!shown.success || !told.success) return [];
        const since = startedAt.toISOString();
        return [{ id: spaceId, status: shown.data, reason: told.data, since }];
      }),
    };
  };

/** One space from midnight on, as it was shown. */
export const dayOf =
  (past: PastStore, clock: Clock, stoppedOf: (space: string) => Promise<Stopped | null>) =>
  async (space: string): Promise<StaffSpaceDay> => {
    const from = new Date(instantOf(dateOf(clock.now()), '00:00'));
    const [rows, stopped] = await Promise.all([past.space(space, from), stoppedOf(space)]);
    const intervals = rows.flatMap(({ status: was, startedAt, endedAt }) => {
      const shown = status.safeParse(was);
      if (!shown.success) return [];
      const startAt = startedAt < from ? from : startedAt;
      const endAt = endedAt?.toISOString() ?? null;
      return [{ status: shown.data, startAt: startAt.toISOString(), endAt }];
    });
    return { from: from.toISOString(), intervals, stopped };
  };

function readable(stored: unknown): unknown {
  try {
    return wireReason(stored as Reason);
  } catch {
    return null;
  }
}
