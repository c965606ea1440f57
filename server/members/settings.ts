/** What the venue decides about registrations. */
export interface MemberSettings {
  /** JIS X 0401; work elsewhere makes a 県外勤務者. */
  venuePrefecture: string;
  /** How long after moving in somebody counts as テレワーク移住者, in years. */
  migrantYears: number;
  /** An approval in the last so many days of a fiscal year is good for the next one too. */
  nextYearWithinDays: number;
  /** Evidence seen longer ago than this does not serve for a renewal, in days. */
  evidenceDays: number;
}

// 仕様書 L142: the venue is 山口県; the other figures are proposals, [P] in standards.md.
export const MEMBER_SETTINGS: MemberSettings = {
  venuePrefecture: '35',
  migrantYears: 5,
  nextYearWithinDays: 60,
  evidenceDays: 90,
};
