import { commissioned } from './commissioned.ts';

/** What every counter over a door shows by itself. */
export const naiveCount = commissioned({
  name: 'naive running count',
  uses: ['door'],
  fit: () => (readings) => readings.running,
});
