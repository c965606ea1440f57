import { skip } from './blocks.ts';
import type { Table } from './tlv.ts';

/** Lengths of attribute blocks (id FF), sent after joining. SN: type 16 has 8 bytes. */
const ATTRIBUTES = {
  '01': 1,
  '09': 2,
  '0a': 2,
  '0b': 1,
  '0f': 1,
  '16': 8,
  '1f': 4,
  cc: 1,
  fe: 1,
  ff: 2,
};

/** Lengths of the answers to downlinks (id FE, on some models FF). */
const ANSWERS = {
  '02': 2,
  '03': 2,
  '04': 1,
  '05': 3,
  '06': 9,
  '10': 1,
  '11': 4,
  '27': 1,
  '28': 1,
  '2f': 1,
  '35': 8,
  '3e': 1,
  '40': 1,
  '41': 1,
  '42': 1,
  '43': 1,
  '44': 1,
  '4a': 1,
  '51': 1,
  '64': 1,
  '65': 1,
  '68': 1,
  '69': 1,
  '6a': 3,
  '6d': 1,
  '70': 2,
  '71': 1,
  '72': 2,
  '75': 6,
  '77': 2,
  '7a': 3,
  '84': 1,
  '8e': 3,
  '8f': 2,
  '96': 8,
  '97': 1,
  a6: 1,
  a8: 1,
  a9: 1,
  aa: 1,
  ab: 3,
  ba: 10,
  bd: 2,
  ec: 1,
  ed: 3,
};

/** Lengths of the answers to extended downlinks (id F9; F8 has a result byte behind the data). */
const EXTENDED = {
  '10': 1,
  '3e': 1,
  '3f': 1,
  '40': 1,
  '41': 5,
  '42': 1,
  '43': 1,
  '44': 6,
  '6b': 1,
  '6c': 1,
  '6e': 1,
  '84': 3,
  '85': 2,
  '86': 1,
  '87': 1,
  '88': 2,
  '8b': 1,
  '8c': 1,
  '8d': 4,
  a2: 1,
  a3: 1,
};

/** Types whose length differs from the common one on a model. */
export interface Differences {
  answers?: Record<string, number>;
  extended?: Record<string, number>;
}

/** The housekeeping blocks of a model: known, so that measurements behind them are still read. */
export function housekeeping({ answers, extended }: Differences = {}): Table {
  const common = { ...ANSWERS, ...answers };
  const more = { ...EXTENDED, ...extended };
  return {
    ...blocks('fe', common),
    ...blocks('ff', common),
    ...blocks('ff', ATTRIBUTES),
    ...blocks('f9', more),
    ...blocks('f8', more, 1),
  };
}

function blocks(id: string, lengths: Record<string, number>, result = 0): Table {
  return Object.fromEntries(
    Object.entries(lengths).map(([type, length]) => [id + type, skip(length + result)]),
  );
}
