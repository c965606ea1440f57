import type { Server } from 'socket.io';
import type { Clock } from '../clock.ts';
import type { StaffSessions } from './session.ts';

/** Longest delay that a timer can hold, milliseconds. */
const LONGEST = 2_147_483_647;

/**
 * Lets only signed-in staff into `/staff`, and shows them out when the session ends: by signing out,
 * at once; by its time, on the minute.
 */
export function admitStaff(io: Server, sessions: StaffSessions, clock: Clock): void {
  const staff = io.of('/staff');
  staff.use((socket, next) => {
    const session = sessions.open(socket.handshake.headers.cookie);
    if (session === null) return next(new Error('unauthorized'));
    void socket.join(`session:${session.id}`);
    const left = Math.min(session.endsAt - clock.now(), LONGEST);
    const timer = setTimeout(() => socket.disconnect(true), left);
    socket.on('disconnect', () => clearTimeout(timer));
    next();
  });
  sessions.onEnd((id) => staff.in(`session:${id}`).disconnectSockets(true));
}
