import type { Booking, CheckIn, Evidence } from '../occupancy/evidence.ts';
import type { Layout, Opening } from '../occupancy/layout.ts';
import type { LogEvent, LogVenue } from './log.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The layout of a recorded venue: every seat has its own sensor, every door one line. */
export function layoutOf(venue: LogVenue): Layout {
  const heartbeat = { free: venue.heartbeatMin * 60, occupied: venue.heartbeatMin * 60 };
  const seat = ({ id, sensor }: LogVenue['seats'][number]) => ({
    id: `seat-${id}`,
    bridge: null,
    heartbeat,
    sensing: sensor === 'pressure' ? ('contact' as const) : ('motion' as const),
    places: [{ part: 0, space: id }],
  });
  const door = (id: string) => ({
    id,
    bridge: null,
    heartbeat,
    places: [{ line: 1, door: id, swapped: false }],
  });
  return {
    zones: [...new Set(venue.seats.map(({ zone }) => zone))].map((id) => ({
      id,
      few: 2,
      whole: false,
    })),
    spaces: venue.seats.map(({ id, zone }) => ({ id, zone, unit: null, outOfService: false })),
    devices: [
      ...venue.seats.filter(({ sensor }) => sensor !== null).map(seat),
      ...venue.door.map(door),
    ],
    accessPoints: [...venue.aps],
    capacity: venue.capacity,
    roster: venue.staff,
  };
}

/** Turns a recorded event into what the reducer takes; bookings and check-ins are told as a whole. */
export function evidenceFrom(venue: LogVenue): (event: LogEvent) => Evidence[] {
  const bookings = new Map<string, Booking>();
  const checkIns = new Map<string, CheckIn>();
  const crossings = new Map<string, { in: number; out: number }>();
  let opening: Opening | null = null;

  const desk = (): Evidence => ({
    kind: 'bookings',
    bookings: [...bookings.values()],
    checkIns: [...checkIns.values()],
  });

  /** Yesterday's bookings and check-ins are over. */
  function beginDay(midnight: number): void {
    for (const [id, { endAt }] of bookings) if (endAt < midnight) bookings.delete(id);
    for (const [seat, { inAt }] of checkIns) if (inAt < midnight) checkIns.delete(seat);
  }

  function clockAt(now: number): Evidence[] {
    const next = openingAt(venue, now);
    if (opening !== null && opening.open === next.open && opening.date === next.date) return [];
    const dawn = opening !== null && opening.date !== next.date;
    opening = next;
    if (!dawn) return [{ kind: 'opening', opening: next }];
    beginDay(next.midnight);
    return [{ kind: 'opening', opening: next }, desk()];
  }

  function told(event: LogEvent): Evidence[] {
    switch (event.type) {
      case 'seat': {
        const device = `seat-${event.seat}`;
        return [{ kind: 'presence', device, part: 0, occupied: event.occ === 1, at: event.t }];
      }
      case 'door': {
        const { dev, seq, dir, totIn, totOut, t } = event;
        const base = {
          kind: 'passage' as const,
          device: dev,
          line: 1,
          key: `${dev}/${seq}`,
          at: t,
        };
        if (totIn === undefined || totOut === undefined)
          return [{ ...base, mode: 'event', in: dir === 'in' ? 1 : 0, out: dir === 'out' ? 1 : 0 }];
        if (!crossings.has(dev)) {
          // The log begins with the counter's first crossing: what it held before is its baseline.
          crossings.set(dev, { in: totIn, out: totOut });
          const before = {
            in: totIn - (dir === 'in' ? 1 : 0),
            out: totOut - (dir === 'out' ? 1 : 0),
          };
          return [
            { ...base, ...before, mode: 'total', key: `${dev}/base`, at: t - 1 },
            { ...base, mode: 'total', in: totIn, out: totOut },
          ];
        }
        return [{ ...base, mode: 'total', in: totIn, out: totOut }];
      }
      case 'wifi':
        return [{ kind: 'wifi', accessPoint: event.dev, clients: event.clients, at: event.t }];
      case 'res':
        bookings.set(event.id, {
          id: event.id,
          space: event.seat,
          startAt: event.start,
          endAt: event.end,
        });
        return [desk()];
      case 'cancel':
        bookings.delete(event.id);
        return [desk()];
      case 'checkin':
      case 'checkout':
        return check(event);
      case 'locker':
        return [];
      case 'tick':
        return [];
    }
  }

  function check(event: Extract<LogEvent, { type: 'checkin' | 'checkout' }>): Evidence[] {
    const space = event.res === null ? event.seat : (bookings.get(event.res)?.space ?? event.seat);
    if (space === undefined) return [];
    if (event.type === 'checkout') checkIns.delete(space);
    else {
      const id = `${space}/${event.t}`;
      checkIns.set(space, { id, space, booking: event.res, inAt: event.t });
    }
    return [desk()];
  }

  return (event) => [...clockAt(event.rx), ...told(event)];
}

/** Open every day between the venue's hours: a recording knows no calendar. */
function openingAt(venue: LogVenue, now: number): Opening {
  const sign = venue.tz.startsWith('-') ? -1 : 1;
  const offset = sign * minutesOf(venue.tz.slice(1)) * MINUTE;
  const midnight = Math.floor((now + offset) / DAY) * DAY - offset;
  const [opensAt, closesAt] = [venue.open, venue.close].map(
    (clock) => midnight + minutesOf(clock) * MINUTE,
  ) as [number, number];
  const open = now >= opensAt && now < closesAt;
  return {
    open,
    closesAt: open ? closesAt : null,
    opensAt: open ? null : now < opensAt ? opensAt : opensAt + DAY,
    since: open ? opensAt : now < opensAt ? midnight : closesAt,
    midnight,
    date: new Date(midnight + offset).toISOString().slice(0, 10),
    closedZones: [],
  };
}

const minutesOf = (clock: string): number => {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
};
