import {
  checkServerIdentity,
  type ConnectionOptions,
  type PeerCertificate,
  type TlsOptions,
} from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { RouterOSAPI } from 'node-routeros';
import { redactMac, RouterOsError, socketError, trapError } from './errors.ts';
import { inside, patchLibrary } from './patch.ts';

/** How to reach one router. */
export interface RouterOsOptions {
  host: string;
  /** 8728 when left out, 8729 with `tls`. */
  port?: number;
  user: string;
  /** ASCII only. */
  password: string;
  /** `ca`: PEM of the authority or of the router's own certificate; else the system's authorities. */
  tls?: { ca?: string };
  /** Milliseconds that connecting with login, and then each command, may take. */
  deadline: number;
}

/** What to send with a command and what to keep of the answer. */
export interface CommandOptions {
  /** Asked of the router by `.proplist`; other properties are dropped even if it sends them. */
  proplist?: readonly string[];
  /** Like `proplist`, without asking the router: for commands that are not `print`. */
  keep?: readonly string[];
  /** Sent as `=name=value`. */
  arguments?: Readonly<Record<string, string>>;
  /** Query words without the `?`, e.g. `dst-address=0.0.0.0/0`. */
  queries?: readonly string[];
  /** One answer from a command that otherwise streams. */
  once?: boolean;
}

/** One row of an answer; every value is text, as on the wire. */
export type Row = Record<string, string>;

/** The library treats silence as an error after this long, in seconds; deadlines come far sooner. */
const IDLE_LIMIT = 3600;

/** One connection, from login to its end. It never comes back: the client makes another. */
export class Session {
  readonly #options: RouterOsOptions;
  readonly #onEnd: () => void;
  readonly #waiting = new Set<(error: RouterOsError) => void>();
  /** Paths that this router does not have; it may after its next restart. */
  readonly #absent = new Map<string, RouterOsError>();
  #api: RouterOSAPI | null = null;
  #ended: RouterOsError | null = null;

  constructor(options: RouterOsOptions, onEnd: () => void) {
    this.#options = options;
    this.#onEnd = onEnd;
  }

  get ended(): boolean {
    return this.#ended !== null;
  }

  /** Connects and logs in. Throws RouterOsError; the session is then over. */
  async open(): Promise<void> {
    try {
      patchLibrary();
      const { host, port, user, password, tls } = this.#options;
      // A Japanese password would reach older routers in another encoding than it was set in.
      if (!/^[\x20-\x7e]*$/.test(password))
        throw new RouterOsError('config', 'the password has characters outside ASCII');
      const api = new RouterOSAPI({
        host,
        user,
        password,
        port: port ?? (tls ? 8729 : 8728),
        timeout: IDLE_LIMIT,
        ...(tls && { tls: tlsOptions(tls) as TlsOptions }),
      });
      this.#api = api;
      api.on('error', (error: unknown) => this.end(socketError(error)));
      api.on('close', () => this.end(new RouterOsError('closed', 'closed by the router')));
      await this.#settle(api.connect());
    } catch (fault) {
      const error = openError(fault);
      this.end(error);
      throw error;
    }
  }

  /** Runs a command. Throws RouterOsError; unless `answered`, the session is then over. */
  async command(path: string, options: CommandOptions): Promise<Row[]> {
    const absent = this.#absent.get(path);
    if (absent) throw absent;
    if (this.#ended || !this.#api)
      throw this.#ended ?? new RouterOsError('closed', 'not connected');
    try {
      const rows = await this.#settle(this.#api.write([path, ...words(options)]));
      return rows.map((row) => tidy(row, options.proplist ?? options.keep));
    } catch (fault) {
      if (fault instanceof RouterOsError) throw fault;
      const error = trapError(fault instanceof Error ? fault.message : '');
      if (error.code === 'noSuchCommand') this.#absent.set(path, error);
      throw error;
    }
  }

  /** Drops the connection; whoever still waits is told `error`. */
  end(error: RouterOsError): void {
    if (this.#ended) return;
    this.#ended = error;
    if (this.#api) inside(this.#api).connector?.destroy();
    for (const reject of this.#waiting) reject(error);
    this.#waiting.clear();
    this.#onEnd();
  }

  /** `work`, or the end of the session, or the deadline, which ends the session. */
  #settle<Value>(work: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      const timer = setTimeout(() => {
        this.end(new RouterOsError('timeout', `no answer within ${this.#options.deadline} ms`));
      }, this.#options.deadline);
      const fail = (error: unknown) => {
        clearTimeout(timer);
        this.#waiting.delete(fail);
        reject(error instanceof Error ? error : new RouterOsError('protocol', String(error)));
      };
      this.#waiting.add(fail);
      work.then((value) => {
        clearTimeout(timer);
        this.#waiting.delete(fail);
        resolve(value);
      }, fail);
    });
  }
}

function openError(fault: unknown): RouterOsError {
  if (fault instanceof RouterOsError) return fault;
  const raisedBySystem = typeof fault === 'object' && fault !== null && 'code' in fault;
  if (raisedBySystem) return socketError(fault);
  return new RouterOsError('login', fault instanceof Error ? fault.message : 'login failed');
}

function words(options: CommandOptions): string[] {
  return [
    ...(options.once ? ['=once='] : []),
    ...Object.entries(options.arguments ?? {}).map(([name, value]) => `=${name}=${value}`),
    ...(options.proplist ? [`=.proplist=${options.proplist.join(',')}`] : []),
    ...(options.queries ?? []).map((query) => `?${query}`),
  ];
}

function tidy(row: object, keep: readonly string[] | undefined): Row {
  const kept: Row = {};
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'string' && (!keep || keep.includes(name))) kept[name] = redactMac(value);
  }
  return kept;
}

/** A pinned certificate proves itself, whatever name it bears; others must bear the host's. */
function tlsOptions(tls: { ca?: string }): ConnectionOptions {
  if (tls.ca === undefined) return { minVersion: 'TLSv1.2' };
  const pins = tls.ca.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const pinned = new Set(pins.map((pem) => new X509Certificate(pem).fingerprint256));
  return {
    ca: tls.ca,
    minVersion: 'TLSv1.2',
    checkServerIdentity: (host: string, certificate: PeerCertificate) =>
      pinned.has(certificate.fingerprint256) ? undefined : checkServerIdentity(host, certificate),
  };
}
