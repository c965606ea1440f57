import { makeAccounts } from '../accounts/accounts.ts';
import { VERIFYING, verifyPathIn } from '../accounts/letters.ts';
import { secretOf } from '../accounts/secret.ts';
import { auditStore } from '../audit/audit.store.ts';
import { dateOf } from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { mailRoutes } from '../mail/mail.routes.ts';
import { outboxStore } from '../mail/outbox.store.ts';
import { Sender } from '../mail/sender.ts';
import { mailMetrics } from '../metrics/mail.ts';

export type Doors = ReturnType<typeof makeDoors>;

/** Who is who, what is mailed to them, and the trail of what they did. */
export function makeDoors(parts: {
  config: Config;
  clock: Clock;
  prisma: PrismaClient;
  /** As people call it. */
  venueName: string;
  warn: (sentence: string) => void;
}) {
  const { config, clock, prisma, venueName, warn } = parts;
  const outbox = outboxStore(prisma, clock);
  const sender = config.mail === null ? null : new Sender({ outbox, ...config.mail, warn });
  const { note: audit } = auditStore(prisma, config.venue);
  const secret = secretOf(config.secret, config.dataDir);
  const accounts = makeAccounts({
    prisma,
    venue: { id: config.venue, name: venueName },
    clock,
    secret,
    origin: config.origin,
    demo: config.demo,
    post: outbox.post,
    audit,
    today: () => dateOf(clock.now()),
    warn,
  });
  return {
    accounts,
    audit,
    /** Signs sessions and links. */
    secret,
    /** Puts a letter into the outbox. */
    post: outbox.post,
    /** Null: nothing sends mails. */
    sender,
    /**
     * The page that whoever registered a moment ago would reach by mail. Null outside of a demo without
     * mails, where everybody who registers is invented: only their own mail tells others who they are.
     */
    shownMail:
      config.demo && sender === null
        ? async (address: string): Promise<string | null> => {
            const letter = await outbox.newestTo(address.toLowerCase(), VERIFYING);
            return letter && verifyPathIn(letter.text);
          }
        : null,
    routes: [...accounts.routes, ...mailRoutes(outbox, sender !== null)],
    metrics: mailMetrics({ waiting: outbox.waiting, failures: () => sender?.failures ?? 0 }),
  };
}
