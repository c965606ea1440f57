import { readdirSync, readFileSync } from 'node:fs';
import { objectOf } from '../json.ts';
import type { Incoming } from '../readings.ts';

/** A captured or published message, with its source and what its maker says that it means. */
export interface Sample {
  file: string;
  topic: string | null;
  payload: unknown;
  source: string;
  meaning: string;
  provenance: string;
}

const FOLDER = new URL('.', import.meta.url);

/** All samples of this folder, by file name. */
export function samples(): Sample[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      ...(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Omit<Sample, 'file'>),
      file,
    }));
}

/** The sample as it comes in. The model of a bare frame stands in the file name. */
export function messageOf({ file, topic, payload }: Sample): Incoming {
  const frame = topic === null ? objectOf(payload) : undefined;
  if (!frame) {
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return { topic, payload: Buffer.from(text) };
  }
  return {
    topic,
    payload: Buffer.from(String(frame['hex']), 'hex'),
    fPort: Number(frame['fPort']),
    model: modelOf(file),
  };
}

function modelOf(file: string): string {
  const [vendor = '', model = ''] = file.replace(/\.json$/, '').split('-');
  // The hazard is a frame that every battery model may send.
  return model === 'hazard' ? 'Milesight VS341' : `${vendor} ${model}`;
}
