import { RouterOsClient, type RouterOsOptions } from './client.ts';
import { countClients, type ClientTable, type CountRules } from './clientCount.ts';
import { readLines, unknownLine, type LineState } from './lines.ts';
import { RouterOsError, type RouterOsErrorCode } from './errors.ts';
import { parseDuration, parseNumber } from './values.ts';

export type { LineState } from './lines.ts';

/** What to read from one access point. */
export interface AccessPointOptions extends RouterOsOptions, CountRules {
  /** Uplinks to watch, each by interface name or, failing that, by its comment. */
  lines?: readonly string[];
}

export interface RouterResources {
  version: string | null;
  board: string | null;
  /** Seconds since the router's start. */
  uptime: number | null;
  /** Per cent. */
  cpuLoad: number | null;
  /** Bytes. */
  freeMemory: number | null;
  totalMemory: number | null;
}

/** A part that the router refused to answer; the other parts are good. */
export interface PollFault {
  part: 'clients' | 'lines' | 'resources';
  code: RouterOsErrorCode;
  message: string;
}

/** One look at an access point. It holds counts and states only: nobody's device is in it. */
export interface AccessPointPoll {
  /** Associated clients; null when unknown, 0 only when the router said so. */
  clients: number | null;
  byInterface: Record<string, number>;
  lines: LineState[];
  resources: RouterResources | null;
  tables: { used: ClientTable[]; absent: ClientTable[] };
  faults: PollFault[];
}

/** Polls one access point over one lasting connection. */
export class AccessPointPoller {
  readonly #options: AccessPointOptions;
  readonly #client: RouterOsClient;

  constructor(options: AccessPointOptions) {
    this.#options = options;
    this.#client = new RouterOsClient(options);
  }

  /** Failed connections in a row: input of `retryDelay`. */
  get failures(): number {
    return this.#client.failures;
  }

  /**
   * One poll. A part that the router refuses is a fault of that part; when the router cannot be
   * asked at all, throws RouterOsError within twice the deadline per command.
   */
  async poll(): Promise<AccessPointPoll> {
    const faults: PollFault[] = [];
    const part = async <Value>(name: PollFault['part'], read: () => Promise<Value>) => {
      try {
        return await read();
      } catch (fault) {
        if (!(fault instanceof RouterOsError) || !fault.answered) throw fault;
        faults.push({ part: name, code: fault.code, message: fault.message });
        return null;
      }
    };
    const count = await part('clients', () => countClients(this.#client, this.#options));
    const lines = await part('lines', () => readLines(this.#client, this.#options.lines ?? []));
    const resources = await part('resources', () => readResources(this.#client));
    return {
      clients: count?.clients ?? null,
      byInterface: count?.byInterface ?? {},
      lines: lines ?? (this.#options.lines ?? []).map(unknownLine),
      resources,
      tables: { used: count?.tables ?? [], absent: count?.absent ?? [] },
      faults,
    };
  }

  /** Drops the connection; a poll under way fails with `closed`. */
  close(): void {
    this.#client.close();
  }
}

async function readResources(client: RouterOsClient): Promise<RouterResources | null> {
  const [row] = await client.command('/system/resource/print', {
    proplist: ['version', 'board-name', 'uptime', 'cpu-load', 'free-memory', 'total-memory'],
  });
  if (!row) return null;
  return {
    version: row.version ?? null,
    board: row['board-name'] ?? null,
    uptime: parseDuration(row.uptime),
    cpuLoad: parseNumber(row['cpu-load']),
    freeMemory: parseNumber(row['free-memory']),
    totalMemory: parseNumber(row['total-memory']),
  };
}
