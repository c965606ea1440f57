import type { BookableKind } from '$contract/booking-api.ts';
import type { PriorityClass } from '$contract/policy.ts';
import { words as site } from '../public/en.ts';
import type { Refusals } from './words.ts';

export const kinds: Record<BookableKind, string> = {
  personal: 'Personal desk',
  open: 'Open desk',
  booth: 'Web meeting booth',
  meeting: 'Meeting room',
};
const many: Record<BookableKind, string> = {
  personal: 'personal desks',
  open: 'open desks',
  booth: 'web meeting booths',
  meeting: 'meeting rooms',
};
export const classes: Record<PriorityClass, string> = {
  outside: 'People who work for a company outside Yamaguchi',
  migrant: 'People who moved to Yamaguchi to telework',
  general: 'General users',
};
const dayOf = (date: string) => site.day(`${date}T12:00:00+09:00`);
const at = (moment: number) => `${site.day(moment)} ${site.clock(moment)}`;
const time = (minutes: number) =>
  minutes % 60 === 0
    ? `${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'}`
    : `${minutes} minutes`;
const seats = (n: number) => (n === 1 ? 'The last seat is' : `The last ${n} seats are`);

export const sentences: Refusals = {
  closed: ({ date, why, nextOpen }) => [
    `We are closed on ${dayOf(date)}`,
    ...(why === 'exception' ? [] : [site.week.closed[why][1]]),
    ...(nextOpen === null ? [] : [`We open next on ${dayOf(nextOpen)}`]),
  ],
  outsideHours: ({ opensAt, closesAt }) => [
    'This is outside our opening hours',
    `Please choose a time between ${site.clock(opensAt)} and ${site.clock(closesAt)}`,
  ],
  order: () => ['The end must be later than the start'],
  grid: ({ minutes }) => [`Please choose times in steps of ${minutes} minutes`],
  past: () => ['This time has passed', 'Please choose a later time'],
  tooShort: ({ minutes }) => [`A booking lasts at least ${time(minutes)}`],
  tooLong: ({ minutes, kind }) => [
    `${kinds[kind]}: one booking lasts up to ${time(minutes)}`,
    'Please choose a shorter time',
  ],
  windowNotOpen: (of) => [
    'This day cannot be booked yet',
    `${classes[of.class]} can book from ${at(of.opensAt)}`,
    `Priority users can book from ${at(of.priorityFrom)}`,
  ],
  quota: ({ kind, kept, opensAt }) => [
    `${seats(kept)} kept for those who work outside Yamaguchi or moved here`,
    `${kept} ${many[kind]} are kept for them`,
    `If any are left, everybody can book them from ${at(opensAt)}`,
  ],
  walkInShare: ({ kind, kept }) => [
    `${seats(kept)} kept for people who come without a booking`,
    `For ${many[kind]}, please ask at reception on the day`,
  ],
  tooManyAhead: ({ limit }) => [
    `You can have up to ${limit} bookings`,
    'You can book again when one is over or cancelled',
  ],
  ownOverlap: ({ startAt, endAt }) => [
    'You have another booking at this time',
    `It overlaps with ${at(startAt)}–${site.clock(endAt)}`,
  ],
  taken: ({ space }) => [
    `Somebody has just booked ${space}`,
    'Please choose a seat nearby or another time',
  ],
  full: ({ kind }) => [`All ${many[kind]} are taken at this time`, 'You can join the waiting list'],
  spaceClosed: ({ space }) => [`${space} cannot be used at this time`],
  kindClosed: ({ kind }) => [`${kinds[kind]}: not available at this time`],
  outOfService: ({ space }) => [`${space} is out of service`, 'Please choose another seat'],
  notBookable: ({ space }) => [
    `${space} cannot be booked`,
    'If it is free, you can use it by asking at reception on the day',
  ],
  unknownSpace: ({ space }) => [`There is no seat “${space}”`],
  notApproved: ({ state }) => [
    {
      applied: 'Your registration has not been checked yet',
      suspended: 'Your registration is suspended',
      expired: 'Your registration has expired',
    }[state] ?? 'You need to register first',
    'Please ask at reception',
  ],
};
