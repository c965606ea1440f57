import { dateOf } from '../calendar/calendar.ts';
import { DEMO_ACCESS_POINTS } from '../demo.ts';
import { Amender } from '../history/amender.ts';
import { History } from '../history/history.ts';
import { sensorsOf } from '../history/sensors.ts';
import { Memory } from '../venue/memory.ts';
import { Venue } from '../venue/venue.ts';
import { openPlans } from './floor-plans.ts';
import type { Ground } from './ground.ts';
import type { Stores } from './stores.ts';
import { makeTrends } from './trending.ts';

export type BoardParts = Awaited<ReturnType<typeof makeBoard>>;

/** The board on the plan of today, and what is kept of it: its memory, its history, its roll-ups. */
export async function makeBoard(ground: Ground, stores: Stores) {
  const { config, clock, prisma, warn } = ground;
  const { venues, intervals, corrected, state } = stores;
  const plans = await openPlans(prisma, config.venue, clock);
  const accessPoints = config.demo ? DEMO_ACCESS_POINTS : config.accessPoints.map(({ id }) => id);
  const readLayout = () => venues.layout(dateOf(clock.now()), accessPoints);
  const venue = new Venue(config.venue, await readLayout(), clock);
  const history = new History(intervals, await intervals.open(), warn);
  const trends = makeTrends({ ...ground, venues });
  const amender = new Amender({
    store: corrected,
    ...sensorsOf(() => venue.board),
    now: () => clock.now(),
    onAmended: (hour) => trends.keeper.amended(hour),
    warn,
  });
  return {
    plans,
    readLayout,
    venue,
    memory: new Memory(state, venue, warn),
    history,
    trends,
    amender,
  };
}
