import type { Status } from '$contract/status.ts';

/** What a seat is, on every map and in every list. */
export const status: Record<Status, string> = {
  free: '빈자리',
  held: '예약됨',
  occupied: '사용 중',
  away: '자리 비움',
  unknown: '확인 중',
  outOfService: '이용 중지',
  closed: '휴관',
};
