import { reason, status } from './contract/status.ts';
import type { FloorPlan } from './contract/floorplan.ts';
import type { StaffFloorThen } from './contract/staff.ts';
import type { PastStore } from './history/people.store.ts';
import { wireReason } from './live/projection.ts';
import type { Reason } from './occupancy/board.ts';

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

function readable(stored: unknown): unknown {
  try {
    return wireReason(stored as Reason);
  } catch {
    return null;
  }
}
