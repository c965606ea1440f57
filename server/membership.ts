import type { Audit } from './audit/audit.store.ts';
import type { Clock } from './clock.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import { bookingImporter } from './imports/bookings.ts';
import { importRoutes } from './imports/imports.routes.ts';
import type { Post } from './mail/letter.ts';
import { memberImporter } from './members/import.ts';
import { memberRoutes } from './members/members.routes.ts';
import { memberStore } from './members/members.store.ts';
import { MemberSweep } from './members/sweep.ts';

/** Registrations and the imports into them, tied to the rest of the server. */
export function makeMembership(parts: {
  prisma: PrismaClient;
  venueId: string;
  venueName: string;
  clock: Clock;
  audit: Audit;
  post: Post;
  /** Full address of a page. */
  link: (path: string) => string;
  cancelBookings: (memberId: string, by: string) => Promise<void>;
  removeAccount: ((userId: string) => Promise<void>) | null;
  warn: (sentence: string) => void;
}) {
  const { prisma, venueId, venueName: venue, link, ...rest } = parts;
  const members = memberStore(prisma, venueId);
  const importers = { members: memberImporter(venueId), bookings: bookingImporter(venueId) };
  return {
    members,
    sweep: new MemberSweep({ members, ...rest }),
    routes: [
      ...memberRoutes({ members, place: { venue, link }, ...rest }),
      ...importRoutes({ prisma, importers, ...rest }),
    ],
  };
}
