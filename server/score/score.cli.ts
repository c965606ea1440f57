import { availableParallelism } from 'node:os';
import { parseArguments, USAGE, type Options } from './arguments.ts';
import { nightReset } from './baselines/night-reset.ts';
import { backtestAll } from './forecast/groups.ts';
import { forecastText } from './forecast/text.ts';
import type { Job } from './job.ts';
import { ours } from './ours.ts';
import { workAll } from './pool.ts';
import { scoreRobod } from './robod.ts';
import { summarise } from './summary.ts';
import { CAUTION, calit2Errors, calit2Text, groupText, robodText } from './tables.ts';

/** More would only wait for each other's memory. */
const MOST_PROCESSES = 2;
// Nobody commissioned a real room: here it stands without the truth of a first day.
const DOOR_METHODS = [ours, { ...nightReset, name: 'reset at night, clip at 0' }];

/** `npm run -s score`: tables or JSON on stdout, progress on stderr. */
async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2));
  if (parsed.kind === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (parsed.kind === 'fault') {
    process.stderr.write(`score: ${parsed.sentence}\n`);
    return 2;
  }
  try {
    await run(parsed.options);
    return 0;
  } catch (error) {
    process.stderr.write(`score: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function jobsOf({ profiles, seeds, days, folders, without }: Options): Job[] {
  return [
    ...profiles.flatMap((profile) =>
      seeds.map((seed) => ({ group: profile, source: { profile, seed, days }, without })),
    ),
    ...folders.map((folder) => ({ group: 'recorded runs', source: { folder }, without })),
  ];
}

async function run(options: Options): Promise<void> {
  const jobs = jobsOf(options);
  const began = Date.now();
  let done = 0;
  const outcomes = await workAll(
    jobs,
    Math.min(MOST_PROCESSES, availableParallelism()),
    ({ group, source }) => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      const what = 'folder' in source ? source.folder : `${group} ${source.seed}`;
      process.stderr.write(`${what}: done at ${seconds} s (${++done} of ${jobs.length})\n`);
    },
  );
  const groups = summarise(outcomes, ours.name);
  const robod = options.robod === null ? null : scoreRobod(options.robod, DOOR_METHODS);
  const calit2 = options.calit2 === null ? null : calit2Errors(options.calit2, DOOR_METHODS);

  const forecast =
    options.forecast === null
      ? []
      : backtestAll(options.forecast, (what) => process.stderr.write(`forecast, ${what}: done\n`));

  if (options.json) {
    const rooms = robod?.map(({ room, methods }) => ({
      room,
      methods: Object.fromEntries(methods),
    }));
    const all = { groups, robod: rooms ?? null, calit2, forecast, caution: CAUTION };
    process.stdout.write(`${JSON.stringify(all)}\n`);
    return;
  }
  const parts = [...groups.map(groupText), ...forecast.map(forecastText)];
  if (robod !== null) parts.push(robodText(robod));
  if (calit2 !== null) parts.push(calit2Text(calit2));
  process.stdout.write(`${[...parts, CAUTION].join('\n\n')}\n`);
}

process.exitCode = await main();
