import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { parseAccessPoints } from '../devices/routeros/config.ts';
import { NO_FACTS, SAMPLE_FACTS, venueFacts } from './contract/venue-facts.ts';

const number = (least: number, most: number, whole = true) =>
  z
    .string()
    .transform(Number)
    .refine(
      (value) => value >= least && value <= most && (!whole || Number.isInteger(value)),
      `must be a ${whole ? 'whole number' : 'number'} from ${least} to ${most}`,
    );
const choice = <const T extends string>(...words: T[]) =>
  z.enum(words, `must be ${words.join(', ').replace(/, ([^,]*)$/, ' or $1')}`);
const port = number(0, 65535);
const flag = choice('on', 'off').transform((value) => value === 'on');
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
/** A file of facts about the place, as `venueFacts` describes it. */
const factsFile = readableFile.transform((text, context) => {
  try {
    const parsed = venueFacts.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      context.addIssue({ code: 'custom', message: `${path.join('.') || 'the file'}: ${message}` });
    }
  } catch {
    context.addIssue({ code: 'custom', message: 'the file holds no JSON' });
  }
  return z.NEVER;
});

const schema = z.object({
  KUUSEKI_HOST: z.string().min(1).default('0.0.0.0'),
  KUUSEKI_PORT: port.default(3000),
  KUUSEKI_METRICS_HOST: z
    .string()
    .refine(
      (value) => /^[^\s:]+:\d{1,5}$/.test(value) && Number(value.split(':')[1]) <= 65535,
      'must be HOST:PORT, for example 127.0.0.1:9464',
    )
    .optional(),
  KUUSEKI_DATA: z.string().min(1).default('data'),
  KUUSEKI_VENUE: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,24}$/, 'must be 2 to 25 lower case letters, digits and hyphens')
    .default('yy-square'),
  KUUSEKI_VENUE_FILE: factsFile.optional(),
  KUUSEKI_MQTT_PORT: port.default(1883),
  KUUSEKI_ACCESS_POINTS: z.string().optional(),
  KUUSEKI_WIFI_INTERVAL: number(1, 3600, false).default(15),
  KUUSEKI_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  KUUSEKI_URL: url('https:', 'http:')
    .transform((value) => new URL(value))
    .refine(
      ({ pathname, search, hash }) => pathname === '/' && search === '' && hash === '',
      'must be the origin alone, for example https://office.example.jp',
    )
    .optional(),
  KUUSEKI_MAIL_FROM: z
    .string()
    .regex(
      /^(?!.*[\r\n])[^\s@<>]+@[^\s@<>]+$|^[^\r\n<>]+ <[^\s@<>]+@[^\s@<>]+>$/,
      'must be an address, or: name <address>',
    )
    .optional(),
  KUUSEKI_DEMO: flag.optional(),
  KUUSEKI_OFFICE_SEED: number(0, 2 ** 31).default(1),
  KUUSEKI_OFFICE_SPEED: number(1, 600, false).default(1),
  KUUSEKI_OPENING: choice('calendar', 'always').optional(),
  KUUSEKI_TRUST_PROXY: number(0, 5).default(0),
  KUUSEKI_LOG: choice('debug', 'info', 'warn', 'error', 'silent').default('info'),
  DATABASE_URL: url('postgresql:', 'postgres:').optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
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
  const env = readEach(set, faults);
  const routers = parseAccessPoints(env.KUUSEKI_ACCESS_POINTS ?? '');
  if (!routers.ok) faults.push(...routers.faults.map((fault) => `KUUSEKI_ACCESS_POINTS: ${fault}`));

  const accessPoints = (routers.ok ? routers.accessPoints : []).map((each) => {
    const file = each.tls?.caFile ?? null;
    const ca = file === null ? undefined : readableFile.safeParse(file);
    if (ca?.success === false) faults.push(`KUUSEKI_ACCESS_POINTS: cannot read the file ${file}`);
    return { ...each, ca: ca?.data };
  });

  const demo =
    env.KUUSEKI_DEMO ??
    (set['MQTT_URL'] === undefined && set['KUUSEKI_ACCESS_POINTS'] === undefined);
  if (demo && env.KUUSEKI_ACCESS_POINTS !== undefined) {
    faults.push(
      'KUUSEKI_DEMO: the virtual office brings its own access points; unset KUUSEKI_ACCESS_POINTS',
    );
  }
  if (set['SMTP_URL'] !== undefined) {
    // A link in a mail must lead to us, whatever host name the request that caused it went to.
    if (set['KUUSEKI_URL'] === undefined) {
      faults.push('KUUSEKI_URL: is needed with SMTP_URL: the links in mails lead there');
    }
    if (set['KUUSEKI_MAIL_FROM'] === undefined) {
      faults.push('KUUSEKI_MAIL_FROM: is needed with SMTP_URL: the sender of our mails');
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    host: env.KUUSEKI_HOST,
    port: env.KUUSEKI_PORT,
    metrics: env.KUUSEKI_METRICS_HOST,
    dataDir: env.KUUSEKI_DATA,
    /** What the virtual office invents has a venue of its own: it never mixes with what is real. */
    venue: demo ? `${env.KUUSEKI_VENUE}-demo` : env.KUUSEKI_VENUE,
    /** What the visitors' pages say of the place; the demo's own are invented and marked so. */
    facts: env.KUUSEKI_VENUE_FILE ?? (demo ? SAMPLE_FACTS : NO_FACTS),
    factsAreSample: demo && env.KUUSEKI_VENUE_FILE === undefined,
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
    /** Signs sessions; made and kept beside the data when it is not set. */
    secret: env.KUUSEKI_SECRET,
    /** Where people reach us, without a slash at the end; null: wherever a request went to. */
    origin: env.KUUSEKI_URL?.origin ?? null,
    /** Null: mails stay in the outbox. */
    mail:
      env.SMTP_URL === undefined ? null : { url: env.SMTP_URL, from: env.KUUSEKI_MAIL_FROM ?? '' },
    /** The virtual office runs, and every screen says so. */
    demo,
    office: { seed: env.KUUSEKI_OFFICE_SEED, speed: env.KUUSEKI_OFFICE_SPEED },
    opening: env.KUUSEKI_OPENING ?? (demo ? ('always' as const) : ('calendar' as const)),
    trustProxy: env.KUUSEKI_TRUST_PROXY,
    logLevel: env.KUUSEKI_LOG,
  };
}

/** Reads every variable for itself, so that one fault hides no other; a faulty one counts as not set. */
function readEach(set: Record<string, string | undefined>, faults: string[]) {
  const good = Object.entries(schema.shape).flatMap(([name, of]) => {
    const parsed = of.safeParse(set[name]);
    if (parsed.success) return [[name, set[name]]];
    faults.push(...parsed.error.issues.map((issue) => `${name}: ${issue.message}`));
    return [];
  });
  return schema.parse(Object.fromEntries(good));
}
