import type { BookableKind } from '$contract/booking-api.ts';
import type { ClosedWhy, Refusal } from '$contract/booking.ts';
import type { OwnMember } from '$contract/members.ts';
import type { PriorityClass } from '$contract/policy.ts';
import type { Around } from '../public/words.ts';
import type { RefusalSaid } from '../refusals/words.ts';
import type { Instant } from '../tokyo.ts';

/** A sentence that begins in bold; the rest brings its space along. */
export type Led = [bold: string, rest: string];

/** How a booking stands at a moment. */
export type Standing = 'coming' | 'inside' | 'left' | 'past' | 'cancelled' | 'released' | 'lapsed';

/** A place as the API names it: in Japanese, with what is written on the seat. */
export interface Place {
  kind: BookableKind;
  zone: string;
  label: string;
}

/** Every word of booking, from the choice of a day to one's own list. A language without one does not compile. */
export interface BookingWords {
  clock(at: Instant): string;
  /** `11月26日(木)` */
  day(at: Instant): string;
  /** The same with its year. */
  longDay(at: Instant): string;
  /** `11/26` */
  shortDay(at: Instant): string;
  moment(at: Instant, now: Instant): string;
  /** A time of the wall clock: `13:00`, and `24:00` as the end of a day. */
  time(wall: string): string;
  /** From one wall time to another: `13:00〜17:15`. */
  span(from: string, to: string): string;
  /** Ends a sentence. */
  stop: string;
  /** Before what is said only to those who do not see it. */
  colon: string;
  /** Above a sentence that the server says in Japanese only; empty in Japanese. */
  problem: string;

  /** Ends the title of each step. */
  title: string;
  book: string;
  kinds: Record<BookableKind, string>;
  /** Name of the zone and number of the seat; a room is its own name. */
  place(place: Place): string;
  /** The zone alone, for a number that stands apart. */
  zone(place: Pick<Place, 'kind' | 'zone'>): string;
  features: { outlet: string; noOutlet: string; monitor: string; between: string };
  /** Heads of the lines that sum a booking up. */
  facts: { when: string; seat: string; price: string; free: string; heading: string };

  frame: { own: string; account: string; vacancy: string };

  steps: { label: string; names: [string, string, string]; done: string };

  when: {
    title: string;
    heading: string;
    next: string;
    look: string;
    none: string;
    always: string;
    days: string;
    previous: string;
    following: string;
    month(at: Instant): string;
    caption(day: string): string;
    /** From Sunday to Saturday. */
    weekdays: [string, string, string, string, string, string, string];
    /** Before the first day of a month: `12/`. */
    monthOf(at: Instant): string;
    levels: Record<'free' | 'few' | 'full' | 'past' | 'notYet', string>;
    opens(day: string): string;
    opensShort(day: string): string;
    /** Why a day is closed; null: its spaces are, while the doors are open. */
    closed(
      why: ClosedWhy | null,
      reason: string | null,
    ): { sign: string; words: string; quoted: string | null };
    shut(day: string, words: string): string;
    time: string;
    presets: Record<'am' | 'pm' | 'day', string>;
    over: string;
    start: string;
    end: string;
    /** Before the start, between start and end, after the end. */
    span: [string, string, string];
    cut(kind: string, to: string): string;
  };

  kindsOf: {
    legend: string;
    notes: Record<BookableKind, string>;
    unit(kind: BookableKind): string;
    plates: Record<
      | 'available'
      | 'usable'
      | 'few'
      | 'full'
      | 'quota'
      | 'walkInShare'
      | 'windowNotOpen'
      | 'closed'
      | 'kindClosed'
      | 'outsideHours',
      string
    >;
  };

  standing: {
    /** Words between and in two links: to sign in, and to register. */
    guest: [string, string, string, string, string];
    needed: string;
    apply: string;
    applied: Led;
    expired: Led;
    suspended: Led;
    bring: string;
    types: Record<OwnMember['type'], string>;
    things: Record<OwnMember['type'], string>;
  };

  seat: {
    title: string;
    heading: string;
    next: string;
    change: string;
    changeWhat: string;
    register: string;
    cut(kind: string, to: string): string;
    views: { label: string; map: string; list: string; all: string };
    outletOnly: string;
    narrow: string;
    picked: { own: string; suggestion: string; chosen: string; none: string };
    states: Record<
      'free' | 'booked' | 'yours' | 'closed' | 'walkIn' | 'own' | 'noOutlet' | 'inUse',
      string
    >;
    key: string;
    keyFree: string;
  };

  refused: {
    title: string;
    say(refusal: Refusal, day: string): RefusalSaid;
    wait: string;
    seats: string;
    days: string;
    see: string;
    state: string;
    instead: string;
    choose: string;
    from(clock: string): string;
    /** Around a moment in large type. */
    since: Around;
    quota: string;
    priority: string;
    priorityWho: string;
    seatsKept: string;
    everybody: string;
    ifLeft: string;
    yours: string;
    classes: Record<PriorityClass, string>;
    timeline: {
      words(today: string, opens: string, use: string): string;
      priority: string;
      general: string;
      opens(moment: string): string;
      today(day: string): string;
      use(day: string): string;
    };
  };

  confirm: {
    title: string;
    titleOver: string;
    heading: string;
    headingOver: string;
    over: string;
    again: string;
    who: string;
    name(name: string): string;
    notice: string;
    mail(address: string): string;
    noMail: string;
    kept(clock: string): Led;
    rest: Around;
    soon: string;
    soonMore: string;
    more: string;
    extended: string;
    deadline(clock: string): string;
    book: string;
    pass: string;
    back: string;
    backWhat: string;
    guide: string;
    cancelling: string;
    cancelUntil: string;
  };

  ticket: {
    said: Record<'done' | 'changed' | 'cancelled', string>;
    headings: Record<Standing, string>;
    notes: Partial<Record<Standing, string>>;
    code: string;
    show: string;
    received: string;
    deadline(clock: string): Led;
    calendar: string;
    change: string;
    cancel: string;
    again: string;
    list: string;
  };

  change: { heading: string; now: string; go: string; keep: string };

  cancel: {
    title: string;
    heading: string;
    note: string;
    /** Of the link in a mail. */
    final: string;
    go: string;
    keep: string;
    closed: string;
    thanks: string;
  };

  mine: {
    heading: string;
    said: Record<'waiting' | 'waitingHere' | 'left' | 'late', string>;
    none: string;
    confirm: string;
    code: string;
    past(n: number): string;
    offer(place: string): string;
    offerUntil(moment: string): Led;
    waiting(kind: string, since: string): string;
    leave: string;
    /** Above what the page has in Japanese only; empty in Japanese. */
    japanese: string;
  };
}
