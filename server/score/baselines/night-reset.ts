import { commissioned } from './commissioned.ts';

/** The running count, set to zero each night and never below zero. */
export const nightReset = commissioned({
  name: 'night reset',
  uses: ['door'],
  fit: () => (readings) => readings.sinceNight,
});
