import type { MemberSettings } from './settings.ts';

export type MemberType = 'company' | 'selfEmployed' | 'student';
export type MemberClass = 'outside' | 'migrant' | 'general';

/** What decides the priority class. */
export interface ClassFacts {
  type: MemberType;
  workplacePrefecture: string;
  residencePrefecture: string | null;
  previousPrefecture: string | null;
  /** Business date, YYYY-MM-DD. */
  movedAt: string | null;
}

/** The same day so many years later; 29 February becomes 1 March. */
function yearsLater(date: string, years: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10);
}

/** 県外勤務者, テレワーク移住者 or 一般, as the facts have it on a business date (MB5–MB7). */
export function classOf(facts: ClassFacts, today: string, settings: MemberSettings): MemberClass {
  const { venuePrefecture, migrantYears } = settings;
  // A school is no workplace: 就職活動を行う大学生等 are served, without priority (仕様書 L142).
  if (facts.type === 'student') return 'general';
  if (facts.workplacePrefecture !== venuePrefecture) return 'outside';
  const { residencePrefecture, previousPrefecture, movedAt } = facts;
  const movedIn =
    residencePrefecture === venuePrefecture &&
    previousPrefecture !== null &&
    previousPrefecture !== venuePrefecture &&
    movedAt !== null &&
    movedAt <= today &&
    today < yearsLater(movedAt, migrantYears);
  return movedIn ? 'migrant' : 'general';
}
