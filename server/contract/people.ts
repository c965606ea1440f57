/** What somebody may do here. `official` (委託者) reads; `manager` is 運営責任者. */
export const ROLES = ['member', 'staff', 'manager', 'official', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** What a role is called. */
export const ROLE_WORDS: Record<Role, string> = {
  member: '利用者',
  staff: '受付',
  manager: '運営責任者',
  official: '委託者',
  administrator: '管理者',
};

/** Roles that see other people's data or change what everybody sees: these need a second factor. */
export const PRIVILEGED = ['staff', 'manager', 'official', 'administrator'] as const;

/** Who asks: a signed-in person. */
export interface Actor {
  userId: string;
  name: string;
  email: string;
  role: Role;
  /** Of this venue; null: registered as nobody who uses seats. */
  memberId: string | null;
  /** Id of the session that speaks; none for what the system does itself. */
  session?: string;
  /** The role that is theirs once they have a second factor; until then they have a member's rights. */
  awaits?: Role;
}
