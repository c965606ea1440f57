import type { Decoded, Reading } from '../../devices/readings.ts';
import type { Evidence } from '../occupancy/evidence.ts';

/**
 * Turns what a device said into evidence of where it stands. The heart knows the device's places, so
 * that only the words are translated here.
 * @param arrival milliseconds; stands in for readings without a time of their own
 */
export function toEvidence(decoded: Decoded, arrival: number): Evidence[] {
  const { device } = decoded;
  if (device === null) return [];
  const declared: Evidence[] =
    decoded.heartbeat === undefined
      ? []
      : [{ kind: 'heartbeat', device, ...decoded.heartbeat, at: arrival }];
  // A count beside the regions it is the sum of says nothing that the regions do not.
  const regions = decoded.readings.some((each) => each.kind === 'presence');
  const telling = decoded.readings.filter(
    (each) => (each.kind !== 'people' || !regions) && !isRecord(each),
  );
  return [
    ...declared,
    ...telling.flatMap((reading) => translate(device, reading, decoded.key ?? '', arrival)),
  ];
}

/** A record of the past is no evidence of now: it corrects history (server/history, HI1). */
export const isRecord = (reading: Reading): boolean =>
  'historical' in reading && reading.historical === true;

function translate(device: string, reading: Reading, key: string, arrival: number): Evidence[] {
  const at = reading.at === undefined ? arrival : Date.parse(reading.at);
  switch (reading.kind) {
    case 'presence':
      return [
        { kind: 'presence', device, part: reading.part ?? 0, occupied: reading.occupied, at },
      ];
    case 'people':
      // A gauge over a place says at least whether anybody is there.
      return [
        { kind: 'presence', device, part: reading.part ?? 0, occupied: reading.count > 0, at },
      ];
    case 'passage': {
      const { mode, width, epoch } = reading;
      const optional = {
        ...(width === undefined ? {} : { width }),
        ...(epoch === undefined ? {} : { epoch }),
      };
      const counts = { in: reading.in, out: reading.out };
      return [
        { kind: 'passage', device, line: reading.line ?? 1, mode, ...counts, key, at, ...optional },
      ];
    }
    case 'battery':
      return reading.percent === undefined
        ? []
        : [{ kind: 'battery', device, percent: reading.percent, at }];
    case 'availability':
      return [{ kind: 'availability', device, online: reading.online, at }];
    case 'fault':
      return [{ kind: 'fault', device, code: reading.code, active: reading.active ?? true, at }];
    case 'environment':
      return [];
  }
}
