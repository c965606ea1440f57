import { makeAttention } from '../attention/office.ts';
import type { Audit } from '../audit/audit.store.ts';
import type { Health } from '../health.ts';
import { Live } from '../live/live.ts';
import { makeTold } from '../notices/told.ts';
import { Pulse } from '../pulse.ts';
import type { BoardParts } from './board.ts';
import type { Ground, Tell } from './ground.ts';
import type { Inputs } from './inputs.ts';
import { makeOutlook } from './outlook.ts';
import type { Stores } from './stores.ts';

interface ScreenParts extends Ground {
  stores: Stores;
  board: Pick<BoardParts, 'venue' | 'plans'>;
  inputs: Inputs;
  health: Health;
  audit: Audit;
  tell: Tell;
}

/** The picture that everybody is shown: of the board, and of what stands beside it. */
export function makeScreens(parts: ScreenParts) {
  const { config, clock, version, prisma, warn, stores, health, audit, tell } = parts;
  const { venue, plans } = parts.board;
  const { registry, intake, bookingInput, correctionInput, wifi, pending } = parts.inputs;
  const exceptions = () => stores.venues.exceptions();
  const common = { prisma, clock, warn, venueId: config.venue, audit };
  const pulse = new Pulse({
    ...{ venue, clock, mode: config.opening, exceptions },
    onOpening: () => live.noteOpening(),
    onTick: () => tell((live) => live.tick()),
  });
  const told = makeTold({ ...common, changed: () => tell((live) => live.noteTold()) });
  const live: Live = new Live({
    ...{ venue, clock, version, demo: config.demo, site: config.origin },
    plan: plans.book.now().plan,
    planOn: (date) => plans.book.on(date).plan,
    sources: {
      told: () => told.announcements.shown(),
      day: pulse.day,
      bookings: () => bookingInput.bookings,
      accessPoints: () => wifi.accessPoints(),
      lines: () => wifi.lines(),
      pending: () => ({ pending: pending.list, pendingTotal: pending.total }),
      health: () => ({
        database: health.database,
        broker: health.broker,
        waiting: intake.waiting,
        rejected: Object.fromEntries(registry.rejections),
      }),
      modelOf: (device) => registry.modelOf(device) ?? null,
      rejectedOf: (device) => registry.rejectedOf(device),
      corrections: () => correctionInput.list,
      acknowledgements: () => attention.list,
    },
  });
  const { attention, routes: attentionRoutes } = makeAttention({
    ...common,
    view: live.staff,
    exceptions,
    onChange: () => tell((live) => live.noteAttention()),
  });
  const outlook = makeOutlook({
    ...{ config, clock, prisma, venue, warn, plan: live.plan(), venues: stores.venues },
    bookings: bookingInput,
  });
  return { pulse, told, live, attention, outlook, routes: [...attentionRoutes, ...told.routes] };
}

export type Screens = ReturnType<typeof makeScreens>;
