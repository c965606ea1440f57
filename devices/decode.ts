import { rowFor } from './catalogue.ts';
import { instantOf } from './clock.ts';
import { dated } from './dating.ts';
import { openBare } from './envelopes/bare.ts';
import { refused, type Content, type Opened } from './envelopes/envelope.ts';
import { jsonOf } from './json.ts';
import { withoutMac } from './mac.ts';
import { openReport } from './milesight/report.ts';
import type { Decoded, Incoming } from './readings.ts';
import type { Frame, Row } from './row.ts';
import { ENVELOPES } from './subscriptions.ts';
import { guess } from './unknown-model.ts';

/** Characters of a topic; MQTT allows 65,535, and a pattern may take the square of them. */
const LONGEST = 1000;

/** Names the model of a device whose envelope does not. */
export type ModelOf = (device: string) => string | undefined;

/**
 * What a message means. Pure, and never throws: what cannot be read is refused with a reason.
 * Readings carry `at` when the arrival is known or the payload brings a time.
 */
export function decode(message: Incoming, modelOf: ModelOf = () => undefined): Decoded {
  const arrival = instantOf(message.receivedAt);
  const opened = open(message, arrival);
  const registered = opened.device === null ? undefined : modelOf(opened.device);
  const names = [message.model, ...(opened.models ?? []), registered].filter(isName);
  const { frame, row } = readContent(opened.content, names);
  const { readings, rejected: undatable } = dated(frame, {
    device: frame.deviceTime ?? opened.deviceTime,
    network: opened.networkTime,
    arrival,
    retained: message.retained === true,
    lasting: opened.lasting === true,
  });
  return {
    device: opened.device,
    readings,
    ...given('rejected', opened.rejected ?? frame.rejected ?? undatable),
    ...given('key', opened.key),
    ...given('model', row?.model ?? modelName(names[0])),
    ...given('heartbeat', opened.heartbeat),
  };
}

function open(message: Incoming, arrival: number | undefined): Opened {
  const { topic } = message;
  if (topic === null) return openBare(message, arrival);
  if (topic.length > LONGEST) return refused(null, 'bad-topic: longer than any device has');
  const envelope = ENVELOPES.find((each) => each.claims(topic));
  if (envelope) return envelope.open(topic, message, arrival);
  // The topic of a report is set on the device, so a report is also known by its shape.
  const report = openReport(jsonOf(message.payload), arrival);
  return report ?? refused(null, 'unknown-topic: no codec listens to this topic');
}

interface Read {
  frame: Frame;
  row: Row | undefined;
}

/**
 * The first row that can read the frame. A profile may be named wrongly: where the first row does
 * not even know the first block, the next name (the registry's) gets its chance.
 */
function readContent(content: Content, names: string[]): Read {
  const rows = names.flatMap((name) => rowFor(name) ?? []);
  if (content.is === 'readings') {
    return { frame: { readings: content.readings, history: [] }, row: rows[0] };
  }
  const reads = rows.flatMap((row): Read[] => {
    const frame = row.decodeFrame?.(content.bytes, content.fPort);
    return frame ? [{ frame, row }] : [];
  });
  const best = reads.find(({ frame }) => !frame.rejected?.endsWith('at byte 0')) ?? reads[0];
  return best ?? { frame: guess(content.object, names[0]), row: undefined };
}

function isName(name: string | undefined): name is string {
  return name !== undefined && name !== '';
}

function modelName(name: string | undefined): string | undefined {
  return name === undefined ? undefined : withoutMac(name).slice(0, 100);
}

function given<Name extends string, Value>(name: Name, value: Value | undefined) {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>);
}
