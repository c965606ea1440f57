import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const at = (path: string) => new URL(path, import.meta.url).pathname;

/** Instants are numbers here: lint refuses `Date` and `Intl`, so that no time zone can matter. */
const timeless = ['server/occupancy/**/*.test.ts', 'devices/routeros/**/*.test.ts'];

/** Minutes of databases, sockets and simulated days that read no wall clock: once is enough. */
const long = [
  'grafana/grafana',
  'server/booking/days',
  'server/booking/race',
  'server/imports/imports',
  'server/live/hub',
  'server/live/projection',
  'server/mail/mail',
  'server/score/floor',
  'server/store/store',
  'server/trends/keeper',
].map((file) => `${file}.test.ts`);

export default defineConfig({
  test: {
    // Vitest would leave one core idle, of the two that there are.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'server',
          environment: 'node',
          include: [
            'server/**/*.test.ts',
            'devices/**/*.test.ts',
            'prisma/**/*.test.ts',
            'grafana/**/*.test.ts',
          ],
          exclude: ['server/e2e/**', 'server/generated/**', ...timeless, ...long],
          // Two cores that also start databases and compile wasm: a limit, not a measurement.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'timeless',
          environment: 'node',
          include: timeless,
          // Nothing in them outlives a call: a process for each file would only cost time.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'long',
          environment: 'node',
          include: long,
          testTimeout: 120_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        resolve: {
          conditions: ['browser'],
          alias: { $lib: at('./dashboard/src/lib'), $contract: at('./server/contract') },
        },
        test: {
          name: 'dashboard',
          environment: 'happy-dom',
          include: ['dashboard/src/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['server/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          // Projects with another number of workers have a turn of their own.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
