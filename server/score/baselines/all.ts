import type { Method } from '../method.ts';
import { hmm, hmmRoster } from './hmm.ts';
import { kalman } from './kalman.ts';
import { linear } from './linear.ts';
import { naiveCount } from './naive-count.ts';
import { nightReset } from './night-reset.ts';
import { seatSum } from './seat-sum.ts';
import { wifiLinear } from './wifi-linear.ts';
import { wifiRatio } from './wifi-ratio.ts';

/** As in occupancy.md 3.3, and one more that is stronger than those. */
export const BASELINES: readonly Method[] = [
  naiveCount,
  nightReset,
  wifiRatio,
  wifiLinear,
  linear,
  hmm,
  hmmRoster,
  kalman,
  seatSum,
];
