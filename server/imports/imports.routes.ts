import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Content, Refused, route, type Route } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import type { Clock } from '../clock.ts';
import {
  importColumn,
  importKind,
  importReport,
  type Importer,
  type ImportKind,
  type ImportReport,
  type Planned,
} from '../contract/imports.ts';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { isOverlap, sqlState } from '../store/errors.ts';
import { decode } from './decode.ts';
import { readCsv, type Wrong } from './read.ts';

type Db = PrismaClient | Prisma.TransactionClient;

export interface ImportParts {
  prisma: PrismaClient;
  clock: Clock;
  audit: Audit;
  importers: Record<ImportKind, Importer<Db>>;
}

const MOST_BYTES = 5_000_000;
/** A file in base64, inside JSON. */
const BODY_LIMIT = Math.ceil((MOST_BYTES * 4) / 3) + 10_000;
/** Changes that a report shows. */
const SHOWN = 200;
const KEPT_FOR = 30 * 60_000;

const file = z
  .base64('ファイルを読み取れません')
  .max(BODY_LIMIT, '5 MBまでのファイルを選んでください');

/** Brings members and bookings in from CSV: look first, then all or nothing. */
export function importRoutes({ prisma, clock, audit, importers }: ImportParts): Route[] {
  const who = ['manager', 'administrator'] as const;
  const params = z.object({ kind: importKind });
  /** What each person looked at last: it is what they commit. */
  const looked = new Map<string, { kind: ImportKind; hash: string; bytes: Buffer; at: number }>();

  async function study(db: Db, kind: ImportKind, bytes: Buffer) {
    const importer = importers[kind];
    if (bytes.length > MOST_BYTES) throw new Refused(413, '5 MBまでのファイルを選んでください');
    const decoded = decode(bytes);
    if (decoded === null)
      throw new Refused(422, '文字コードを読み取れません。UTF-8かShift_JISのCSVで保存してください');
    const { rows, wrong } = readCsv(decoded.text, importer.columns);
    const planned = await importer.plan(db, rows, clock.now());
    const faults = faultsByLine(wrong, planned);
    const sound = planned.filter(({ line }) => !faults.has(line));
    const changes = sound.filter(isChange);
    const count = (what: Planned<unknown>['what']) =>
      sound.filter((each) => each.what === what).length;
    const report: ImportReport = {
      kind,
      hash: createHash('sha256').update(bytes).digest('hex'),
      encoding: decoded.encoding,
      rows: rows.length,
      created: count('create'),
      changed: count('change'),
      unchanged: count('same'),
      wrong: [...faults]
        .map(([line, reasons]) => ({ line, reason: reasons.join('。') }))
        .sort((a, b) => a.line - b.line),
      changes: changes
        .slice(0, SHOWN)
        .map(({ line, what, label, fields }) => ({ line, what, label, fields })),
      done: false,
    };
    return { report, data: changes.map(({ data }) => data) };
  }

  return [
    route({
      method: 'get',
      path: '/imports/:kind/columns',
      summary: 'Columns that a file may have.',
      who,
      params,
      response: z.array(importColumn),
      handle: async ({ params: { kind } }) => importers[kind].columns,
    }),
    route({
      method: 'get',
      path: '/imports/:kind/template',
      summary: 'A file with the header and one example, UTF-8 with a BOM as Excel wants it.',
      who,
      params,
      response: z.unknown(),
      async handle({ params: { kind } }) {
        const { columns } = importers[kind];
        const lines = [columns.map((each) => each.header), columns.map((each) => each.example)];
        const text = `\ufeff${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
        const name = kind === 'members' ? '会員' : '予約';
        return new Content('text/csv; charset=utf-8', text, `取込みの見本-${name}.csv`);
      },
    }),
    route({
      method: 'post',
      path: '/imports/:kind/check',
      summary: 'Shows what a file would change, and every row that is wrong; changes nothing.',
      who,
      params,
      body: z.strictObject({ file }),
      response: importReport,
      bodyLimit: BODY_LIMIT,
      async handle({ params: { kind }, body, actor }) {
        const bytes = Buffer.from(body.file, 'base64');
        const { report } = await study(prisma, kind, bytes);
        const at = clock.now();
        for (const [user, each] of looked) if (each.at + KEPT_FOR < at) looked.delete(user);
        looked.set(actor.userId, { kind, hash: report.hash, bytes, at });
        return report;
      },
    }),
    route({
      method: 'post',
      path: '/imports/:kind/commit',
      summary: 'Imports the file that was checked last; nothing of it when one row is wrong.',
      who,
      params,
      body: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
      response: importReport,
      async handle({ params: { kind }, body: { hash }, actor }) {
        const seen = looked.get(actor.userId);
        const good = seen?.kind === kind && seen.hash === hash && seen.at + KEPT_FOR >= clock.now();
        if (seen === undefined || !good)
          throw new Refused(
            409,
            'このファイルはまだ確かめていません。もう一度ファイルを選んでください',
          );
        try {
          const report = await prisma.$transaction(
            async (tx) => {
              const { report: now, data } = await study(tx, kind, seen.bytes);
              if (now.wrong.length > 0)
                throw new Refused(409, '誤りのある行があるため、何も取り込んでいません', {
                  report: now,
                });
              await importers[kind].write(tx, data, actor.userId, clock.now());
              const { rows, created, changed, unchanged } = now;
              const facts = { rows, created, changed, unchanged };
              await audit({ by: actor.userId, action: `import.${kind}`, subject: hash, facts }, tx);
              return now;
            },
            { timeout: 120_000, maxWait: 10_000 },
          );
          looked.delete(actor.userId);
          return { ...report, done: true };
        } catch (error) {
          // Somebody booked or registered while it was written.
          if (isOverlap(error) || sqlState(error) === '23505')
            throw new Refused(
              409,
              '取込みの間に予約か登録が変わりました。もう一度確かめてください',
            );
          throw error;
        }
      },
    }),
  ];
}

/** Every fault of each wrong line: of the table, then of what its cells say. */
function faultsByLine(wrong: readonly Wrong[], planned: readonly Planned<unknown>[]) {
  const faults = new Map<number, string[]>();
  const add = (line: number, reasons: string[]) =>
    faults.set(line, [...(faults.get(line) ?? []), ...reasons]);
  for (const { line, reason } of wrong) add(line, [reason]);
  for (const each of planned) if (each.what === 'wrong') add(each.line, each.reasons);
  return faults;
}

const isChange = (
  each: Planned<unknown>,
): each is Extract<Planned<unknown>, { what: 'create' | 'change' }> =>
  each.what === 'create' || each.what === 'change';
