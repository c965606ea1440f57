import type { Incoming } from '../readings.ts';
import { withoutMac } from '../mac.ts';
import { fingerprint, type Opened } from './envelope.ts';

/** A LoRaWAN frame without envelope: the caller names model and port, nobody names the device. */
export function openBare(incoming: Incoming, arrival: number | undefined): Opened {
  const model = withoutMac(incoming.model ?? '').slice(0, 100);
  const frame = Buffer.from(incoming.payload).toString('hex');
  return {
    device: null,
    content: { is: 'frame', bytes: incoming.payload, fPort: incoming.fPort },
    key: `frame|${model}|${incoming.fPort ?? ''}|${fingerprint(frame)}|${arrival ?? ''}`,
  };
}
