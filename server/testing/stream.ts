import fc from 'fast-check';
import type { Evidence } from '../occupancy/evidence.ts';
import { available, presence, SECOND, TEN, total } from './board.ts';

/** Live evidence of a few minutes, in order of time. */
export const stream = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 90 * SECOND }),
      what: fc.oneof(
        fc.record({
          device: fc.constantFrom('desk-1', 'desk-2', 'desk-3'),
          occupied: fc.constantFrom(true, false, null),
        }),
        fc.record({ device: fc.constant('counter'), step: fc.integer({ min: 0, max: 3 }) }),
        fc.record({ device: fc.constantFrom('desk-1', 'bridge'), online: fc.boolean() }),
        fc.record({ device: fc.constant('desk-3'), percent: fc.integer({ min: 0, max: 100 }) }),
      ),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    let at = TEN;
    let entered = 5;
    return steps.map(({ gap, what }): Evidence => {
      at += gap;
      if ('step' in what) return total((entered += what.step), 2, at);
      if ('online' in what) return available(what.device, what.online, at);
      if ('percent' in what)
        return { kind: 'battery', device: what.device, percent: what.percent, at };
      return presence(what.device, what.occupied, at);
    });
  });

export const timeOf = (evidence: Evidence) => ('at' in evidence ? evidence.at : 0);
