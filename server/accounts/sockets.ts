import type { Namespace } from 'socket.io';
import type { Clock } from '../clock.ts';
import type { Role } from '../contract/people.ts';
import type { Visit } from './sessions.ts';

/** Who may watch the floor; officials (委託者) read. */
const WATCHERS: readonly Role[] = ['staff', 'manager', 'official', 'administrator'];
/** Shortest and longest wait before a session is looked at again, milliseconds. */
const LOOK = { least: 1_000, most: 5 * 60_000 };

export interface SocketParts {
  /** The session of a `Cookie` header; looking is no use of it. */
  open: (cookie: string | undefined) => Promise<Visit | null>;
  look: (session: string) => Promise<Visit | null>;
  clock: Clock;
}

/**
 * Lets only those into `/staff` whose role may watch, and shows them out when their session is over:
 * at once when it is ended, on time when it ends by itself (which no hook tells).
 */
export function admitStaff(staff: Namespace, { open, look, clock }: SocketParts): void {
  staff.use((socket, next) => {
    open(socket.handshake.headers.cookie).then(
      async (visit) => {
        if (!mayWatch(visit)) return next(new Error('unauthorized'));
        await socket.join(roomOf(visit.session));
        let timer: NodeJS.Timeout;
        const watch = (endsAt: number) => {
          const wait = Math.min(Math.max(endsAt - clock.now(), LOOK.least), LOOK.most);
          timer = setTimeout(() => {
            look(visit.session).then(
              (now) => (mayWatch(now) ? watch(now.endsAt) : socket.disconnect(true)),
              () => watch(endsAt), // the database is away; asked again
            );
          }, wait);
        };
        watch(visit.endsAt);
        socket.on('disconnect', () => clearTimeout(timer));
        next();
      },
      () => next(new Error('unavailable')),
    );
  });
}

/** Shows out whoever watches through a session. */
export function dropSession(staff: Namespace, session: string): void {
  staff.in(roomOf(session)).disconnectSockets(true);
}

const mayWatch = (visit: Visit | null): visit is Visit =>
  visit !== null && WATCHERS.includes(visit.actor.role);

const roomOf = (session: string) => `session:${session}`;
