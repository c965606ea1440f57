import type { Clock } from '../clock.ts';
import { PRIVILEGED, ROLES, type Actor, type Role } from '../contract/people.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** Minutes without a request after which a session is over; null: only its end counts. */
const IDLE: Record<Role, number | null> = {
  member: null,
  staff: null,
  official: 60,
  manager: 30,
  administrator: 30,
};
/** Hours that a session lasts at most: reception signs in once a shift. */
const LIFE: Record<Role, number> = {
  member: 24 * 30,
  staff: 12,
  official: 12,
  manager: 12,
  administrator: 12,
};
/** A use is written down when the last one is this old, milliseconds. */
const TOUCH = 60_000;

/** A session that lives, and who speaks through it. */
export interface Visit {
  session: string;
  actor: Actor;
  /** Instant at which it ends when nothing is asked any more, milliseconds since the epoch. */
  endsAt: number;
}

export const isPrivileged = (role: Role): boolean => (PRIVILEGED as readonly Role[]).includes(role);

export const roleOf = (word: string | null): Role =>
  ROLES.find((role) => role === word) ?? 'member';

/** Milliseconds from sign-in to the end of a session. */
export const lifeOf = (role: Role): number => LIFE[role] * 3_600_000;

/** Reads who a session belongs to, and whether it may still speak. */
export class Sessions {
  readonly #prisma: PrismaClient;
  readonly #venue: string;
  readonly #clock: Clock;
  readonly #lenient: boolean;
  readonly #onEnd: (session: string) => void;

  /** @param parts.lenient in a demo: privileged people need no second factor */
  constructor(parts: {
    prisma: PrismaClient;
    venue: string;
    clock: Clock;
    lenient: boolean;
    onEnd: (session: string) => void;
  }) {
    this.#prisma = parts.prisma;
    this.#venue = parts.venue;
    this.#clock = parts.clock;
    this.#lenient = parts.lenient;
    this.#onEnd = parts.onEnd;
  }

  /**
   * @param use whether this is a request of a person, which keeps the session from idling
   * @returns null when it is over: by its time, by idling, by a ban
   */
  async visit(id: string, use: boolean): Promise<Visit | null> {
    const found = await this.#prisma.session.findUnique({
      where: { id },
      include: {
        user: {
          include: {
            members: { where: { venueId: this.#venue }, select: { id: true, state: true } },
            _count: { select: { passkeys: true } },
          },
        },
      },
    });
    if (found === null) return null;
    const { user, updatedAt, expiresAt } = found;
    const now = this.#clock.now();
    if (isBanned(user, now)) return null;
    const role = roleOf(user.role);
    const idle = IDLE[role] === null ? Infinity : updatedAt.getTime() + IDLE[role] * 60_000;
    const endsAt = Math.min(expiresAt.getTime(), idle);
    if (endsAt <= now) {
      await this.#prisma.session.deleteMany({ where: { id } });
      this.#onEnd(id);
      return null;
    }
    if (use && now - updatedAt.getTime() > TOUCH) {
      await this.#prisma.session.updateMany({ where: { id }, data: { updatedAt: new Date(now) } });
    }
    const strong = user.twoFactorEnabled === true || user._count.passkeys > 0;
    const waits = isPrivileged(role) && !strong && !this.#lenient;
    const member = user.members.find(({ state }) => state !== 'deleted');
    return {
      session: id,
      endsAt,
      actor: {
        userId: user.id,
        name: user.name,
        email: user.email,
        role: waits ? 'member' : role,
        memberId: member?.id ?? null,
        session: id,
        ...(waits ? { awaits: role } : {}),
      },
    };
  }
}

export const isBanned = (
  user: { banned: boolean | null; banExpires: Date | null },
  now: number,
): boolean => user.banned === true && (user.banExpires === null || user.banExpires.getTime() > now);
