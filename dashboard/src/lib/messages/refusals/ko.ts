import type { BookableKind } from '$contract/booking-api.ts';
import type { PriorityClass } from '$contract/policy.ts';
import { words as site } from '../public/ko.ts';
import type { Refusals } from './words.ts';

export const kinds: Record<BookableKind, string> = {
  personal: '개인 데스크',
  open: '오픈 데스크',
  booth: '화상회의 부스',
  meeting: '회의실',
};
export const classes: Record<PriorityClass, string> = {
  outside: '현 밖에서 근무하는 분',
  migrant: '텔레워크로 이주한 분',
  general: '일반 이용자',
};
const dayOf = (date: string) => site.day(`${date}T12:00:00+09:00`);
const at = (moment: number) => `${site.day(moment)} ${site.clock(moment)}`;
const time = (minutes: number) => (minutes % 60 === 0 ? `${minutes / 60}시간` : `${minutes}분`);
const unit = (kind: BookableKind) => (kind === 'meeting' ? '실' : '석');

export const sentences: Refusals = {
  closed: ({ date, why, nextOpen }) => [
    `${dayOf(date)}은 휴관일입니다`,
    ...(why === 'exception' ? [] : [site.week.closed[why][1]]),
    ...(nextOpen === null ? [] : [`다음 개관일은 ${dayOf(nextOpen)}입니다`]),
  ],
  outsideHours: ({ opensAt, closesAt }) => [
    '이용 시간이 아닙니다',
    `${site.clock(opensAt)}부터 ${site.clock(closesAt)} 사이에서 선택해 주세요`,
  ],
  order: () => ['끝나는 시각은 시작보다 늦어야 합니다'],
  grid: ({ minutes }) => [`시각은 ${minutes}분 단위로 선택해 주세요`],
  past: () => ['지난 시각은 예약할 수 없습니다', '지금보다 늦은 시각을 선택해 주세요'],
  tooShort: ({ minutes }) => [`예약은 ${time(minutes)}부터입니다`],
  tooLong: ({ minutes, kind }) => [
    `${kinds[kind]} 예약은 한 번에 ${time(minutes)}까지입니다`,
    '더 짧은 시간을 선택해 주세요',
  ],
  windowNotOpen: (of) => [
    '이 날은 아직 예약할 수 없습니다',
    `${classes[of.class]}: ${at(of.opensAt)}부터 예약할 수 있습니다`,
    `우선 대상자: ${at(of.priorityFrom)}부터 예약할 수 있습니다`,
  ],
  quota: ({ kind, kept, opensAt }) => [
    `남은 ${kept}${unit(kind)}은 현 밖에서 근무하는 분과 이주한 분의 우선석입니다`,
    `${kinds[kind]}의 우선석은 ${kept}${unit(kind)}입니다`,
    `우선석이 남으면 ${at(opensAt)}부터 누구나 예약할 수 있습니다`,
  ],
  walkInShare: ({ kind, kept }) => [
    `남은 ${kept}${unit(kind)}은 예약 없이 오시는 분의 자리입니다`,
    `${kinds[kind]}: 당일 접수처에 말씀해 주세요`,
  ],
  tooManyAhead: ({ limit }) => [
    `예약은 1인당 ${limit}건까지입니다`,
    '예약이 끝나거나 취소하면 다시 예약할 수 있습니다',
  ],
  ownOverlap: ({ startAt, endAt }) => [
    '같은 시간에 다른 예약이 있습니다',
    `${at(startAt)}~${site.clock(endAt)} 예약과 겹칩니다`,
  ],
  taken: ({ space }) => [
    `${space}: 다른 분이 먼저 예약했습니다`,
    '가까운 자리나 다른 시간을 선택해 주세요',
  ],
  full: ({ kind }) => [`이 시간의 ${kinds[kind]}: 만석입니다`, '대기자로 신청할 수 있습니다'],
  spaceClosed: ({ space }) => [`${space}: 이 시간에는 쓸 수 없습니다`],
  kindClosed: ({ kind }) => [`${kinds[kind]}: 이 시간에는 쓸 수 없습니다`],
  outOfService: ({ space }) => [`${space}: 이용이 중지되었습니다`, '다른 자리를 선택해 주세요'],
  notBookable: ({ space }) => [
    `${space}: 예약할 수 없는 자리입니다`,
    '비어 있으면 당일 접수처에서 쓸 수 있습니다',
  ],
  unknownSpace: ({ space }) => [`"${space}"라는 자리는 없습니다`],
  notApproved: ({ state }) => [
    {
      applied: '이용 등록 확인이 아직 끝나지 않았습니다',
      suspended: '이용 등록이 정지되었습니다',
      expired: '이용 등록 기한이 지났습니다',
    }[state] ?? '이용 등록이 필요합니다',
    '접수처에 문의해 주세요',
  ],
};
