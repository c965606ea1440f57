import type { Connect, Listener } from './live.svelte.ts';

/** Milliseconds of silence after which a connection counts as dead: the server beats every 2 s. */
const SILENCE = 10_000;
/** Milliseconds before the first attempt to come back, and at most: a healed server is soon shown so. */
const [FIRST, LAST] = [500, 3_000];

/** What of a browser's WebSocket is used. */
export type Line = Pick<WebSocket, 'send' | 'close' | 'onmessage' | 'onclose'>;

/** The address of Socket.IO's WebSocket transport at our own origin. */
const address = (): string =>
  `${location.origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;

/**
 * A connection to a namespace that needs no session, as Socket.IO 4 speaks over a WebSocket (protocol
 * 5 over Engine.IO 4): text packets, no acknowledgements, no binary. It is a tenth of the client
 * library, whose other parts the public page would load in vain; it reconnects by itself.
 */
export const wireTo =
  <S, D>(
    namespace: '/public',
    open: (url: string) => Line = (url) => new WebSocket(url),
  ): Connect<S, D> =>
  (listener) => {
    let line: Line | null = null;
    let delay = FIRST;
    let again: ReturnType<typeof setTimeout> | undefined;
    let watch: ReturnType<typeof setTimeout> | undefined;
    let ended = false;

    const hear = () => {
      clearTimeout(watch);
      watch = setTimeout(lose, SILENCE);
    };
    function lose() {
      clearTimeout(watch);
      if (line === null) return;
      const dead = line;
      line = null;
      dead.onmessage = dead.onclose = null;
      dead.close();
      listener.disconnected();
      if (ended) return;
      // Many viewers of a server that comes back must not all come at once.
      again = setTimeout(connect, delay * (0.5 + Math.random() / 2));
      delay = Math.min(delay * 2, LAST);
    }
    function connect() {
      const opened = open(address());
      line = opened;
      hear();
      opened.onclose = lose;
      opened.onmessage = ({ data }) => {
        hear();
        const packet = String(data);
        const event = `42${namespace},`;
        if (packet.startsWith('0')) opened.send(`40${namespace},`);
        else if (packet === '2') opened.send('3');
        else if (packet.startsWith(event)) {
          delay = FIRST;
          tell(listener, JSON.parse(packet.slice(event.length)));
        } else if (/^(1|41|44)/.test(packet)) lose();
      };
    }
    connect();
    return {
      resync: () => line?.send(`42${namespace},["resync"]`),
      close() {
        ended = true;
        clearTimeout(again);
        lose();
      },
    };
  };

function tell<S, D>(listener: Listener<S, D>, [name, value]: [string, unknown]): void {
  if (name === 'snapshot') listener.snapshot(value as S);
  else if (name === 'delta') listener.delta(value as D);
  else if (name === 'beat') listener.beat(value as Parameters<typeof listener.beat>[0]);
}
