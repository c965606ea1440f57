import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** The token's row among the one-time tokens. */
const IDENTIFIER = 'kuuseki-setup';
/** A token is good until it is used or the server starts anew; the column wants an end. */
const FAR = 10 * 365 * 86_400_000;

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The way in for the first administrator: there is no account to begin with. */
export class Setup {
  readonly #prisma: PrismaClient;
  readonly #clock: Clock;

  constructor(prisma: PrismaClient, clock: Clock) {
    this.#prisma = prisma;
    this.#clock = clock;
  }

  /** A new token, which ends the one before; null when there is an administrator. */
  async issue(): Promise<string | null> {
    await this.#prisma.verification.deleteMany({ where: { identifier: IDENTIFIER } });
    if (await this.#hasAdministrator()) return null;
    const token = randomBytes(24).toString('base64url');
    const now = this.#clock.now();
    await this.#prisma.verification.create({
      data: {
        id: randomUUID(),
        identifier: IDENTIFIER,
        value: digest(token).toString('hex'),
        expiresAt: new Date(now + FAR),
        updatedAt: new Date(now),
      },
    });
    return token;
  }

  /** Whether a token would open the door; it stays good. */
  async knows(token: string): Promise<boolean> {
    return (await this.#find(token)) !== null;
  }

  /** Uses a token up. @returns whether this call did; of two at once only one does */
  async use(token: string): Promise<boolean> {
    const id = await this.#find(token);
    if (id === null) return false;
    const { count } = await this.#prisma.verification.deleteMany({ where: { id } });
    return count === 1;
  }

  async #find(token: string): Promise<string | null> {
    const rows = await this.#prisma.verification.findMany({ where: { identifier: IDENTIFIER } });
    const given = digest(token);
    const row = rows.find(({ value }) => timingSafeEqual(Buffer.from(value, 'hex'), given));
    return row === undefined || (await this.#hasAdministrator()) ? null : row.id;
  }

  async #hasAdministrator(): Promise<boolean> {
    return (await this.#prisma.user.count({ where: { role: 'administrator' } })) > 0;
  }
}
