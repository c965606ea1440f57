import { MILESIGHT } from './milesight/milesight.ts';
import type { Row } from './row.ts';
import { ZIGBEE } from './zigbee.ts';

/** Every model that we know. A new vendor is one file and one line here. */
export const CATALOGUE: Row[] = [...MILESIGHT, ...ZIGBEE];

/** The row that a name means, by the ways in which servers write it: "milesight-iot vs341". */
export function rowFor(name: string | undefined): Row | undefined {
  return name === undefined ? undefined : CATALOGUE.find((row) => row.named.test(name));
}
