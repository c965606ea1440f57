import type { Role } from '../../../../server/contract/people.ts';

/** A page for those who work here, and who may open it. */
export interface DeskPage {
  path: string;
  words: string;
  who: readonly Role[];
  /** `desk`: named at the top of every page. `admin`: in the list of the pages of 運営. */
  part: 'desk' | 'admin';
  /** The API row that it reads, below /api/v1: the same people may. */
  door: string;
}

const DESK: readonly Role[] = ['staff', 'manager', 'administrator'];
const READERS: readonly Role[] = ['staff', 'manager', 'official', 'administrator'];
const MANAGERS: readonly Role[] = ['manager', 'administrator'];
const ADMINISTRATORS: readonly Role[] = ['administrator'];

/** Every page of the running of the place, in the order in which it is listed. */
export const DESK_PAGES: readonly DeskPage[] = [
  { path: '/staff', words: '受付', who: DESK, part: 'desk', door: '/reception/today' },
  { path: '/staff/members', words: '会員', who: DESK, part: 'desk', door: '/members' },
  {
    path: '/staff/notices',
    words: 'お知らせ',
    who: DESK,
    part: 'desk',
    door: '/staff/notices',
  },
  { path: '/trends', words: '利用状況', who: READERS, part: 'desk', door: '/trends' },
  { path: '/admin/rules', words: '予約の規則', who: READERS, part: 'admin', door: '/policy' },
  {
    path: '/admin/calendar',
    words: '開館カレンダー',
    who: READERS,
    part: 'admin',
    door: '/calendar/exceptions',
  },
  {
    path: '/admin/floor',
    words: '座席の図',
    who: MANAGERS,
    part: 'admin',
    door: '/floor-plans',
  },
  {
    path: '/admin/fairness',
    words: '公平性の報告',
    who: READERS.slice(1),
    part: 'admin',
    door: '/fairness',
  },
  {
    path: '/admin/import',
    words: 'CSVの取込み',
    who: MANAGERS,
    part: 'admin',
    door: '/imports/{kind}/columns',
  },
  {
    path: '/admin/accounts',
    words: 'アカウント',
    who: ADMINISTRATORS,
    part: 'admin',
    door: '/accounts',
  },
  { path: '/admin/outbox', words: '送信箱', who: ADMINISTRATORS, part: 'admin', door: '/mails' },
];

/** The pages of one part that a role may open; none for a visitor. */
export const pagesFor = (role: Role | null | undefined, part: DeskPage['part']): DeskPage[] =>
  DESK_PAGES.filter((page) => page.part === part && role != null && page.who.includes(role));

/** What stands at the top of every page: each page of the desk, and the first one of 運営. */
export function topPages(role: Role): { path: string; words: string }[] {
  const [first] = pagesFor(role, 'admin');
  return [...pagesFor(role, 'desk'), ...(first ? [{ path: first.path, words: '運営' }] : [])];
}
