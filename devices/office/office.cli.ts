import { parseArguments, USAGE, type CliOptions } from './arguments.ts';
import { exportRun } from './export.ts';
import { startOffice } from './office.ts';
import { dateOf } from './venue.ts';

/** `npm run -s office`: truth on stdout, everything else on stderr. */
async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2));
  if (parsed.kind === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (parsed.kind === 'fault') {
    process.stderr.write(`office: ${parsed.sentence}\n`);
    return 2;
  }
  const { options } = parsed;
  try {
    return options.headless === null ? await play(options) : await write(options, options.headless);
  } catch (error) {
    process.stderr.write(`office: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function write(options: CliOptions, folder: string): Promise<number> {
  const { seed, profile, days } = options;
  const startDate = options.startDate ?? dateOf(Date.now());
  await exportRun(folder, { seed, profile, days: days ?? 1, startDate });
  return 0;
}

async function play(options: CliOptions): Promise<number> {
  const { seed, profile, days, speed, mqtt, ports } = options;
  const office = await startOffice({
    seed,
    speed,
    mqtt: { url: mqtt },
    routers: ports === 0 ? true : [ports, ports + 1],
    site: 'kuuseki',
    now: () => Date.now(),
    profile,
    onMinute: (truth) => process.stdout.write(`${JSON.stringify(truth)}\n`),
    log: (line) => process.stderr.write(`${line}\n`),
    ...(days === null ? {} : { days }),
  });
  process.stderr.write(`KUUSEKI_ACCESS_POINTS='${office.accessPoints}'\n`);
  await new Promise<void>((done) => {
    const timer = setInterval(() => {
      if (office.finished()) end();
    }, 50);
    const end = () => {
      clearInterval(timer);
      done();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    // A reader that has seen enough, like `head`.
    process.stdout.once('error', end);
  });
  await office.stop();
  return 0;
}

process.exitCode = await main();
