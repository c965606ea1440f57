import type { PriorityClass } from '../contract/policy.ts';
import type { Db } from './bookings.store.ts';

/** Of a member, what booking asks for. */
export interface Booker {
  id: string;
  state: string;
  class: PriorityClass;
  /** 姓, for letters. */
  name: string;
  email: string | null;
}

/** @returns null when this venue has no such member */
export async function bookerOf(db: Db, venueId: string, id: string): Promise<Booker | null> {
  const member = await db.member.findFirst({
    where: { id, venueId },
    select: {
      id: true,
      state: true,
      class: true,
      familyName: true,
      email: true,
      user: { select: { email: true } },
    },
  });
  if (member === null) return null;
  const { state, familyName, user } = member;
  return {
    id,
    state,
    class: member.class as PriorityClass,
    name: familyName,
    email: user?.email ?? member.email,
  };
}
