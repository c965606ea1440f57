/** Words of a registration, for every screen that shows one. */
export const TYPE_WORDS = {
  company: '企業等にお勤めの方',
  selfEmployed: '個人事業主・フリーランスの方',
  student: '就職活動をする学生の方',
} as const;

export const CLASS_WORDS = {
  outside: '県外勤務者',
  migrant: 'テレワーク移住者',
  general: '一般',
} as const;

export const STATE_WORDS = {
  applied: '申請中',
  approved: '承認ずみ',
  suspended: '停止中',
  expired: '期限切れ',
  deleted: '削除ずみ',
} as const;

/** What reception looks at. It is looked at and handed back: no copy is taken. */
export const EVIDENCE_WORDS = {
  employeeId: '社員証・在職証明書',
  businessCard: '名刺',
  studentId: '学生証・在学証明書',
  businessRegistration: '開業届・登記事項証明書',
  residenceRecord: '住民票(移住の確認)',
  other: 'その他の確認書類',
} as const;

/** `1234567` as it stands on the card. */
export const printedNumber = (number: string): string =>
  /^\d{7}$/.test(number) ? `${number.slice(0, 4)}-${number.slice(4)}` : number;
