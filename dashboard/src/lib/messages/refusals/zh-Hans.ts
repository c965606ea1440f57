import type { BookableKind } from '$contract/booking-api.ts';
import type { PriorityClass } from '$contract/policy.ts';
import { words as site } from '../public/zh-Hans.ts';
import type { Refusals } from './words.ts';

export const kinds: Record<BookableKind, string> = {
  personal: '独立座位',
  open: '开放式座位',
  booth: '网络会议隔音间',
  meeting: '会议室',
};
export const classes: Record<PriorityClass, string> = {
  outside: '在县外工作的人',
  migrant: '因远程办公而移居的人',
  general: '一般使用者',
};
const dayOf = (date: string) => site.day(`${date}T12:00:00+09:00`);
const at = (moment: number) => `${site.day(moment)} ${site.clock(moment)}`;
const time = (minutes: number) => (minutes % 60 === 0 ? `${minutes / 60}小时` : `${minutes}分钟`);
const unit = (kind: BookableKind) => (kind === 'meeting' ? '间' : '席');

export const sentences: Refusals = {
  closed: ({ date, why, nextOpen }) => [
    `${dayOf(date)}休息`,
    ...(why === 'exception' ? [] : [site.week.closed[why][1]]),
    ...(nextOpen === null ? [] : [`下一个开放日是${dayOf(nextOpen)}`]),
  ],
  outsideHours: ({ opensAt, closesAt }) => [
    '不在开放时间内',
    `请选择${site.clock(opensAt)}到${site.clock(closesAt)}之间的时间`,
  ],
  order: () => ['结束时间必须晚于开始时间'],
  grid: ({ minutes }) => [`请以${minutes}分钟为单位选择时间`],
  past: () => ['已经过去的时间不能预约', '请选择现在以后的时间'],
  tooShort: ({ minutes }) => [`预约至少${time(minutes)}`],
  tooLong: ({ minutes, kind }) => [
    `${kinds[kind]}每次最多预约${time(minutes)}`,
    '请选择较短的时间',
  ],
  windowNotOpen: (of) => [
    '这一天还不能预约',
    `${classes[of.class]}从${at(of.opensAt)}起可以预约`,
    `优先对象从${at(of.priorityFrom)}起可以预约`,
  ],
  quota: ({ kind, kept, opensAt }) => [
    `剩下的${kept}${unit(kind)}优先留给在县外工作的人和移居的人`,
    `${kinds[kind]}的优先名额为${kept}${unit(kind)}`,
    `如有剩余，从${at(opensAt)}起任何人都可以预约`,
  ],
  walkInShare: ({ kind, kept }) => [
    `剩下的${kept}${unit(kind)}留给没有预约的来访者`,
    `${kinds[kind]}请当天向服务台申请`,
  ],
  tooManyAhead: ({ limit }) => [`每人最多可有${limit}个预约`, '有预约结束或取消后，才能再次预约'],
  ownOverlap: ({ startAt, endAt }) => [
    '您在同一时间已有其他预约',
    `与${at(startAt)}～${site.clock(endAt)}的预约重叠`,
  ],
  taken: ({ space }) => [`${space}刚刚被别人预约`, '请选择附近的座位或其他时间'],
  full: ({ kind }) => [`这个时间的${kinds[kind]}已满`, '可以申请候补'],
  spaceClosed: ({ space }) => [`${space}在这个时间不能使用`],
  kindClosed: ({ kind }) => [`这个时间不能使用${kinds[kind]}`],
  outOfService: ({ space }) => [`${space}停止使用`, '请选择其他座位'],
  notBookable: ({ space }) => [`${space}是不能预约的座位`, '如有空位，当天可在服务台申请使用'],
  unknownSpace: ({ space }) => [`没有“${space}”这个座位`],
  notApproved: ({ state }) => [
    {
      applied: '您的使用登记尚未确认',
      suspended: '您的使用登记已被停止',
      expired: '您的使用登记已过期',
    }[state] ?? '需要使用登记',
    '请向服务台询问',
  ],
};
