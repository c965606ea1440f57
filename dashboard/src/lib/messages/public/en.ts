import type { SpaceKind } from '$contract/floorplan.ts';
import { ageWith, clockIn, isSameDay, tokyo } from '../tokyo.ts';
import { status } from '../status/en.ts';
import type { PublicWords } from './words.ts';

const clock = clockIn('en-GB');
const day = tokyo('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const date = tokyo('en-GB', { day: 'numeric', month: 'short' });
const weekday = tokyo('en-GB', { weekday: 'short' });
const moment = (at: string | number, now: string | number) =>
  isSameDay(at, now) ? clock(at) : `${clock(at)} on ${date(at)}`;
const many = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
const levels = {
  available: 'Available',
  few: 'Few left',
  full: 'Full',
  unknown: 'Checking',
  closed: 'Closed',
};
const onPlan: Record<SpaceKind, string> = {
  open: 'Open desks',
  personal: 'Personal',
  booth: 'Booths',
  meeting: 'Meeting room',
  consultation: 'Consultation',
  reception: 'Reception',
  locker: 'Lockers',
};
const sensor = { contact: 'Pressure sensor', motion: 'Motion sensor', any: 'Sensor' };

export const words = {
  clock,
  clockWithSeconds: clockIn('en-GB', { second: '2-digit' }),
  day,
  moment,
  age: ageWith({
    now: 'just now',
    minutes: (n) => `${n} min ago`,
    hours: (n) => `${many(n, 'hour')} ago`,
    days: (n) => `${many(n, 'day')} ago`,
  }),

  titles: {
    open: 'Seats available',
    full: 'Full - Seats available',
    unknown: 'Checking - Seats available',
    closed: 'Closed - Seats available',
  },
  headings: {
    open: 'Seats available now',
    full: 'All seats are taken',
    unknown: 'Vacancy is not known',
    closed: 'We are closed now',
  },
  description: (venue) => `How many seats are free at ${venue} now, and where they are.`,
  opensNext: { before: 'Opens next on', after: '' },
  lastKnown: 'Last known at',
  asOf: { before: 'As of', after: '' },
  pause: 'Stop updating',
  resume: 'Start updating',
  paused: '(updates are stopped)',
  noScript: 'This page does not update by itself. Reload it to see the latest vacancy.',
  askReception: 'Please ask at reception whether a seat is free.',
  book: 'Book a seat',
  bookNote: 'Free of charge. If you are new, you can register here.',
  wait: 'Tell me when a seat is free',
  inside: (crowd) =>
    typeof crowd === 'string'
      ? { quiet: 'Not busy inside', busy: 'Fairly busy inside', crowded: 'Crowded inside' }[crowd]
      : `About ${crowd.n} people inside (${crowd.lo}–${crowd.hi})`,

  zone: ({ nameEn }) => nameEn,
  left: 'Free:',
  unit: () => '',
  capacity: (seats, whole) => (whole ? `for ${seats} people` : `of ${many(seats, 'seat')}`),
  level: (level, whole) => (whole && level === 'full' ? 'In use' : levels[level]),
  until(level, until, unknownSince) {
    if (level === 'unknown') return unknownSince && `since ${clock(unknownSince)}`;
    if (!until || level === 'closed') return null;
    return level === 'full' ? `free at ${clock(until)}` : `until ${clock(until)}`;
  },
  spoken: (zone, level, free) =>
    level === 'few' && free !== null ? `${zone}: ${free} left. ` : `${zone}: ${levels[level]}. `,
  spokenUnknown: 'Vacancy is not known. Please ask at reception.',

  status,
  reason(reason, now) {
    const at = (instant: string) => moment(instant, now);
    const ahead = (instant: string) => new Date(instant) > new Date(now);
    switch (reason.code) {
      case 'closed':
        return reason.opensAt
          ? `Closed; opens ${day(reason.opensAt)} ${clock(reason.opensAt)}`
          : 'Closed';
      case 'outOfService':
        return 'This seat is out of service';
      case 'sensorVacant':
        return `${sensor[reason.sensing ?? 'any']}: empty at ${at(reason.at)}`;
      case 'sensorOccupied':
        return `${sensor[reason.sensing ?? 'any']}: taken at ${at(reason.at)}`;
      case 'checkedIn':
        return `Checked in at ${at(reason.at)}`;
      case 'leftForNow':
        return reason.until && ahead(reason.until)
          ? `Away since ${at(reason.at)}, booked until ${at(reason.until)}`
          : `Away since ${at(reason.at)}`;
      case 'bookedNotArrived':
        return `Booked from ${at(reason.startAt)}, not arrived yet`;
      case 'noSensor':
        return 'This seat has no sensor. Please ask at reception';
      case 'neverHeard':
        return 'Nothing has been heard from the sensor yet';
      case 'silent':
        return `Nothing heard from the sensor since ${at(reason.lastAt)}`;
      case 'cannotTell':
        return `The sensor cannot tell since ${at(reason.at)}`;
      case 'offline':
        return `The sensor is offline since ${at(reason.at)}`;
      case 'faulty':
        return `The sensor is out of order since ${at(reason.at)}`;
      case 'sourceDown':
        return `No information since ${at(reason.since)}`;
      case 'doubtful':
        return `The sensor is being checked since ${at(reason.since)}`;
      case 'seenByStaff':
        return `Seen by staff at ${at(reason.at)}`;
      default:
        return reason satisfies never;
    }
  },
  since: (age) => (age === 'just now' ? 'since just now' : `since ${age}`),
  freeUntil: (clock) => `until ${clock}`,
  seats: {
    heading: 'Seat by seat',
    choose: 'How to see the seats',
    list: 'List',
    map: 'Map',
    onlyFree: 'Free seats only',
    noneFree: 'No seat is free now.',
    pick: 'Choose a seat to see more about it.',
    plan: (seats) => `Map of ${seats} seats`,
    door: 'Entrance',
    exit: 'Emergency exit',
    zone: ({ kind }) => onPlan[kind],
  },

  ahead: {
    heading(trend) {
      switch (trend.is) {
        case 'full':
          return `Likely to be full around ${clock(trend.at)}`;
        case 'fewer':
          return `Few seats from around ${clock(trend.at)}`;
        case 'more':
          return `More seats from around ${clock(trend.at)}`;
        case 'calm':
          return 'Plenty of seats for the rest of the day';
        case 'scarce':
          return 'Few seats for the rest of the day';
        case 'unknown':
          return 'Free seats today';
        default:
          return trend satisfies never;
      }
    },
    later: (day) => `Forecast for ${day}`,
    counts: (seats) => `Free seats of ${seats} desks (open and personal)`,
    now: (free) => `Now ${free}`,
    least: (at, free) => `About ${free} at ${clock(at)}`,
    past: 'So far',
    range: 'Forecast (right 9 times of 10)',
    numbers: 'Show the numbers',
    caption: 'Free seats today, so far and forecast',
    time: 'Time',
    free: 'Free',
    between: 'Range',
    actual: 'counted',
    seats: (n) => String(n),
    hour: clock,
    zones: 'Free seats to expect in each zone',
    zone: 'Zone',
    basis: (clock) => `Estimated at ${clock} from bookings and past days.`,
    none: 'no forecast',
    small: 'The small figures are the range that is right 9 times of 10.',
    learning: 'Past days are being read.',
    missing: (days) => `Not enough records for a forecast yet (${many(days, 'day')} missing)`,
    nothing: 'There is no forecast for the coming days yet.',
    old: (clock) => `The forecast of ${clock} is old. Reload to see a new one.`,
  },

  week: {
    heading: 'Seats you can book',
    note: 'Seats that are free all morning (8:30–12:00) or all afternoon (13:00–17:15). ',
    limited: (kind, minutes) => `${kind}: for up to ${minutes} minutes, at the best time. `,
    press: 'Choose a number to book.',
    caption: 'Seats that can still be booked on the next seven open days',
    date: 'Date',
    parts: { am: 'AM', pm: 'PM' },
    kinds: { open: 'Open', personal: 'Personal', booth: 'Booth', meeting: 'Room' },
    states: {
      free: 'available',
      few: 'few left',
      full: 'full',
      priority: 'for priority users only',
      notYet: 'cannot be booked yet',
      past: 'over',
    },
    short: { priority: 'prio', notYet: '…', past: '–' },
    closed: {
      weekend: ['–', 'Closed'],
      holiday: ['–', 'Closed (national holiday)'],
      newYear: ['–', 'Closed (New Year)'],
      exception: ['–', 'Closed for the day'],
    },
    day: (at) => ({ date: date(at), weekday: weekday(at) }),
    seats: (kind, n) => many(n, kind === 'meeting' ? 'room' : 'seat'),
    gone: 'The bookable seats cannot be looked up now. Please look by “Book a seat”.',
  },

  facts: {
    heading: 'Before you come',
    hours: [
      'Hours',
      '8:30–17:15',
      'Monday to Friday. Closed on national holidays and from 29 December to 3 January.',
    ],
    always: 'As this is a demo, you can book at any time, on any day.',
    price: ['Price', 'Free of charge', 'Wi-Fi and power outlets are available.'],
    place: [
      'Place',
      'Yamaguchi Prefectural Office, Main Building 1F',
      'Inside the Kenmin Hall (citizens’ hall).',
    ],
    more: 'How to use the office',
  },

  site: {
    skip: 'Skip to content',
    lead: 'Telework office, Yamaguchi Prefectural Office 1F',
    menu: 'Menu',
    language: 'Language',
    pages: 'Pages',
    home: 'Vacancy',
    content: {
      guide: 'Guide',
      access: 'Access',
      faq: 'Questions',
      wifi: 'Wi-Fi',
      sensors: 'About sensors',
      accessibility: 'Accessibility',
    },
    terms: 'Terms of use',
    privacy: 'Personal information',
    first: 'First visit?',
    login: 'Log in',
    account: 'My bookings',
    logout: 'Log out',
    staff: 'Reception',
    demo: 'Demo',
    demoNote: 'A sample. These are not real vacancies.',
    sensors:
      'Seat sensors only tell whether somebody sits there. There are no cameras or microphones.',
    offered: 'You can read this page in English',
    japaneseOnly: 'in Japanese',
    sample: 'sample',
    contact: 'Contact',
  },
} satisfies PublicWords;
