import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { parseAccessPoints } from '../devices/routeros/config.ts';

const port = z.coerce.number().int().min(0).max(65535);
const flag = z.enum(['on', 'off']).transform((value) => value === 'on');
const url = (...protocols: string[]) =>
  z.string().refine(
    (value) => {
      try {
        return protocols.includes(new URL(value).protocol);
      } catch {
        return false;
      }
    },
    `must be a URL that begins with ${protocols.join('// or ')}//`,
  );
const readableFile = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    context.addIssue({ code: 'custom', message: `cannot read the file ${path}` });
    return z.NEVER;
  }
});

const schema = z.object({
  KUUSEKI_HOST: z.string().min(1).default('0.0.0.0'),
  KUUSEKI_PORT: port.default(3000),
  KUUSEKI_METRICS_HOST: z
    .string()
    .regex(/^[^\s:]+:\d{1,5}$/, 'must be HOST:PORT, for example 127.0.0.1:9464')
    .optional(),
  KUUSEKI_DATA: z.string().min(1).default('data'),
  KUUSEKI_VENUE: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,29}$/, 'must be lower case letters, digits and hyphens')
    .default('yy-square'),
  KUUSEKI_MQTT_PORT: port.default(1883),
  KUUSEKI_ACCESS_POINTS: z.string().optional(),
  KUUSEKI_WIFI_INTERVAL: z.coerce.number().min(1).max(3600).default(15),
  KUUSEKI_STAFF_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  KUUSEKI_DEMO: flag.optional(),
  KUUSEKI_OFFICE_SEED: z.coerce.number().int().min(0).default(1),
  KUUSEKI_OFFICE_SPEED: z.coerce.number().min(1).max(600).default(1),
  KUUSEKI_OPENING: z.enum(['calendar', 'always']).optional(),
  KUUSEKI_TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  KUUSEKI_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATABASE_URL: url('postgresql:', 'postgres:').optional(),
  MQTT_URL: url('mqtt:', 'mqtts:').optional(),
  MQTT_USER: z.string().optional(),
  MQTT_PASSWORD: z.string().optional(),
  MQTT_CA: readableFile.optional(),
});

/** The parsed environment. */
export type Config = ReturnType<typeof parseConfig>;

/** An access point to poll, with the text of its authority's certificate. */
export type AccessPoint = Config['accessPoints'][number];

/** Every fault of the environment, one a line. */
export class ConfigError extends Error {
  constructor(faults: string[]) {
    super(
      `The configuration has ${faults.length} fault(s):\n${faults.map((each) => `  - ${each}`).join('\n')}`,
    );
  }
}

/**
 * Reads the environment. An empty value counts as not set.
 * @throws ConfigError that lists every fault at once
 */
export function parseConfig(environment: Record<string, string | undefined>) {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const faults = Object.keys(set)
    .filter((name) => name.startsWith('KUUSEKI_') && !(name in schema.shape))
    .map((name) => `${name}: no such variable (a slip of the pen?)`);
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
    throw new ConfigError(faults);
  }
  const env = parsed.data;
  const routers = parseAccessPoints(env.KUUSEKI_ACCESS_POINTS ?? '');
  if (!routers.ok) faults.push(...routers.faults.map((fault) => `KUUSEKI_ACCESS_POINTS: ${fault}`));

  const accessPoints = (routers.ok ? routers.accessPoints : []).map((each) => {
    const file = each.tls?.caFile ?? null;
    const ca = file === null ? undefined : readableFile.safeParse(file);
    if (ca?.success === false) faults.push(`KUUSEKI_ACCESS_POINTS: cannot read the file ${file}`);
    return { ...each, ca: ca?.data };
  });

  const demo =
    env.KUUSEKI_DEMO ?? (env.MQTT_URL === undefined && env.KUUSEKI_ACCESS_POINTS === undefined);
  if (!demo && env.KUUSEKI_STAFF_PASSWORD === undefined) {
    faults.push('KUUSEKI_STAFF_PASSWORD: is needed outside the demo (at least 12 characters)');
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    host: env.KUUSEKI_HOST,
    port: env.KUUSEKI_PORT,
    metrics: env.KUUSEKI_METRICS_HOST,
    dataDir: env.KUUSEKI_DATA,
    venue: env.KUUSEKI_VENUE,
    databaseUrl: env.DATABASE_URL,
    mqtt: {
      url: env.MQTT_URL,
      user: env.MQTT_USER,
      password: env.MQTT_PASSWORD,
      ca: env.MQTT_CA,
      /** Of the embedded broker. */
      port: env.KUUSEKI_MQTT_PORT,
    },
    accessPoints,
    wifiInterval: env.KUUSEKI_WIFI_INTERVAL * 1000,
    /** Empty in a demo that was given none. */
    staffPassword: env.KUUSEKI_STAFF_PASSWORD ?? '',
    /** The virtual office runs, and every screen says so. */
    demo,
    office: { seed: env.KUUSEKI_OFFICE_SEED, speed: env.KUUSEKI_OFFICE_SPEED },
    opening: env.KUUSEKI_OPENING ?? (demo ? ('always' as const) : ('calendar' as const)),
    trustProxy: env.KUUSEKI_TRUST_PROXY,
    logLevel: env.KUUSEKI_LOG,
  };
}
