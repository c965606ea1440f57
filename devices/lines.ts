/** One line of a text stream, counted from 1; `text` is undefined for one that is too long. */
export interface Line {
  number: number;
  text: string | undefined;
}

/**
 * Splits a stream into lines in bounded memory: of a line longer than `limit` bytes nothing is
 * kept.
 */
export async function* linesOf(source: AsyncIterable<Uint8Array>, limit: number) {
  let number = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (end: Uint8Array): Line => {
    const text =
      length + end.length > limit ? undefined : Buffer.concat([...parts, end]).toString();
    parts = [];
    length = 0;
    number += 1;
    return { number, text };
  };
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield take(chunk.subarray(start, end));
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    length += rest.length;
    if (length > limit) parts = [];
    else if (rest.length > 0) parts.push(rest);
  }
  if (length > 0) yield take(new Uint8Array());
}
