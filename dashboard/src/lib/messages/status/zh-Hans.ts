import type { Status } from '$contract/status.ts';

/** What a seat is, on every map and in every list. */
export const status: Record<Status, string> = {
  free: '空位',
  held: '已预约',
  occupied: '使用中',
  away: '暂离',
  unknown: '确认中',
  outOfService: '停止使用',
  closed: '休息',
};
