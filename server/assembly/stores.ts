import { bookingStore } from '../booking/booking.store.ts';
import { correctionStore } from '../corrections/corrections.store.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { correctedStore } from '../history/corrected.store.ts';
import { counterStore } from '../history/counters.store.ts';
import { intervalStore } from '../history/intervals.store.ts';
import { pastStore } from '../history/people.store.ts';
import { readingStore } from '../inputs/readings.store.ts';
import { stateStore } from '../venue/state.store.ts';
import { venueStore } from '../venue/venue.store.ts';

export type Stores = ReturnType<typeof makeStores>;

/** The rows of one venue that more than one part asks for. */
export const makeStores = (prisma: PrismaClient, venueId: string) => ({
  venues: venueStore(prisma, venueId),
  bookings: bookingStore(prisma, venueId),
  readings: readingStore(prisma, venueId),
  counters: counterStore(prisma, venueId),
  intervals: intervalStore(prisma, venueId),
  past: pastStore(prisma, venueId),
  corrections: correctionStore(prisma, venueId),
  corrected: correctedStore(prisma, venueId),
  state: stateStore(prisma, venueId),
});
