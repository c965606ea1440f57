import type { Cast } from './people.ts';

/** A page as somebody sees it. */
export interface Scene {
  /** The file's name. */
  name: string;
  path: string | ((ids: Cast['ids']) => string);
  who: keyof Cast['cookies'];
  /** Absent: the three widths of everybody's machines. */
  sizes?: readonly Size[];
  /** Has words in every language. */
  spoken?: true;
  /** Is the same in the dark: a board on a wall, paper. */
  light?: true;
}

export type Size = readonly [width: number, height: number];

export const PHONE: Size = [375, 812];
export const TABLET: Size = [768, 1024];
export const DESKTOP: Size = [1280, 800];
export const WALL: Size = [1920, 1080];
export const UPRIGHT: Size = [1080, 1920];
/** WCAG 1.4.10: 1280 at 400 %. */
export const REFLOW: Size = [320, 640];
export const SIZES: readonly Size[] = [PHONE, TABLET, DESKTOP];

const at = (who: Scene['who'], paths: Record<string, Scene['path']>): Scene[] =>
  Object.entries(paths).map(([name, path]) => ({ name, path, who }));

/** What shows the board: looked at in every state of it. */
export const BOARDS: readonly Scene[] = [
  { name: 'home', path: '/', who: 'nobody', spoken: true, sizes: [REFLOW, ...SIZES, WALL] },
  { name: 'signage', path: '/signage', who: 'nobody', sizes: [WALL, UPRIGHT], light: true },
  { name: 'signage-eink', path: '/signage?mode=eink', who: 'nobody', sizes: [WALL], light: true },
  { name: 'staff', path: '/staff', who: 'staff', sizes: [...SIZES, WALL] },
];

/** Every other page. */
export const PAGES: readonly Scene[] = [
  ...at('nobody', {
    guide: '/guide',
    access: '/access',
    faq: '/faq',
    wifi: '/wifi',
    sensors: '/sensors',
    accessibility: '/accessibility',
  }).map((scene) => ({ ...scene, spoken: true as const })),
  ...at('nobody', {
    terms: '/terms',
    privacy: '/privacy',
    login: '/login',
    forgot: '/forgot',
    register: '/register',
    'not-found': '/there-is-no-such-page',
    verify: ({ certificate }) => `/verify/${certificate}`,
    'book-when': '/book?kind=open',
    'book-meeting': '/book?kind=meeting',
  }),
  ...at('guest', {
    'book-seat': '/book/seat?kind=open&date=2026-11-24&from=13:00&to=15:00',
    'book-list': '/book/seat?kind=personal&date=2026-11-24&from=13:00&to=15:00&view=list',
    account: '/account',
    'account-profile': '/account/profile',
    'account-security': '/account/security',
    'account-delete': '/account/delete',
    bookings: '/bookings',
    booking: ({ booking }) => `/bookings/${booking}`,
    'booking-change': ({ booking }) => `/bookings/${booking}/change`,
    'booking-cancel': ({ booking }) => `/bookings/${booking}/cancel`,
    certificates: '/certificates',
    refused: '/admin/rules',
  }),
  ...at('member', { 'register-profile': '/register/profile' }),
  ...at('staff', {
    members: '/staff/members',
    member: ({ member }) => `/staff/members/${member}`,
    notices: '/staff/notices',
    kiosk: '/staff/kiosk',
  }),
  ...at('manager', {
    rules: '/admin/rules',
    calendar: '/admin/calendar',
    fairness: '/admin/fairness',
    import: '/admin/import',
    floor: '/admin/floor',
  }),
  ...at('official', { trends: '/trends' }),
  ...at('administrator', { accounts: '/admin/accounts', outbox: '/admin/outbox' }),
  { name: 'today-paper', path: '/staff/today/print', who: 'staff', sizes: [DESKTOP], light: true },
  {
    name: 'certificate-paper',
    path: ({ certificate }) => `/certificates/${certificate}/print`,
    who: 'guest',
    sizes: [DESKTOP],
    light: true,
  },
];
