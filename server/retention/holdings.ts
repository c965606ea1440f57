import type { Prisma } from '../generated/prisma/client.ts';
import type { Subject } from './table.ts';

/** What a table holds of a person, and what becomes of it. */
export interface Holding {
  holds: string;
  /** Rows of the table of retention that end it; none: `stays` says why. */
  goes: readonly Subject[];
  /** Where the member's own file shows it (MB14); null: it is staff's, or shown elsewhere. */
  file: string | null;
  stays: string;
}

const held = (
  holds: string,
  goes: readonly Subject[],
  file: string | null,
  stays: string,
): Holding => ({ holds, goes, file, stays });

/** With the account: whatever ends the account ends it. */
const WITH_ACCOUNT = ['registration', 'account', 'unconfirmed'] as const;

/** Every table of the database; null: nobody is in it. A table that is missing here does not compile. */
export const HOLDINGS: Record<Prisma.ModelName, Holding | null> = {
  Member: held(
    'name, kana, phone, address, employer, residence',
    ['registration', 'removed'],
    'profile',
    'a row without a person (type, class, workplace prefecture) until `removed`',
  ),
  EligibilityCheck: held('that evidence was seen, and by whom', ['registration'], 'evidence', ''),
  MemberEvent: held('steps and reasons', ['registration', 'removed'], 'events', 'step and time'),
  Consent: held('what was agreed to', ['removed'], 'consents', 'version and time'),
  Booking: held(
    'member or name, and who booked',
    ['seat'],
    'bookings',
    'seat, time, class and outcome, for the statistics',
  ),
  CheckIn: held(
    'member or name, and who received',
    ['seat'],
    'checkIns',
    'seat and times, for the statistics',
  ),
  LockerUse: held('member or name', ['seat'], 'lockers', 'locker and times; a key that is out'),
  PastUse: held('days and quarter hours of a member', ['history'], 'pastUses', ''),
  WaitlistEntry: held('member', ['desk'], 'waitlist', ''),
  ReceptionAct: held('sentences with names', ['desk'], null, ''),
  Certificate: held(
    'name, employer, visits',
    ['certificate'],
    'certificates',
    'number, code, period, days, first letter of the name: it can be verified',
  ),
  Mail: held('address and text', ['mail'], 'mails', ''),
  AuditEntry: held('user ids, no names', ['audit'], 'deeds', ''),
  User: held('name and address', WITH_ACCOUNT, 'account', 'whoever works here'),
  Session: held('network address and browser', ['login'], 'logins', ''),
  Account: held('hash of the password', WITH_ACCOUNT, null, 'with its account'),
  Passkey: held('public key and its name', WITH_ACCOUNT, 'passkeys', 'with its account'),
  TwoFactor: held('secret of the second factor', WITH_ACCOUNT, null, 'with its account'),
  Verification: held('hashed links', ['login'], null, ''),
  RateLimit: held('network address', ['login'], null, ''),
  Correction: held('who of the staff looked', ['staff'], null, 'what they saw, for replays'),
  Acknowledgement: held('who of the staff took it on', ['staff'], null, ''),
  Notice: held('who of the staff wrote it', ['staff'], null, 'the notice'),
  Kiosk: held('who of the staff opened it', ['staff'], null, 'while it is open'),
  FloorPlanDraft: held('user id', WITH_ACCOUNT, null, 'until it is published'),
  FloorPlanVersion: held('user id', [], null, 'an official act: the id, without a name'),
  PolicyVersion: held('user id', [], null, 'an official act: the id, without a name'),
  CalendarException: held('user id', [], null, 'an official act: the id, without a name'),
  BookingRefusal: null,
  Venue: null,
  Zone: null,
  Space: null,
  Device: null,
  Placement: null,
  Reading: null,
  StatusInterval: null,
  StatusCorrection: null,
  DoorCounterEpoch: null,
  BoardState: null,
  PeopleMinute: null,
  SpaceHour: null,
  ZoneHour: null,
  ZoneDay: null,
  RollUp: null,
  MeasurementGap: null,
};
