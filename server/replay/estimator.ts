import { emptySettled, keep, picture, settle } from '../occupancy/estimate/settle.ts';
import type { Evidence } from '../occupancy/evidence.ts';
import { emptyFacts, takeFact } from '../occupancy/facts.ts';
import { POLICY } from '../occupancy/layout.ts';
import { estimateOf, type Estimate } from './estimate.ts';
import { evidenceFrom, layoutOf } from './evidence.ts';
import type { LogEvent, LogVenue } from './log.ts';

/** The live estimator over a log: one line in, an estimate at every tick. */
export function estimator(venue: LogVenue): { step: (event: LogEvent) => Estimate | null } {
  const layout = layoutOf(venue);
  const facts = emptyFacts(layout, 0);
  const settled = emptySettled(layout, 0);
  const translate = evidenceFrom(venue);

  function take(evidence: Evidence, now: number): void {
    keep(settled, evidence, now, POLICY);
    takeFact(facts, evidence, now, POLICY, { devices: [], doors: false });
  }

  return {
    step: (event) => {
      for (const evidence of translate(event)) take(evidence, event.rx);
      if (event.type !== 'tick') return null;
      const now = event.rx;
      settle(settled, now, POLICY);
      return estimateOf(picture(facts, settled, now, POLICY), now, venue.capacity);
    },
  };
}
