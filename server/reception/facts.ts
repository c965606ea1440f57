/** One booking of today with its check-ins. Instants in milliseconds. */
export interface DayBooking {
  id: string;
  space: string;
  startAt: number;
  endAt: number;
  /** tentative | active | cancelled | released | lapsed */
  status: string;
  origin: string;
  class: string | null;
  deadlineAt: number | null;
  warnedAt: number | null;
  endedAt: number | null;
  person: Person;
  checkIns: DayCheckIn[];
}

export interface DayCheckIn {
  id: string;
  space: string;
  inAt: number;
  outAt: number | null;
  person: Person;
  /** Labels of lockers whose keys are out. */
  lockers: string[];
}

/** Who they are: as registered, or as reception calls them. */
export interface Person {
  name: string | null;
  number: string | null;
  class: string | null;
}

export interface Day {
  bookings: DayBooking[];
  /** Those of no booking. */
  checkIns: DayCheckIn[];
}

/** A space that can be booked or given, as reception needs it. */
export interface DeskSpace {
  id: string;
  label: string;
  kind: string;
  zoneName: string;
  bookable: boolean;
  outOfService: boolean;
  /** Seats whose sensors speak for it. */
  members: string[];
}
