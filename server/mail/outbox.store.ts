import type { Clock } from '../clock.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Letter, Post } from './letter.ts';

/** A letter that waits, and how often it was tried. */
export interface Waiting extends Letter {
  id: string;
  attempts: number;
}

/** Milliseconds that a try may take before the letter is anybody's again. */
const CLAIM = 5 * 60_000;
const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 3_600_000;

/** Milliseconds to wait after the nth try that failed: one minute, doubled up to an hour. */
export const waitAfter = (attempts: number): number =>
  Math.min(FIRST_WAIT * 2 ** Math.max(attempts - 1, 0), LONGEST_WAIT);

const CONTROL = /\p{Cc}/u;

/**
 * @throws when an address or subject could end its header and begin another (IPA 安全なウェブサイトの
 * 作り方 1.8)
 */
export function refuseHeaders({ to, subject, key }: Letter): void {
  if (CONTROL.test(to) || !/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(to))
    throw new Error('mail: bad address');
  if (CONTROL.test(subject)) throw new Error(`mail: control character in the subject of ${key}`);
}

export type Outbox = ReturnType<typeof outboxStore>;

/** Letters on their way out: kept until they are sent, and readable where nothing sends them. */
export function outboxStore(prisma: PrismaClient, clock: Clock) {
  let listener: () => void = () => {};

  const post: Post = async (letter, within = prisma) => {
    refuseHeaders(letter);
    const now = new Date(clock.now());
    await within.mail.createMany({
      data: [{ ...letter, createdAt: now, dueAt: now }],
      skipDuplicates: true,
    });
    listener();
  };

  return {
    post,

    /** Told of every letter that is posted; it may not be committed yet. */
    onPost(told: () => void): void {
      listener = told;
    },

    /**
     * Takes letters that are due for one try each. Two senders never hold the same one: a claim
     * moves `dueAt`, and whoever comes second finds it moved.
     */
    async claim(most: number): Promise<Waiting[]> {
      const now = clock.now();
      const due = await prisma.mail.findMany({
        where: { sentAt: null, dueAt: { lte: new Date(now) } },
        orderBy: { dueAt: 'asc' },
        take: most,
      });
      const claimed: Waiting[] = [];
      for (const { id, key, to, subject, text, calendar, attempts, dueAt } of due) {
        const { count } = await prisma.mail.updateMany({
          where: { id, sentAt: null, dueAt, attempts },
          data: { dueAt: new Date(now + CLAIM), attempts: attempts + 1 },
        });
        if (count === 0) continue;
        const letter = { id, key, to, subject, text, attempts: attempts + 1 };
        claimed.push(calendar === null ? letter : { ...letter, calendar });
      }
      return claimed;
    },

    async sent(id: string): Promise<void> {
      const sentAt = new Date(clock.now());
      await prisma.mail.updateMany({ where: { id }, data: { sentAt, problem: null } });
    },

    async failed({ id, attempts }: Waiting, problem: string): Promise<void> {
      const dueAt = new Date(clock.now() + waitAfter(attempts));
      const text = problem.replace(/\s+/g, ' ').slice(0, 200);
      await prisma.mail.updateMany({ where: { id }, data: { dueAt, problem: text } });
    },

    /** Tries again now. @returns false when it is sent or not there */
    async retry(id: string): Promise<boolean> {
      const { count } = await prisma.mail.updateMany({
        where: { id, sentAt: null },
        data: { dueAt: new Date(clock.now()) },
      });
      if (count > 0) listener();
      return count > 0;
    },

    waiting: () => prisma.mail.count({ where: { sentAt: null } }),

    /** The newest letter to an address whose key begins so. */
    newestTo: (to: string, kind: string) =>
      prisma.mail.findFirst({
        where: { to, key: { startsWith: kind } },
        orderBy: { createdAt: 'desc' },
      }),

    list: (take: number) => prisma.mail.findMany({ orderBy: { createdAt: 'desc' }, take }),
  };
}
