import { openBrowser } from '../browser.ts';
import { offsetTo, otherTime } from '../other-time.ts';
import { startServer } from '../processes.ts';
import { announce, makeCast } from './people.ts';
import { BOARDS, FIRST, PAGES, type Scene } from './scenes.ts';
import { bind } from './album.ts';
import { parseArguments, USAGE } from './arguments.ts';
import { isAsked, shoot, type Shot, type Source } from './shoot.ts';
import { openStage, STATES, type Scenery } from './stage.ts';
import { signIn } from '../people.ts';

const parsed = parseArguments(process.argv.slice(2));
if (parsed.kind !== 'run') {
  if (parsed.kind === 'help') process.stdout.write(USAGE);
  else process.stderr.write(`${parsed.sentence}\n\n${USAGE}`);
  process.exit(parsed.kind === 'help' ? 0 : 2);
}
const { folder, only } = parsed;

const MORNING = '2026-11-24T10:32:00+09:00';

/** At which hour the board is looked at, in which states. */
const HOURS: readonly (readonly [instant: string, states: Record<string, Scenery>])[] = [
  [MORNING, STATES],
  ['2026-11-24T17:40:00+09:00', { closed: STATES.open! }],
  ['2026-11-24T23:10:00+09:00', { night: STATES.open! }],
];

/** States of the boards in the demo, whose pages are looked at once. */
const DEMO = ['demo', 'lost', 'emergency'];
const states = HOURS.map(([, of]) => Object.keys(of));
const asked = {
  hours: HOURS.filter((_, n) => isAsked(BOARDS, states[n] ?? [], only)),
  pages: isAsked([...FIRST, ...PAGES], [''], only) || isAsked(BOARDS, DEMO, only),
};
if (asked.hours.length === 0 && !asked.pages) {
  process.stderr.write(`No picture has a name that fits --only "${only.source}".\n`);
  process.exit(2);
}

const browser = await openBrowser();
const taken: Shot[] = [];
async function show(scenes: readonly Scene[], state: string, from: Source): Promise<void> {
  for (const scene of scenes) {
    for (const shot of await shoot(scene, state, { browser, folder, only, ...from })) {
      const { file, wrong } = shot;
      taken.push(shot);
      console.log(wrong.length === 0 ? file : `${file}  WRONG: ${wrong.join('; ')}`);
    }
  }
}

/** Moves the clock of this process, for codes that depend on the time. @returns its offset */
async function moveTo(instant: string): Promise<number> {
  const offset = offsetTo(instant);
  await import(otherTime(offset));
  return offset;
}

/** The boards over a venue of real messages, state by state. */
async function showBoards(instant: string, states: Record<string, Scenery>): Promise<void> {
  const stage = await openStage(await moveTo(instant));
  try {
    const cookies = { nobody: '', staff: (await signIn(stage.origin, 'staff')).cookie };
    for (const [state, scenery] of Object.entries(states)) {
      await stage.set(scenery);
      // Readings are put in order for two seconds before they count.
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      await show(BOARDS, state, { origin: stage.origin, cast: { cookies } });
    }
  } finally {
    await stage.stop();
  }
}

/** Every other page, and the boards of the demo. */
async function showPages(): Promise<void> {
  const offset = await moveTo(MORNING);
  const server = await startServer((port) => ({
    KUUSEKI_URL: `http://localhost:${port}`,
    NODE_OPTIONS: `--import=${otherTime(offset)}`,
  }));
  const origin = `http://localhost:${server.port}`;
  try {
    const setup = /\/setup\?token=([\w-]+)/.exec(server.output())?.[1] ?? '';
    await show(FIRST, '', { origin, cast: { cookies: {}, ids: { setup } } });
    const cast = await makeCast(origin, Date.now());
    await show(PAGES, '', { origin, cast });
    await show(BOARDS, 'demo', { origin, cast });
    await show(BOARDS, 'lost', { origin, cast });
    await announce(origin, cast.cookies.staff, Date.now());
    await show(BOARDS, 'emergency', { origin, cast });
  } finally {
    await server.stop();
  }
}

try {
  for (const [instant, scenery] of asked.hours) await showBoards(instant, scenery);
  if (asked.pages) await showPages();
} finally {
  await browser.close();
}
const wrong = taken.filter((shot) => shot.wrong.length > 0).length;
console.log(`${taken.length} pictures, ${wrong} with faults: ${bind(folder, taken)}`);
process.exitCode = wrong === 0 ? 0 : 1;
