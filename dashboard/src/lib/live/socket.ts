import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '$contract/staff.ts';
import type { Connect } from './live.svelte.ts';

type Audience = '/public' | '/signage' | '/staff';

/**
 * A connection to one audience's namespace; it reconnects by itself.
 * @param refused called when the server does not let us in (no session)
 */
export const socketTo =
  <S, D>(audience: Audience, refused?: () => void): Connect<S, D> =>
  (listener) => {
    const socket: Socket<ServerToClient<S, D>, ClientToServer> = io(audience, {
      transports: ['websocket'],
      // 10 s is the longest that a healed server may still be shown as lost.
      reconnectionDelay: 500,
      reconnectionDelayMax: 3_000,
      // What a broken line does not answer is tried again, not waited for.
      timeout: 4_000,
    });
    const heard = socket as unknown as {
      on<A extends unknown[]>(event: string, handle: (...args: A) => void): void;
    };
    heard.on('snapshot', (snapshot: S) => listener.snapshot(snapshot));
    heard.on('delta', (delta: D) => listener.delta(delta));
    heard.on('goodbye', () => listener.goodbye());
    heard.on('beat', (beat: Parameters<typeof listener.beat>[0]) => listener.beat(beat));
    socket.on('disconnect', (reason) => {
      listener.disconnected();
      // The server closed it on purpose, which Socket.IO takes as final: a viewer always comes back.
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', (error) => {
      if (error.message === 'unauthorized') refused?.();
    });
    return {
      resync: () => socket.emit('resync'),
      revive: () => {
        if (socket.connected) socket.io.engine.close();
      },
      close: () => socket.disconnect(),
    };
  };
