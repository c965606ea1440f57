/**
 * The numbers of the estimator, with units and reasons. Rates are per minute. They are start values of
 * a general office; what differs from venue to venue is learned (`Learned` in state.ts).
 */
export const SEAT = {
  /**
   * Minutes that a visitor sits before rising, for a break or for good; one whom reception neither
   * expects nor has received (a call, a moment's rest: who stays is received); one who was received where
   * motion is sensed (booths and rooms, in which nobody takes breaks); one whose booking is over; and one
   * who has checked out.
   */
  stay: { usual: 45, free: 13, room: 150, over: 20, left: 4 },
  /** Somebody sits down although it is closed (a little before opening), per minute. */
  early: 0.0003,
  /** Who is away gives the seat up without coming back, per minute; after the end of a booking nearly everybody does. */
  give: { usual: 0.006, over: 1 / 8 },
  /** A sensor that stays as it is, whatever happens; and that recovers. */
  stuck: { begin: 0.005 / 1440, end: 1 / (20 * 60) },
  /** Chance of a message that is wrong although the sensor is well; silence repeats it less surely. */
  error: { message: 0.0006, silence: 0.01 },
  /** Changes within an hour that no person makes. */
  restless: 20,
  /** Chance of being stuck from which a sensor is suspected: who cannot tell asks for a look. */
  suspect: 0.35,
  /** Minutes on a seat before it counts as somebody's place. */
  settled: 10,
  /** Minutes before the end of a booking or the day in which rising is mostly leaving. */
  ending: 20,
} as const;

/** Ways of sensing a seat: a pad feels weight, a radar or an infrared eye sees motion. */
export type Sensing = 'contact' | 'motion';

/** How a sensor that is well errs, by its way of sensing. Rates per minute, chances per event. */
export const ERRORS = {
  contact: {
    /** It begins to see what is not there, and stops: a bag lies as long as the neighbour stays. */
    ghost: { begin: 0.0002, end: 1 / 40 },
    /** It loses a person who sits still, and finds them again. */
    blind: { begin: 0.003, end: 1 / 10 },
    /** Something stays on the seat in a break (a bag), or at the end (a coat, a delay). */
    linger: { break: 0.2, end: 0.07 },
    /** Who sits down is not noticed. */
    unnoticed: 0.02,
  },
  motion: {
    ghost: { begin: 0.002, end: 1 / 4 },
    blind: { begin: 0.016, end: 1 / 5 },
    linger: { break: 0.7, end: 0.7 },
    unnoticed: 0.02,
  },
} as const;

/** Share of time that somebody sits there, by what reception and the calendar know. */
export const USE = {
  closed: 0.0005,
  free: 0.12,
  booked: 0.4,
  late: 0.2,
  received: 0.72,
  arriving: 0.72,
  unseen: 0.05,
  left: 0.04,
  overrun: 0.1,
  ended: 0.08,
} as const;
export type Use = keyof typeof USE;

/**
 * How often a seat without booking or check-in is sat on: minutes of memory (five days), minutes of its
 * own that weigh as much as its zone's, and bounds of the share.
 */
export const USED = { memory: 2700, zone: 600, least: 0.02, most: 0.6 } as const;

/**
 * Who sits for long although reception neither expects nor has received them: minutes that are long,
 * long sittings that the start value weighs as much as, the share of all long sittings that things and
 * stuck sensors make up, and how fast the past fades.
 */
export const UNRECEIVED = { long: 15, prior: 40, things: 0.045, fade: 1 / 300 } as const;

/** Minutes of a visit without a booking before anything is learned, and visits that it weighs as much as. */
export const VISIT = { minutes: 110, prior: 8 } as const;

/**
 * Who was received on a seat that no sensor sees: minutes that somebody stays after their booking, and
 * the chance that who rises meanwhile comes back.
 */
export const UNWATCHED = { over: 12, returns: 0.97 } as const;

/** Whom reception has received goes to the seat (OC66). */
export const ARRIVAL = {
  /** Minutes in which such a guest sits down, and the rate per minute. */
  minutes: 4,
  come: 1,
  /** Who was not noticed sitting down is found at the next large movement, per minute. */
  found: 1 / 90,
} as const;

/** Chance that who rises comes back, by what they have with us: start values, then learned. */
export const RETURN = {
  /** A booking that goes on for longer than `SEAT.ending`. */
  booked: 0.92,
  /** A check-in without a booking. */
  walkIn: 0.62,
  /** Nobody received them. */
  unknown: 0.5,
  /** The booking or the day is about to end, or over. */
  ending: 0.35,
} as const;
export type Guest = keyof typeof RETURN;

export const CROWD = {
  /** Crossings nobody counted, per minute, when nobody is counted either. */
  hidden: { in: 0.0005, out: 0.0005 },
  /** Share of crossings that a door misses, before anything is learned. */
  miss: 0.085,
  /** Crossings of trust in it, minutes of memory, and bounds of what is learned. */
  missed: { prior: 80, memory: 3 * 1440, least: 0.03, most: 0.25 },
  /** One counted crossing: really one, none (a ghost, a turn-back), the other way. */
  crossing: { real: 0.968, none: 0.02, wrong: 0.012 },
  /** Crossings of trust in a door that counts as much in as out, against what past days say. */
  balance: 100,
  /** Minutes over which the traffic of now is remembered. */
  traffic: 33,
  /** Share of the traffic's word on how many are inside that counts: who is inside goes in and out. */
  bustle: 0.15,
  /** Variance of a minute, in people, where no door counts: what was believed is a weak guide. */
  unseen: 30,
  /** Part of a person who may come at any time, for what is usual at a door. */
  visitor: 0.3,
  /** Expected crossings in a silence that make a door dead. */
  dead: 18,
  /** Chance per minute that all we believe is wrong: lets a lie be left behind. */
  doubt: 1e-5,
  /** Share of the evidence of the seats that is new in a minute: their errors last about 10. */
  fresh: 0.1,
  /** Share of the seats' word that counts on top when the picture is taken. */
  view: 0.7,
  /** Minutes after closing in which people still leave by the door as they came. */
  lingering: 20,
  /** Minutes within which everybody who is inside after that leaves, counted or not. */
  clearing: 12,
  /** Minutes before opening from which who comes in stays. */
  early: 90,
  /** Seats above which sums are taken as normal. */
  exact: 200,
} as const;

/** People inside who sit on no sensed seat. */
export const STANDING = {
  /** A member of staff is inside with this chance; at noon they eat by turns. */
  onDuty: { usual: 0.95, lunch: 0.55, closed: 0.5 },
  /** Minutes before opening and after closing in which staff are about. */
  about: 60,
  base: 0.05,
  perPerson: 0.02,
  /** What a movement that was seen says of people between door and seat; minutes that it takes. */
  walking: { entry: 0.65, exit: -0.2, rise: 0.25, sit: -0.18, minutes: 2.2 },
} as const;

export const WIFI = {
  /** Devices without people, and devices per person, before anything is learned. */
  offset: 3,
  perPerson: 1.2,
  /** Share of a poll that is new information per minute. */
  fresh: 1 / 25,
  /** Milliseconds after which a count is no longer known. */
  limit: 4 * 60_000,
  /** Correlation with the head count below which it says nothing. */
  gate: 0.3,
  /**
   * Minutes over which clients are off the line, and standard deviations, until it has moved; minutes of
   * memory of what is usual.
   */
  shift: { minutes: 30, deviations: 3, memory: 1300 },
} as const;
