import type { Route } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import type { Clock } from '../clock.ts';
import type { CorrectionStore } from '../corrections/corrections.store.ts';
import type { CorrectionInput } from '../inputs/corrections.ts';
import type { Registry } from '../inputs/registry.ts';
import { roomFor } from '../occupancy/estimate/state.ts';
import { indexOf } from '../occupancy/lookup.ts';
import { correctionRoutes } from '../staff/corrections.routes.ts';
import { deviceRoutes } from '../staff/devices.routes.ts';
import { serviceRoutes } from '../staff/service.routes.ts';
import type { Venue } from '../venue/venue.ts';
import type { VenueStore } from '../venue/venue.store.ts';

export interface BoardRouteParts {
  venue: Venue;
  venues: VenueStore;
  corrections: CorrectionStore;
  correctionInput: CorrectionInput;
  registry: Registry;
  clock: Clock;
  audit: Audit;
  /** The placement table changed. */
  relayout: () => Promise<void>;
}

/** What reception does with the board: put devices in their places, say what it saw. */
export function boardRoutes(parts: BoardRouteParts): Route[] {
  const { venue, venues, corrections, correctionInput, registry, clock, audit, relayout } = parts;
  return [
    ...deviceRoutes({
      messages: (device) => registry.messages(device),
      async place(device, place) {
        const problem = await venues.place(device, place);
        if (problem === null) await relayout();
        return problem;
      },
      async unplace(device) {
        await venues.unplace(device);
        await relayout();
      },
    }),
    ...serviceRoutes({
      async serve(space, stop, { userId, name }) {
        const said = stop && { ...stop, by: name };
        const problem = await venues.serve(space, said, clock.now());
        if (problem !== null) return problem;
        const action = stop === null ? 'space.inService' : 'space.outOfService';
        await audit({ by: userId, action, subject: space });
        await relayout();
        return null;
      },
    }),
    ...correctionRoutes({
      knows: (space) => indexOf(venue.board.layout).space.has(space),
      most: roomFor(venue.board.layout) - 1,
      clock,
      async make(seen) {
        const later = await corrections.make(seen, venue.board.opening?.closesAt ?? null);
        await correctionInput.refresh();
        return later;
      },
      async undo(id) {
        const undone = await corrections.undo(id, clock.now());
        await correctionInput.refresh();
        return undone;
      },
    }),
  ];
}
