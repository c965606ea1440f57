/** What somebody may do here. `official` (委託者) reads; `manager` is 運営責任者. */
export const ROLES = ['member', 'staff', 'manager', 'official', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks: a signed-in person. */
export interface Actor {
  userId: string;
  name: string;
  email: string;
  role: Role;
  /** Of this venue; null: registered as nobody who uses seats. */
  memberId: string | null;
}
