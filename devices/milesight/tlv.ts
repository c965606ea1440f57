import type { Frame } from '../row.ts';
import { settle, type Fact } from './facts.ts';

/** One kind of data block: id and type are its key in the table, `length` counts its data bytes. */
export interface Block {
  /** A block whose length depends on its content gives undefined when the content is unknown. */
  length: number | ((rest: Uint8Array) => number | undefined);
  read?: (data: DataView) => Fact[];
}

/** Blocks by four lower-case hex digits: id, then type. */
export type Table = Readonly<Record<string, Block>>;

/**
 * Reads a frame block by block (devices.md 1.2). A block that is cut off refuses the whole frame:
 * a cut counter looks like a reset and a cut battery like an empty one. An unknown block ends the
 * reading, because its length is unknown, and keeps what came before it.
 */
export function readFrame(bytes: Uint8Array, table: Table): Frame {
  const facts: Fact[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const key = Buffer.from(bytes.subarray(offset, offset + 2)).toString('hex');
    if (key.length < 4) return truncated(offset);
    const block = Object.hasOwn(table, key) ? table[key] : undefined;
    const rest = bytes.subarray(offset + 2);
    const length = typeof block?.length === 'function' ? block.length(rest) : block?.length;
    if (block === undefined || length === undefined) {
      return settle(facts, `unknown-tlv: ${key} at byte ${offset}`);
    }
    if (rest.length < length) return truncated(offset);
    const data = new DataView(rest.buffer, rest.byteOffset, length);
    facts.push(...(block.read?.(data) ?? []));
    offset += 2 + length;
  }
  return settle(facts);
}

function truncated(offset: number): Frame {
  return { ...settle([]), rejected: `truncated: the block at byte ${offset} is cut off` };
}
