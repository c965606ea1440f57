import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { Channel, Connector, RouterOSAPI } from 'node-routeros';
import { RouterOsError, socketError } from './errors.ts';
import { decodeText, encodeSentence, SentenceReader } from './wire.ts';

/**
 * node-routeros 1.6.9 is no longer maintained; devices.md 2.3 lists where it crashes or hangs.
 * These are the replacements of its private methods, valid for exactly that version.
 */
const PATCHED_VERSION = '1.6.9';

interface ChannelInside {
  processPacket(packet: string[]): void;
}
interface ConnectorInside {
  emit(event: string, ...values: unknown[]): boolean;
  listenerCount(event: string): number;
  destroy(): void;
  onData(data: Buffer): void;
  write(words: string[]): ConnectorInside;
  socket: { write(bytes: Buffer): boolean };
  onError(error: unknown): void;
  receiver: { tags: Map<string, { callback(packet: string[]): void }> };
}
interface ApiInside {
  user: string;
  password: string;
  connector?: ConnectorInside | null;
  write(words: string[]): Promise<Record<string, unknown>[]>;
  login(): Promise<unknown>;
  holdConnection(): void;
}

/** The parts of the library's objects that this folder relies on. */
export function inside(api: RouterOSAPI): ApiInside {
  return api as unknown as ApiInside;
}

let patched = false;

/** Applies the replacements, once. Throws RouterOsError `config` on any other library version. */
export function patchLibrary(version: string = installedVersion()): void {
  if (version !== PATCHED_VERSION)
    throw new RouterOsError('config', `node-routeros ${version} instead of ${PATCHED_VERSION}`);
  if (patched) return;
  patched = true;

  const channel = Channel.prototype as unknown as ChannelInside;
  // The unbound original is called with its own `this` below.
  const processPacket = Reflect.get(channel, 'processPacket');
  channel.processPacket = function (packet) {
    // RouterOS 7.18 announces an empty result by `!empty`; the `!done` that follows ends it.
    if (packet[0] !== '!empty') processPacket.call(this, packet);
  };

  const connector = Connector.prototype as unknown as ConnectorInside;
  connector.onData = readWholeSentences;
  // One packet a command, in UTF-8; the library sends word by word, which waits for Nagle.
  connector.write = function (words) {
    this.socket.write(encodeSentence(words));
    return this;
  };
  connector.onError = function (error) {
    raise(this, socketError(error));
  };

  const api = RouterOSAPI.prototype as unknown as ApiInside;
  api.login = login;
  // Deadlines find a dead peer; the library's own `#` timer would outlive a destroyed connection.
  api.holdConnection = () => undefined;
}

function installedVersion(): string {
  const found: unknown = createRequire(import.meta.url)('node-routeros/package.json');
  const named = typeof found === 'object' && found !== null && 'version' in found;
  return named ? String(found.version) : 'of unknown version';
}

const readers = new WeakMap<ConnectorInside, SentenceReader>();

/**
 * Replaces the library's own receiver, which throws inside the socket's data event, loses the
 * bytes that Windows-1252 leaves undefined (half of all kana) and waits for ever when a packet
 * boundary falls before a sentence's last byte.
 */
function readWholeSentences(this: ConnectorInside, data: Buffer): void {
  try {
    const reader = readers.get(this) ?? new SentenceReader();
    readers.set(this, reader);
    for (const words of reader.push(data)) deliver(this, words.map(decodeText));
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : 'unreadable reply';
    raise(this, fault instanceof RouterOsError ? fault : new RouterOsError('protocol', message));
  }
}

function deliver(connector: ConnectorInside, words: string[]): void {
  const reply = words[0] ?? '';
  if (reply === '!fatal') {
    const reason = words
      .slice(1)
      .join(' ')
      .replace(/^=message=/, '');
    throw new RouterOsError('fatal', reason || 'session ended by the router');
  }
  const tag = words.find((word) => word.startsWith('.tag='))?.slice(5);
  const packet = words.filter((word) => !word.startsWith('.tag='));
  const waiting = tag === undefined ? undefined : connector.receiver.tags.get(tag);
  if (!waiting) throw new RouterOsError('protocol', `a reply ${reply} to no command`);
  waiting.callback(packet);
}

function raise(connector: ConnectorInside, error: RouterOsError): void {
  if (connector.listenerCount('error') > 0) connector.emit('error', error, connector);
  connector.destroy();
}

/** Both logins: 6.43 and later, and the MD5 challenge before it (manual "API", initial login). */
async function login(this: ApiInside): Promise<unknown> {
  try {
    const answer = await this.write(['/login', `=name=${this.user}`, `=password=${this.password}`]);
    if (answer.length === 0) return this;
    const challenge = answer[0]?.ret;
    if (answer.length > 1 || typeof challenge !== 'string' || !/^[0-9a-f]{32}$/i.test(challenge))
      throw new RouterOsError('protocol', 'an unknown answer to the login');
    const digest = createHash('md5')
      .update(Buffer.of(0))
      .update(this.password)
      .update(Buffer.from(challenge, 'hex'))
      .digest('hex');
    await this.write(['/login', `=name=${this.user}`, `=response=00${digest}`]);
    return this;
  } catch (fault) {
    this.connector?.destroy();
    throw fault;
  }
}
