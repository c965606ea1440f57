import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Live } from '../live/live.ts';

/** What the parts are made of. */
export interface Ground {
  config: Config;
  clock: Clock;
  /** Build of the server, hex. */
  version: string;
  prisma: PrismaClient;
  ping: () => Promise<void>;
  info: (sentence: string) => void;
  warn: (sentence: string) => void;
}

/** What is noted of the picture goes out to the screens. */
export type Tell = (note: (live: Live) => void) => void;
