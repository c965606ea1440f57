/**
 * What can go wrong with a router. Only `trap`, `permission` and `noSuchCommand` leave the
 * connection usable; `config` never reached the network; all others ended the connection.
 */
export type RouterOsErrorCode =
  | 'config'
  | 'refused'
  | 'unreachable'
  | 'tls'
  | 'login'
  | 'timeout'
  | 'closed'
  | 'fatal'
  | 'protocol'
  | 'trap'
  | 'permission'
  | 'noSuchCommand';

/** A failed connection or command. The message carries neither the password nor a MAC address. */
export class RouterOsError extends Error {
  override name = 'RouterOsError';
  readonly code: RouterOsErrorCode;

  constructor(code: RouterOsErrorCode, message: string) {
    super(redactMac(message));
    this.code = code;
  }

  /** True when the router answered, so that the connection is still good. */
  get answered(): boolean {
    return this.code === 'trap' || this.code === 'permission' || this.code === 'noSuchCommand';
  }
}

const MAC = /(?<![0-9a-f])[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-f])/gi;

/** The text with every MAC address blanked out (devices.md section 5). */
export function redactMac(text: string): string {
  return text.replace(MAC, '…');
}

/** The error for a `!trap`; its category is lost in the library, so the words decide. */
export function trapError(message: string): RouterOsError {
  // devices.md 0 (10): the only proof that a package is absent.
  if (/no such command/i.test(message)) return new RouterOsError('noSuchCommand', message);
  if (/not enough permissions/i.test(message)) return new RouterOsError('permission', message);
  if (/cannot log in|invalid user name or password/i.test(message))
    return new RouterOsError('login', message);
  return new RouterOsError('trap', message || 'trap without a message');
}

const UNREACHABLE = new Set([
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
]);

/** The error for whatever a socket or the TLS layer raised. */
export function socketError(cause: unknown): RouterOsError {
  if (cause instanceof RouterOsError) return cause;
  const message = cause instanceof Error ? cause.message : 'connection failed';
  const code = errnoOf(cause);
  if (code === 'ECONNREFUSED') return new RouterOsError('refused', 'connection refused');
  if (code === 'SOCKTMOUT') return new RouterOsError('timeout', message);
  if (UNREACHABLE.has(code)) return new RouterOsError('unreachable', code);
  if (code === 'ECONNRESET' || code === 'EPIPE') return new RouterOsError('closed', code);
  if (/CERT|TLS|SSL|SIGNATURE|ISSUER|EPROTO/.test(code)) return new RouterOsError('tls', code);
  return new RouterOsError('closed', code || message);
}

function errnoOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return '';
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  if ('errno' in cause && typeof cause.errno === 'string') return cause.errno;
  return '';
}
