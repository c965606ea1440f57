import { estimator } from '../replay/estimator.ts';
import type { Method } from './method.ts';

/** The estimator that runs live, over a log. */
export const ours: Method = {
  name: 'kuuseki',
  uses: ['seats', 'door', 'wifi', 'desk'],
  *estimates(venue, events) {
    const { step } = estimator(venue);
    for (const event of events) {
      const estimate = step(event);
      if (estimate !== null) yield estimate;
    }
  },
};
