import type { Audit } from '../audit/audit.store.ts';
import type { Clock } from '../clock.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { Announcements } from './announcements.ts';
import { noticeRoutes } from './notices.routes.ts';
import { noticeStore } from './notices.store.ts';

/** What staff tell everybody: what is shown now, and the doors to write it. */
export function makeTold(parts: {
  prisma: PrismaClient;
  venueId: string;
  audit: Audit;
  clock: Clock;
  /** What everybody sees is another thing now. */
  changed: () => void;
  warn: (sentence: string) => void;
}) {
  const { prisma, venueId, audit, clock, changed, warn } = parts;
  const store = noticeStore(prisma, venueId, audit);
  const announcements = new Announcements({ store, clock, onChange: changed, warn });
  return { announcements, routes: noticeRoutes({ store, announcements, clock }) };
}
