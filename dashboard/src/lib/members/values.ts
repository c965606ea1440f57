import type { OwnMember } from '$contract/members.ts';
import type { ProfileFields } from './fields.ts';

/** A registration as its form shows it. */
export function valuesOf(member: OwnMember): ProfileFields {
  const [movedYear = '', movedMonth = ''] = (member.movedAt ?? '').split('-');
  return {
    familyName: member.familyName,
    givenName: member.givenName ?? '',
    familyKana: member.familyKana ?? '',
    givenKana: member.givenKana ?? '',
    type: member.type,
    organization: member.organization ?? '',
    workplacePrefecture: member.workplacePrefecture,
    residencePrefecture: member.residencePrefecture ?? '',
    previousPrefecture: member.previousPrefecture ?? '',
    movedYear,
    movedMonth: movedMonth === '' ? '' : String(Number(movedMonth)),
    phone: member.phone ?? '',
  };
}

/** What to bring for a registration of each type. */
export const BRING: Record<OwnMember['type'], string> = {
  company: '社員証、在職証明書、名刺のうち、どれか1つ',
  selfEmployed: '開業届の控え、登記事項証明書、名刺のうち、どれか1つ',
  student: '学生証か在学証明書',
};
