import { io, type Socket } from 'socket.io-client';

/** A way in to reception's sockets, and what was said at it: `in`, or why not. */
export interface Watcher {
  socket: Socket;
  word: string;
}

/** What a test about accounts asks a server that it started. @param cookie of an administrator */
export function knocker(origin: string, administrator: string) {
  const api = (method: string, path: string, body?: object, cookie = administrator) =>
    fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    api,

    auth: (path: string, body: object, headers: Record<string, string> = {}) =>
      fetch(`${origin}/api/auth${path}`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),

    watch: async (cookie: string, headers: Record<string, string> = {}): Promise<Watcher> => {
      const socket: Socket = io(`${origin}/staff`, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: { cookie, ...headers },
      });
      const word = await new Promise<string>((resolve) => {
        socket.once('connect', () => resolve('in'));
        socket.once('connect_error', (error) => resolve(error.message));
      });
      return { socket, word };
    },

    idOf: async (email: string): Promise<string> => {
      const { accounts } = (await (await api('GET', '/accounts')).json()) as {
        accounts: { id: string; email: string }[];
      };
      return accounts.find((account) => account.email === email)?.id ?? '';
    },

    page: (path: string, cookie: string) =>
      fetch(origin + path, { headers: { cookie }, redirect: 'manual' }),
  };
}
