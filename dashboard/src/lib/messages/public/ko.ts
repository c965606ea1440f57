import type { SpaceKind } from '$contract/floorplan.ts';
import { ageWith, clockIn, isSameDay, tokyo } from '../tokyo.ts';
import { status } from '../status/ko.ts';
import type { PublicWords } from './words.ts';

const clock = clockIn('ko-KR');
const day = tokyo('ko-KR', { month: 'long', day: 'numeric', weekday: 'short' });
const date = tokyo('en-US', { month: 'numeric', day: 'numeric' });
const weekday = tokyo('ko-KR', { weekday: 'short' });
const longDate = tokyo('ko-KR', { month: 'long', day: 'numeric' });
const hourOf = tokyo('ko-KR', { hour: 'numeric' });
const hour = (at: string | number) => (clock(at).endsWith(':00') ? hourOf(at) : clock(at));
const moment = (at: string | number, now: string | number) =>
  isSameDay(at, now) ? clock(at) : `${longDate(at)} ${clock(at)}`;
const levels = {
  available: '빈자리 있음',
  few: '잔여 적음',
  full: '만석',
  unknown: '확인 중',
  closed: '휴관',
};
const kinds: Record<SpaceKind, string> = {
  open: '오픈 데스크',
  personal: '개인 데스크',
  booth: '화상회의 부스',
  meeting: '회의실',
  consultation: '상담 코너',
  reception: '접수처',
  locker: '사물함',
};
const onPlan: Record<SpaceKind, string> = { ...kinds, personal: '개인', booth: '부스' };
const sensor = { contact: '압력 센서', motion: '인체 감지 센서', any: '센서' };

export const words = {
  clock,
  clockWithSeconds: clockIn('ko-KR', { second: '2-digit' }),
  day,
  moment,
  age: ageWith({
    now: '방금',
    minutes: (n) => `${n}분 전`,
    hours: (n) => `${n}시간 전`,
    days: (n) => `${n}일 전`,
  }),

  titles: {
    open: '빈자리 현황',
    full: '만석 - 빈자리 현황',
    unknown: '확인 중 - 빈자리 현황',
    closed: '휴관 - 빈자리 현황',
  },
  headings: {
    open: '지금 비어 있는 자리',
    full: '지금은 만석입니다',
    unknown: '빈자리를 확인할 수 없습니다',
    closed: '지금은 이용 시간이 아닙니다',
  },
  description: (venue) => `${venue}의 지금 비어 있는 자리 수와 위치를 알려 드립니다.`,
  opensNext: { before: '다음 이용 시작', after: '부터' },
  lastKnown: '마지막으로 확인한 시각',
  asOf: { before: '', after: '현재' },
  pause: '자동 갱신 멈추기',
  resume: '자동 갱신 다시 시작',
  paused: '(갱신을 멈추었습니다)',
  noScript: '이 화면은 자동으로 갱신되지 않습니다. 최신 빈자리를 보려면 새로 고침해 주세요.',
  askReception: '지금의 빈자리는 접수처에 문의해 주세요.',
  book: '자리 예약하기',
  bookNote: '무료입니다. 처음이신 분도 이 화면에서 등록할 수 있습니다.',
  wait: '빈자리가 나면 알림 받기',
  inside: (crowd) =>
    typeof crowd === 'string'
      ? { quiet: '실내 한산', busy: '실내 약간 혼잡', crowded: '실내 혼잡' }[crowd]
      : `실내 약 ${crowd.n}명(${crowd.lo}~${crowd.hi}명)`,

  zone: ({ kind }) => kinds[kind],
  left: '남은 자리',
  unit: (whole) => (whole ? '실' : '석'),
  capacity: (seats, whole) => (whole ? `${seats}인용` : `전체 ${seats}석`),
  level: (level, whole) =>
    whole && level === 'available'
      ? '사용 가능'
      : whole && level === 'full'
        ? '사용 중'
        : levels[level],
  until(level, until, unknownSince) {
    if (level === 'unknown') return unknownSince && `${clock(unknownSince)} 이후`;
    if (!until || level === 'closed') return null;
    return level === 'full' ? `${clock(until)}에 빔` : `${clock(until)}까지`;
  },
  spoken: (zone, level, free) =>
    level === 'few' && free !== null ? `${zone}, ${free}석 남음. ` : `${zone}, ${levels[level]}. `,
  spokenUnknown: '빈자리를 확인할 수 없습니다. 접수처에 문의해 주세요.',

  status,
  reason(reason, now) {
    const at = (instant: string) => moment(instant, now);
    const ahead = (instant: string) => new Date(instant) > new Date(now);
    switch (reason.code) {
      case 'closed':
        return reason.opensAt
          ? `이용 시간 외, 다음은 ${day(reason.opensAt)} ${clock(reason.opensAt)}부터`
          : '이용 시간 외';
      case 'outOfService':
        return '이용이 중지된 자리입니다';
      case 'sensorVacant':
        return `${sensor[reason.sensing ?? 'any']} ${at(reason.at)} 빈자리`;
      case 'sensorOccupied':
        return `${sensor[reason.sensing ?? 'any']} ${at(reason.at)} 착석`;
      case 'checkedIn':
        return `${at(reason.at)} 접수 완료`;
      case 'leftForNow':
        return reason.until && ahead(reason.until)
          ? `${at(reason.at)}부터 자리 비움, ${at(reason.until)}까지 예약`
          : `${at(reason.at)}부터 자리 비움`;
      case 'bookedNotArrived':
        return `${at(reason.startAt)}부터 예약, 아직 도착하지 않음`;
      case 'noSensor':
        return '센서가 없는 자리입니다. 접수처에 문의해 주세요';
      case 'neverHeard':
        return '센서 정보가 아직 오지 않았습니다';
      case 'silent':
        return `${at(reason.lastAt)} 이후 센서 수신 없음`;
      case 'cannotTell':
        return `${at(reason.at)}부터 센서가 판정할 수 없음`;
      case 'offline':
        return `${at(reason.at)}부터 센서 통신 끊김`;
      case 'faulty':
        return `${at(reason.at)}부터 센서 고장`;
      case 'sourceDown':
        return `${at(reason.since)}부터 정보를 받지 못하고 있습니다`;
      case 'doubtful':
        return `${at(reason.since)}부터 센서를 확인하고 있습니다`;
      case 'seenByStaff':
        return `직원이 ${at(reason.at)}에 확인`;
      default:
        return reason satisfies never;
    }
  },
  since: (age) => `${age}부터`,
  freeUntil: (clock) => `${clock}까지`,
  seats: {
    heading: '자리별 현황',
    choose: '보는 방법',
    list: '목록',
    map: '자리 배치도',
    onlyFree: '빈자리만',
    noneFree: '지금 비어 있는 자리가 없습니다.',
    pick: '자리를 선택하면 자세한 내용을 표시합니다.',
    plan: (seats) => `자리 배치도 ${seats}석`,
    door: '출입구',
    exit: '비상구',
    zone: ({ kind }) => onPlan[kind],
  },

  ahead: {
    heading(trend) {
      switch (trend.is) {
        case 'full':
          return `${hour(trend.at)}쯤 만석이 될 것 같습니다`;
        case 'fewer':
          return `${hour(trend.at)}쯤부터 자리가 적어집니다`;
        case 'more':
          return `${hour(trend.at)}쯤부터 자리가 납니다`;
        case 'calm':
          return '앞으로도 자리에 여유가 있습니다';
        case 'scarce':
          return '앞으로도 자리가 적은 편입니다';
        case 'unknown':
          return '오늘의 빈자리';
        default:
          return trend satisfies never;
      }
    },
    later: (day) => `${day} 예상`,
    counts: (seats) => `데스크 ${seats}석(오픈·개인)의 빈자리`,
    now: (free) => `지금 ${free}석`,
    least: (at, free) => `${hour(at)}쯤 약 ${free}석`,
    past: '지금까지',
    range: '예상(10번 중 9번은 이 범위)',
    numbers: '숫자로 보기',
    caption: '오늘의 빈자리 수와 예상',
    time: '시각',
    free: '빈자리',
    between: '예상 범위',
    actual: '실제',
    seats: (n) => `${n}석`,
    hour,
    zones: '구역별 예상 빈자리 수',
    zone: '구역',
    basis: (clock) => `${clock}에 예약과 지난 기록으로 어림한 값입니다.`,
    none: '예상 없음',
    small: '작은 숫자는 10번 중 9번이 들어가는 범위입니다.',
    learning: '지난 기록을 읽고 있습니다.',
    missing: (days) => `예상에 필요한 기록이 아직 부족합니다(${days}일분이 더 모이면 표시합니다)`,
    nothing: '다음 개관일의 예상은 아직 없습니다.',
    old: (clock) => `${clock}의 예상은 오래되었습니다. 새로 고침하면 새 예상이 나옵니다.`,
  },

  week: {
    heading: '예약할 수 있는 자리',
    note: '오전(8:30~12:00) 또는 오후(13:00~17:15) 내내 쓸 수 있는 자리 수입니다. ',
    limited: (kind, minutes) => `${kind}: ${minutes}분까지, 가장 여유 있는 시간의 수입니다. `,
    press: '숫자를 누르면 예약으로 갑니다.',
    caption: '다음 7개관일에 아직 예약할 수 있는 자리 수',
    date: '날짜',
    parts: { am: '오전', pm: '오후' },
    kinds: { open: '오픈', personal: '개인', booth: '부스', meeting: '회의실' },
    states: {
      free: '빈자리 있음',
      few: '잔여 적음',
      full: '만석',
      priority: '우선 대상자만 예약 가능',
      notYet: '아직 예약할 수 없음',
      past: '종료',
    },
    short: { priority: '우선', notYet: '전', past: '－' },
    closed: {
      weekend: ['휴', '휴관일'],
      holiday: ['휴', '공휴일 휴관'],
      newYear: ['휴', '연말연시 휴관'],
      exception: ['휴', '임시 휴관일'],
    },
    day: (at) => ({ date: date(at), weekday: `(${weekday(at)})` }),
    seats: (kind, n) => (kind === 'meeting' ? `${n}실` : `${n}석`),
    gone: '예약할 수 있는 자리를 지금 조회할 수 없습니다. "자리 예약하기"에서 확인해 주세요.',
  },

  facts: {
    heading: '이용 안내',
    hours: ['시간', '8:30~17:15', '월요일~금요일. 일본의 공휴일과 12월 29일~1월 3일은 쉽니다.'],
    always: '견본이므로 개관일과 시간에 관계없이 언제든지 예약할 수 있습니다.',
    price: ['요금', '무료', 'Wi-Fi와 전원을 쓸 수 있습니다.'],
    place: ['장소', '야마구치현청 본관동 1층', '현민홀 안에 있습니다.'],
    more: '자세한 이용 안내',
  },

  site: {
    skip: '본문으로',
    lead: '야마구치현청 1층 텔레워크 오피스',
    menu: '메뉴',
    language: '언어',
    pages: '페이지',
    home: '빈자리 현황',
    content: {
      guide: '이용 안내',
      access: '오시는 길',
      faq: '자주 묻는 질문',
      wifi: 'Wi-Fi',
      sensors: '센서에 대하여',
      accessibility: '접근성',
    },
    terms: '이용 약관',
    privacy: '개인정보 취급',
    first: '처음이신 분',
    login: '로그인',
    account: '내 예약',
    logout: '로그아웃',
    staff: '접수처',
    demo: '데모',
    demoNote: '견본입니다. 실제 빈자리가 아닙니다.',
    sensors: '좌석 센서는 자리에 사람이 있는지만 확인합니다. 카메라와 마이크는 쓰지 않습니다.',
    offered: '이 페이지는 한국어로도 볼 수 있습니다',
    japaneseOnly: '일본어',
    sample: '예시',
    contact: '문의',
  },
} satisfies PublicWords;
