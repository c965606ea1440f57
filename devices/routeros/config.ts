import type { AccessPointOptions } from './accessPoint.ts';

/** The access points of an installation, as the variable KUUSEKI_ACCESS_POINTS lists them. */

/** One access point to poll. */
export interface AccessPointConfig {
  /** Lower case letters, digits and hyphens; unique. The host's when not given. */
  id: string;
  /** For people; the id when not given. */
  name: string;
  host: string;
  port: number;
  user: string;
  password: string;
  /** `caFile`: path of a PEM file; null trusts the system's authorities. */
  tls: { caFile: string | null } | null;
  /** Uplinks: the router's interface (name or comment) and the name for people. */
  lines: { interface: string; name: string }[];
  excludeInterfaces: string[];
  excludeSsids: string[];
}

export type AccessPointsResult =
  { ok: true; accessPoints: AccessPointConfig[] } | { ok: false; faults: string[] };

const PARAMETERS = ['id', 'name', 'lines', 'ca', 'exclude-interfaces', 'exclude-ssids'];

/**
 * Reads a list of URLs, parted by spaces or commas:
 * `routeros://user:password@10.0.0.2:8728/?id=ap-1&name=AP1&lines=ether1:光回線1,ether2:光回線2`,
 * `routeros+tls://…?ca=/path/ca.pem`. A fault names the entry by its position and never quotes it,
 * because it holds the password.
 */
export function parseAccessPoints(text: string): AccessPointsResult {
  const entries = text.split(/\s+|,\s*(?=$|[a-z][a-z0-9+.-]*:\/\/)/i).filter((each) => each !== '');
  const accessPoints: AccessPointConfig[] = [];
  const faults: string[] = [];
  entries.forEach((entry, index) => {
    const result = parseEntry(entry.replace(/,$/, ''));
    if (typeof result === 'object' && !Array.isArray(result)) accessPoints.push(result);
    else faults.push(...result.map((fault) => `URL ${index + 1}: ${fault}`));
  });
  const ids = accessPoints.map((each) => each.id);
  for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index))) {
    faults.push(`the id ${id} is used twice`);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, accessPoints };
}

/**
 * What `AccessPointPoller` takes. `deadline`: milliseconds per command; `ca`: the text of `caFile`.
 * The lines of a poll come in the order of `config.lines`.
 */
export function pollerOptions(
  config: AccessPointConfig,
  settings: { deadline: number; ca?: string },
): AccessPointOptions {
  const { host, port, user, password, excludeInterfaces, excludeSsids } = config;
  return {
    host,
    port,
    user,
    password,
    excludeInterfaces,
    excludeSsids,
    lines: config.lines.map((line) => line.interface),
    deadline: settings.deadline,
    ...(config.tls && { tls: settings.ca === undefined ? {} : { ca: settings.ca } }),
  };
}

function parseEntry(entry: string): AccessPointConfig | string[] {
  if (!/^routeros(\+tls)?:\/\//.test(entry))
    return ['must begin with routeros:// or routeros+tls://'];
  let url: URL;
  try {
    url = new URL(entry);
  } catch {
    return ['is not a URL (write signs in the password as %40 and the like)'];
  }
  const faults: string[] = [];
  const tls = url.protocol === 'routeros+tls:';
  const user = decode(url.username);
  const password = decode(url.password);
  const host = decode(url.hostname)?.replace(/^\[|\]$/g, '') ?? '';
  const id = url.searchParams.get('id') ?? host.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const lines = parseLines(list(url.searchParams.get('lines')));
  const caFile = url.searchParams.get('ca');

  if (url.hash !== '') faults.push('write # as %23');
  if (host === '') faults.push('the host is missing');
  if (url.pathname !== '' && url.pathname !== '/')
    faults.push('a path after the host has no meaning');
  if (url.port === '0') faults.push('the port must be 1 to 65535');
  if (user === null || password === null) faults.push('write % as %25');
  if (user === '') faults.push('the user is missing');
  // devices.md 2.3 (7): what else arrives at the router depends on its version.
  if (password !== null && !/^[\x20-\x7e]*$/.test(password))
    faults.push('the password may hold ASCII characters only');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    faults.push('id must be lower case letters, digits and hyphens');
  if (lines === null) faults.push('lines must look like ether1:光回線1,ether2:光回線2');
  if (caFile !== null && !tls) faults.push('ca needs routeros+tls://');
  if (caFile === '') faults.push('ca must be the path of a PEM file');
  const unknown = [...url.searchParams.keys()].filter((key) => !PARAMETERS.includes(key));
  if (unknown.length > 0) faults.push(`unknown parameter; known are ${PARAMETERS.join(', ')}`);
  if (faults.length > 0) return faults;

  return {
    id,
    name: url.searchParams.get('name') || id,
    host,
    port: url.port === '' ? (tls ? 8729 : 8728) : Number(url.port),
    user: user ?? '',
    password: password ?? '',
    tls: tls ? { caFile } : null,
    lines: lines ?? [],
    excludeInterfaces: list(url.searchParams.get('exclude-interfaces')),
    excludeSsids: list(url.searchParams.get('exclude-ssids')),
  };
}

function list(text: string | null): string[] {
  return (text ?? '').split(',').filter((each) => each !== '');
}

function parseLines(entries: string[]): AccessPointConfig['lines'] | null {
  const lines = entries.map((entry) => {
    const [name, label, ...rest] = entry.split(':');
    return name && rest.length === 0 && label !== ''
      ? { interface: name, name: label ?? name }
      : null;
  });
  return lines.every((line) => line !== null) ? lines : null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
