import { CsvError, parse } from 'csv-parse/sync';
import type { ImportColumn, ImportRow } from '../contract/imports.ts';

export const MOST_ROWS = 10_000;

export interface Wrong {
  line: number;
  reason: string;
}

/** What csv-parse gives with `info`: the row, and the line on which it ends. */
interface Numbered {
  record: string[];
  info: { lines: number };
}

interface Read {
  rows: ImportRow[];
  wrong: Wrong[];
}

/** What a spreadsheet would calculate; telephone numbers may begin with + (B5, formula injection). */
const FORMULA = /^[=@+\-\t\r]/;
const NUMBERS = /^[+-]?[\d\s()-]*$/;

/** Rows of a CSV file by our field names, and what is wrong with it as a table. */
export function readCsv(text: string, columns: readonly ImportColumn[]): Read {
  let records: Numbered[];
  try {
    records = parse(text, {
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    }) as unknown as Numbered[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { rows: [], wrong: [{ line, reason: '引用符 " の組合せが正しくありません' }] };
  }
  const [head, ...body] = records;
  if (head === undefined) return { rows: [], wrong: [{ line: 1, reason: '空のファイルです' }] };
  const fields = head.record.map((header) => {
    const name = header.normalize('NFKC').trim();
    return columns.find((column) => column.header === name || column.field === name)?.field ?? null;
  });
  const wrong = faultsOfHead(head.record, fields, columns);
  if (body.length > MOST_ROWS)
    wrong.push({ line: MOST_ROWS + 2, reason: `一度に取り込めるのは${MOST_ROWS}行までです` });
  if (wrong.length > 0) return { rows: [], wrong };

  const rows: ImportRow[] = [];
  let end = head.info.lines;
  for (const { record, info } of body) {
    const line = end + 1;
    end = info.lines;
    if (record.every((cell) => cell === '')) continue;
    if (record.length > fields.length) {
      wrong.push({ line, reason: `列が${record.length}個あります(見出しは${fields.length}個)` });
      continue;
    }
    // The other cells of such a row are looked at all the same.
    for (const formula of record.filter((cell) => FORMULA.test(cell) && !NUMBERS.test(cell))) {
      const start = [...formula].slice(0, 12).join('');
      wrong.push({ line, reason: `「${start}」は計算式とみなされる値です` });
    }
    const cells: Record<string, string> = {};
    for (const [index, field] of fields.entries())
      if (field !== null) cells[field] = record[index] ?? '';
    rows.push({ line, cells });
  }
  return { rows, wrong };
}

function faultsOfHead(
  headers: string[],
  fields: (string | null)[],
  columns: readonly ImportColumn[],
): Wrong[] {
  const say = (reason: string): Wrong => ({ line: 1, reason });
  return [
    ...headers.flatMap((header, index) =>
      fields[index] === null ? [say(`「${header}」という列は取り込めません`)] : [],
    ),
    ...columns.flatMap(({ field, header, required }) => {
      const times = fields.filter((each) => each === field).length;
      if (times > 1) return [say(`「${header}」の列が${times}つあります`)];
      return required && times === 0 ? [say(`「${header}」の列がありません`)] : [];
    }),
  ];
}
