import type { Cast } from './people.ts';
import { everyDoubt, type Told } from './doubts.ts';

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
  /** Is the same in the dark: a board on a wall. */
  light?: true;
  /** As it is printed: in the light, on A4, and as a PDF beside the picture. */
  paper?: true;
  /** Turns what the server tells a board into what it would tell in a rare case. */
  told?: Told;
}

export type Size = readonly [width: number, height: number];

export const PHONE: Size = [375, 812];
export const TABLET: Size = [768, 1024];
export const DESKTOP: Size = [1280, 800];
export const WALL: Size = [1920, 1080];
/** What is left over from an office. */
export const WALL_SMALL: Size = [1366, 768];
export const WALL_4K: Size = [3840, 2160];
export const UPRIGHT: Size = [1080, 1920];
/** WCAG 1.4.10: 1280 at 400 %. */
export const REFLOW: Size = [320, 640];
/** A4 without its margins, at 96 dots an inch: 175 mm are 661.4 of them. */
export const SHEET: Size = [662, 1000];
const LONG: readonly Size[] = [
  [1280, 2000],
  [375, 3600],
];
export const SIZES: readonly Size[] = [PHONE, TABLET, DESKTOP];

const at = (who: Scene['who'], paths: Record<string, Scene['path']>): Scene[] =>
  Object.entries(paths).map(([name, path]) => ({ name, path, who }));

/** The same of pages that have words in every language. */
const spokenAt = (...of: Parameters<typeof at>): Scene[] =>
  at(...of).map((scene) => ({ ...scene, spoken: true }));

/** What shows the board: looked at in every state of it. */
export const BOARDS: readonly Scene[] = [
  { name: 'home', path: '/', who: 'nobody', spoken: true, sizes: [REFLOW, ...SIZES, WALL] },
  {
    name: 'signage',
    path: '/signage',
    who: 'nobody',
    spoken: true,
    sizes: [WALL, WALL_SMALL, UPRIGHT],
    light: true,
  },
  {
    name: 'signage-eink',
    path: '/signage?mode=eink',
    who: 'nobody',
    sizes: [WALL, UPRIGHT],
    light: true,
  },
  { name: 'staff', path: '/staff', who: 'staff', sizes: [...SIZES, WALL] },
];

/** What is there only before anybody is. */
export const FIRST: readonly Scene[] = at('nobody', {
  setup: ({ setup }) => `/setup?token=${setup}`,
});

/** Every other page; what is kept for minutes only comes first. */
export const PAGES: readonly Scene[] = [
  ...spokenAt('guest', { 'book-confirm': ({ hold }) => `/book/confirm/${hold}` }),
  { name: 'signage-4k', path: '/signage', who: 'nobody', sizes: [WALL_4K], light: true },
  ...at('nobody', {
    'signage-55-7': '/signage?screen=55&distance=7',
    'signage-43-7': '/signage?screen=43&distance=7',
    'signage-43-8': '/signage?screen=43&distance=8',
    'signage-43-10': '/signage?screen=43&distance=10',
  }).map((scene) => ({
    ...scene,
    ...{ spoken: true as const, light: true as const, sizes: [WALL, WALL_SMALL, UPRIGHT] },
  })),
  { name: 'home-map', path: '/?view=map', who: 'nobody', spoken: true, sizes: [REFLOW, ...SIZES] },
  { name: 'staff-doubts', path: '/staff', who: 'staff', sizes: LONG, told: everyDoubt },
  ...spokenAt('nobody', {
    guide: '/guide',
    access: '/access',
    faq: '/faq',
    wifi: '/wifi',
    sensors: '/sensors',
    accessibility: '/accessibility',
    'cancel-link': ({ cancel }) => `/bookings/cancel?${cancel}`,
    login: '/login',
    forgot: '/forgot',
    reset: '/reset?token=of-a-mail',
    register: '/register',
    'verify-email': '/verify-email?done=address',
    'verify-email-wrong': '/verify-email?token=of-another-mail',
    'book-when': '/book?kind=open',
    'book-meeting': '/book?kind=meeting',
  }),
  ...at('nobody', {
    terms: '/terms',
    privacy: '/privacy',

    'login-code': '/login/code',
    'not-found': '/there-is-no-such-page',
    verify: ({ certificate }) => `/verify/${certificate}`,
  }),
  ...spokenAt('applicant', { 'register-sent': '/register/sent' }),
  ...at('tablet', { kiosk: '/kiosk' }),
  ...spokenAt('guest', {
    'book-seat': '/book/seat?kind=open&date=2026-11-24&from=13:00&to=15:00',
    'book-list': '/book/seat?kind=personal&date=2026-11-24&from=13:00&to=15:00&view=list',
    account: '/account',
    booking: ({ booking }) => `/bookings/${booking}`,
    'booking-change': ({ booking }) => `/bookings/${booking}/change`,
    'booking-cancel': ({ booking }) => `/bookings/${booking}/cancel`,
  }),
  ...at('guest', {
    'register-done': '/register/done',
    'account-profile': '/account/profile',
    'account-security': '/account/security',
    'account-delete': '/account/delete',
    certificates: '/certificates',
    refused: '/admin/rules',
  }),
  ...at('member', { 'register-profile': '/register/profile' }),
  ...at('staff', {
    members: '/staff/members',
    member: ({ member }) => `/staff/members/${member}`,
    notices: '/staff/notices',
    tablets: '/staff/kiosk',
  }),
  ...at('manager', {
    rules: '/admin/rules',
    calendar: '/admin/calendar',
    fairness: '/admin/fairness',
    import: '/admin/import',
    floor: '/admin/floor',
    'floor-edit': '/admin/floor/edit',
    'floor-publish': '/admin/floor/publish',
    'floor-version': '/admin/floor/versions/FP-2026-1',
  }),
  ...at('official', {
    trends: '/trends',
    'trends-day': '/trends?unit=day&at=2026-11-20',
    'trends-year': '/trends?unit=year',
    'trends-basis': '/trends/basis?plot=months',
  }).map((scene) => ({ ...scene, sizes: [...SIZES, WALL] })),
  ...at('administrator', { accounts: '/admin/accounts', outbox: '/admin/outbox' }),
  ...[
    ...at('official', { 'trends-paper': '/trends', 'trends-year-paper': '/trends?unit=year' }),
    ...at('staff', { 'today-paper': '/staff/today/print' }),
    ...at('guest', {
      'certificate-paper': ({ certificate }) => `/certificates/${certificate}/print`,
    }),
  ].map((scene) => ({ ...scene, sizes: [SHEET], paper: true as const })),
];
