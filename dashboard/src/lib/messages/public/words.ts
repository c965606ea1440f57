import type { BookableKind, BookingWeek, WeekCell } from '$contract/booking-api.ts';
import type { Level, Reason, Status } from '$contract/status.ts';
import type { Mood, PlanZone } from '$lib/board.ts';
import type { Crowd } from '$lib/people.ts';
import type { Instant } from '../tokyo.ts';

/** Words around something that is marked up by itself. */
export interface Around {
  before: string;
  after: string;
}

/** Pages that are one text each, beside the vacancy. */
export type ContentPage = 'guide' | 'access' | 'faq' | 'wifi' | 'sensors' | 'accessibility';

/** What the day ahead is like, in one sentence. */
export type Trend =
  { is: 'full' | 'fewer' | 'more'; at: Instant } | { is: 'calm' | 'scarce' | 'unknown' };

/** Every word of the visitors' pages but for the long texts. A language without one does not compile. */
export interface PublicWords {
  /** `10:32` */
  clock(at: Instant): string;
  clockWithSeconds(at: Instant): string;
  /** `11月24日(火)` */
  day(at: Instant): string;
  /** The clock on the day of `now`, else with its date. */
  moment(at: Instant, now: Instant): string;
  /** How long ago, to one unit. */
  age(at: Instant, now: Instant): string;

  titles: Record<Mood, string>;
  headings: Record<Mood, string>;
  description(venue: string): string;
  /** Around the day and time of the next opening. */
  opensNext: Around;
  lastKnown: string;
  /** Around the time of the picture. */
  asOf: Around;
  pause: string;
  resume: string;
  paused: string;
  noScript: string;
  askReception: string;
  book: string;
  bookNote: string;
  /** Of a house that is full. */
  wait: string;
  inside(crowd: Crowd): string;

  zone(zone: PlanZone): string;
  /** Said before the number to those who do not see the line. */
  left: string;
  /** After the number of what is free; a room that is let as one is one. */
  unit(whole: boolean): string;
  /** 全22席; 4人用 of a room that is let as one. */
  capacity(seats: number, whole: boolean): string;
  level(level: Level, whole: boolean): string;
  /** Second line of a plate; null when there is nothing to add. */
  until(level: Level, until: string | null, unknownSince: string | null): string | null;
  /** One zone in a spoken summary; the free seats are named when they are few. */
  spoken(zone: string, level: Level, free: number | null): string;
  spokenUnknown: string;

  status: Record<Status, string>;
  /** Why a space has its status: its source and time. */
  reason(reason: Reason, now: Instant): string;
  /** `2分前から`, of an age. */
  since(age: string): string;
  freeUntil(clock: string): string;
  seats: {
    heading: string;
    choose: string;
    list: string;
    map: string;
    onlyFree: string;
    noneFree: string;
    /** Under a map of which no seat is picked. */
    pick: string;
    plan(seats: number): string;
    door: string;
    exit: string;
    /** A zone on the plan, where it has less room than in a list. */
    zone(zone: PlanZone): string;
  };

  ahead: {
    heading(trend: Trend): string;
    /** The heading over another day's forecast. */
    later(day: string): string;
    /** Which seats the curve counts. */
    counts(seats: number): string;
    now(free: number): string;
    least(at: Instant, free: number): string;
    past: string;
    range: string;
    numbers: string;
    caption: string;
    time: string;
    free: string;
    between: string;
    actual: string;
    seats(n: number): string;
    /** A full hour, short: 14時. */
    hour(at: Instant): string;
    zones: string;
    zone: string;
    basis(clock: string): string;
    none: string;
    small: string;
    learning: string;
    missing(days: number): string;
    nothing: string;
    old(clock: string): string;
  };

  week: {
    heading: string;
    /** What the numbers count. */
    note: string;
    /** The same of a kind that may be booked for some minutes only. */
    limited(kind: string, minutes: number): string;
    /** Where a number leads. */
    press: string;
    caption: string;
    date: string;
    parts: Record<WeekCell['part'], string>;
    kinds: Record<BookableKind, string>;
    states: Record<WeekCell['state'], string>;
    /** Short enough for a narrow cell. */
    short: Record<'priority' | 'notYet' | 'past', string>;
    closed: Record<NonNullable<BookingWeek['days'][number]['closed']>, [sign: string, why: string]>;
    /** Short enough for a narrow column, the weekday below the date. */
    day(at: Instant): { date: string; weekday: string };
    seats(kind: BookableKind, n: number): string;
    gone: string;
  };

  facts: {
    heading: string;
    hours: [term: string, fact: string, note: string];
    /** Of a demo, whose doors stand open whatever the calendar says. */
    always: string;
    price: [term: string, fact: string, note: string];
    place: [term: string, fact: string, note: string];
    more: string;
  };

  site: {
    skip: string;
    lead: string;
    menu: string;
    language: string;
    pages: string;
    home: string;
    content: Record<ContentPage, string>;
    terms: string;
    privacy: string;
    /** Of the guide, for those who have never been here. */
    first: string;
    login: string;
    account: string;
    logout: string;
    staff: string;
    demo: string;
    demoNote: string;
    sensors: string;
    /** This page exists in the browser's own language. */
    offered: string;
    /** After the name of a page that is in Japanese only; empty in Japanese. */
    japaneseOnly: string;
    /** Marks a fact that is invented for the demo. */
    sample: string;
    contact: string;
  };
}
