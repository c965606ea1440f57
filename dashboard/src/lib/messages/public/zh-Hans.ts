import type { SpaceKind } from '$contract/floorplan.ts';
import { ageWith, clockIn, isSameDay, tokyo } from '../tokyo.ts';
import { status } from '../status/zh-Hans.ts';
import type { PublicWords } from './words.ts';

const clock = clockIn('zh-CN');
const day = tokyo('zh-CN', { month: 'long', day: 'numeric', weekday: 'short' });
const date = tokyo('zh-CN', { month: 'numeric', day: 'numeric' });
const weekday = tokyo('zh-CN', { weekday: 'short' });
const longDate = tokyo('zh-CN', { month: 'long', day: 'numeric' });
const hourOf = tokyo('zh-CN', { hour: 'numeric' });
const hour = (at: string | number) => (clock(at).endsWith(':00') ? hourOf(at) : clock(at));
const moment = (at: string | number, now: string | number) =>
  isSameDay(at, now) ? clock(at) : `${longDate(at)} ${clock(at)}`;
const levels = {
  available: '有空位',
  few: '所剩不多',
  full: '已满',
  unknown: '确认中',
  closed: '休息',
};
const kinds: Record<SpaceKind, string> = {
  open: '开放式座位',
  personal: '独立座位',
  booth: '网络会议隔音间',
  meeting: '会议室',
  consultation: '咨询角',
  reception: '服务台',
  locker: '储物柜',
};
const onPlan: Record<SpaceKind, string> = { ...kinds, personal: '独立', booth: '隔音间' };
const sensor = { contact: '压力传感器', motion: '人体传感器', any: '传感器' };

export const words = {
  clock,
  clockWithSeconds: clockIn('zh-CN', { second: '2-digit' }),
  day,
  moment,
  age: ageWith({
    now: '刚刚',
    minutes: (n) => `${n}分钟前`,
    hours: (n) => `${n}小时前`,
    days: (n) => `${n}天前`,
  }),

  titles: {
    open: '空位情况',
    full: '已满 - 空位情况',
    unknown: '确认中 - 空位情况',
    closed: '休息 - 空位情况',
  },
  headings: {
    open: '现在的空位',
    full: '现在已满',
    unknown: '无法确认空位',
    closed: '现在不在开放时间',
  },
  description: (venue) => `${venue}现在有多少空位、在哪里。`,
  opensNext: { before: '下次开放', after: '起' },
  lastKnown: '最后确认的时间',
  asOf: { before: '截至', after: '' },
  pause: '停止自动更新',
  resume: '恢复自动更新',
  paused: '（已停止更新）',
  noScript: '本页面不会自动更新。要查看最新空位，请刷新页面。',
  askReception: '现在的空位请向服务台询问。',
  book: '预约座位',
  bookNote: '免费。初次使用的人也可以在此登记。',
  wait: '有空位时通知我',
  inside: (crowd) =>
    typeof crowd === 'string'
      ? { quiet: '馆内不拥挤', busy: '馆内稍拥挤', crowded: '馆内拥挤' }[crowd]
      : `馆内约${crowd.n}人（${crowd.lo}～${crowd.hi}人）`,

  zone: ({ kind }) => kinds[kind],
  left: '剩余',
  unit: (whole) => (whole ? '间' : '席'),
  capacity: (seats, whole) => (whole ? `${seats}人用` : `共${seats}席`),
  level: (level, whole) =>
    whole && level === 'available'
      ? '可使用'
      : whole && level === 'full'
        ? '使用中'
        : levels[level],
  until(level, until, unknownSince) {
    if (level === 'unknown') return unknownSince && `${clock(unknownSince)}以后`;
    if (!until || level === 'closed') return null;
    return level === 'full' ? `${clock(until)}有空` : `到${clock(until)}`;
  },
  spoken: (zone, level, free) =>
    level === 'few' && free !== null ? `${zone}，剩余${free}席。` : `${zone}，${levels[level]}。`,
  spokenUnknown: '无法确认空位。请向服务台询问。',

  status,
  reason(reason, now) {
    const at = (instant: string) => moment(instant, now);
    const ahead = (instant: string) => new Date(instant) > new Date(now);
    switch (reason.code) {
      case 'closed':
        return reason.opensAt
          ? `不在开放时间，下次${day(reason.opensAt)} ${clock(reason.opensAt)}开放`
          : '不在开放时间';
      case 'outOfService':
        return '此座位停止使用';
      case 'sensorVacant':
        return `${sensor[reason.sensing ?? 'any']} ${at(reason.at)} 无人`;
      case 'sensorOccupied':
        return `${sensor[reason.sensing ?? 'any']} ${at(reason.at)} 有人`;
      case 'checkedIn':
        return `${at(reason.at)} 已办理入座`;
      case 'leftForNow':
        return reason.until && ahead(reason.until)
          ? `${at(reason.at)}起暂离，预约到${at(reason.until)}`
          : `${at(reason.at)}起暂离`;
      case 'bookedNotArrived':
        return `${at(reason.startAt)}起的预约，尚未到达`;
      case 'noSensor':
        return '此座位没有传感器，请向服务台询问';
      case 'neverHeard':
        return '尚未收到传感器的信息';
      case 'silent':
        return `${at(reason.lastAt)}之后没有收到传感器的信息`;
      case 'cannotTell':
        return `${at(reason.at)}起传感器无法判断`;
      case 'offline':
        return `${at(reason.at)}起传感器断线`;
      case 'faulty':
        return `${at(reason.at)}起传感器故障`;
      case 'sourceDown':
        return `${at(reason.since)}起没有收到信息`;
      case 'doubtful':
        return `${at(reason.since)}起传感器正在确认`;
      case 'seenByStaff':
        return `工作人员于${at(reason.at)}确认`;
      default:
        return reason satisfies never;
    }
  },
  since: (age) => `${age}起`,
  freeUntil: (clock) => `到${clock}`,
  seats: {
    heading: '各座位的情况',
    choose: '查看方式',
    list: '列表',
    map: '座位图',
    onlyFree: '只看空位',
    noneFree: '现在没有空位。',
    pick: '选择座位可查看详情。',
    plan: (seats) => `座位图 ${seats}席`,
    door: '出入口',
    exit: '紧急出口',
    zone: ({ kind }) => onPlan[kind],
  },

  ahead: {
    heading(trend) {
      switch (trend.is) {
        case 'full':
          return `${hour(trend.at)}左右可能满座`;
        case 'fewer':
          return `${hour(trend.at)}左右起座位变少`;
        case 'more':
          return `${hour(trend.at)}左右起空位增多`;
        case 'calm':
          return '今天之后座位仍充裕';
        case 'scarce':
          return '今天之后座位仍较少';
        case 'unknown':
          return '今天的空位';
        default:
          return trend satisfies never;
      }
    },
    later: (day) => `${day}的预测`,
    counts: (seats) => `${seats}个座位（开放式和独立）中的空位`,
    now: (free) => `现在 ${free}席`,
    least: (at, free) => `${hour(at)}左右 约${free}席`,
    past: '到现在为止',
    range: '预测（10次中有9次在此范围）',
    numbers: '查看数字',
    caption: '今天的空位数和预测',
    time: '时间',
    free: '空位',
    between: '预测范围',
    actual: '实际',
    seats: (n) => `${n}席`,
    hour,
    zones: '各区域预计的空位数',
    zone: '区域',
    basis: (clock) => `${clock}根据预约和过去的记录估算。`,
    none: '没有预测',
    small: '小号数字是10次中有9次落在其中的范围。',
    learning: '正在读取过去的记录。',
    missing: (days) => `记录还不足以预测（再有${days}天的记录后显示）`,
    nothing: '之后开放日的预测还没有。',
    old: (clock) => `${clock}的预测已过时。请刷新页面查看新的预测。`,
  },

  week: {
    heading: '可预约的座位',
    note: '整个上午（8:30～12:00）或整个下午（13:00～17:15）可用的座位数。',
    limited: (kind, minutes) => `${kind}为${minutes}分钟以内、空位最多的时段的数目。`,
    press: '点击数字进入预约。',
    caption: '今后7个开放日还可预约的座位数',
    date: '日期',
    parts: { am: '上午', pm: '下午' },
    kinds: { open: '开放式', personal: '独立', booth: '隔音间', meeting: '会议室' },
    states: {
      free: '有空位',
      few: '所剩不多',
      full: '已满',
      priority: '仅限优先对象预约',
      notYet: '还不能预约',
      past: '已结束',
    },
    short: { priority: '优先', notYet: '未', past: '－' },
    closed: {
      weekend: ['休', '休息日'],
      holiday: ['休', '节日休息'],
      newYear: ['休', '年末年初休息'],
      exception: ['休', '临时休息'],
    },
    day: (at) => ({ date: date(at), weekday: weekday(at) }),
    seats: (kind, n) => (kind === 'meeting' ? `${n}间` : `${n}席`),
    gone: '现在无法查询可预约的座位。请从“预约座位”确认。',
  },

  facts: {
    heading: '使用须知',
    hours: ['时间', '8:30～17:15', '星期一至星期五。日本的节假日和12月29日～1月3日休息。'],
    always: '因为是示例，不论开放日和时间，随时都可以预约。',
    price: ['费用', '免费', '可使用Wi-Fi和电源。'],
    place: ['地点', '山口县厅 本馆楼1层', '在县民大厅内。'],
    more: '详细的使用指南',
  },

  site: {
    skip: '跳到正文',
    lead: '山口县厅1层 远程办公室',
    menu: '菜单',
    language: '语言',
    pages: '页面',
    home: '空位情况',
    content: {
      guide: '使用指南',
      access: '交通',
      faq: '常见问题',
      wifi: 'Wi-Fi',
      sensors: '关于传感器',
      accessibility: '无障碍',
    },
    terms: '使用条款',
    privacy: '个人信息的处理',
    first: '首次使用',
    login: '登录',
    account: '我的预约',
    logout: '退出',
    staff: '服务台',
    demo: '演示',
    demoNote: '这是示例，并非实际的空位。',
    sensors: '座位传感器只检测座位上是否有人。不使用摄像头和麦克风。',
    offered: '本页面有简体中文版',
    japaneseOnly: '日语',
    sample: '示例',
    contact: '咨询',
  },
} satisfies PublicWords;
