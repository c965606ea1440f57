import { instantOf, dateOf } from '../calendar/calendar.ts';
import { printedNumber } from '../contract/member-words.ts';
import type { ImportColumn, Importer, ImportRow, Planned } from '../contract/imports.ts';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';

type Db = PrismaClient | Prisma.TransactionClient;

interface Data {
  /** Of the booking that is changed; null: a new one. */
  id: string | null;
  memberId: string;
  class: string;
  spaceId: string;
  startAt: Date;
  endAt: Date;
}

const COLUMNS: readonly ImportColumn[] = [
  {
    field: 'number',
    header: '会員番号',
    required: false,
    note: '会員番号かメールのどちらか',
    example: '1234-567',
  },
  { field: 'email', header: 'メール', required: false, note: '', example: 'hanako@example.jp' },
  { field: 'space', header: '席', required: true, note: '席の表示(例: A01)', example: 'A01' },
  {
    field: 'start',
    header: '開始',
    required: true,
    note: '日本時間の日付と時刻',
    example: '2026-12-01 09:00',
  },
  {
    field: 'end',
    header: '終了',
    required: true,
    note: '同じ日の時刻',
    example: '2026-12-01 12:00',
  },
];

const STAMP = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?[ T]+(\d{1,2}):(\d{2})(?::00)?$/;

/** A wall-clock time in Asia/Tokyo as an instant; null: no such time. */
export function readStamp(text: string): number | null {
  const [, year = '', month = '', day = '', hour = '', minute = ''] =
    STAMP.exec(text.normalize('NFKC').trim()) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = instantOf(date, `${hour.padStart(2, '0')}:${minute}`);
  // 2026-02-30 would become a day of March.
  return Number.isNaN(at) || dateOf(at) !== date ? null : at;
}

interface Taken {
  id: string;
  spaceId: string;
  memberId: string | null;
  start: number;
  end: number;
  /** Line of the file it comes from; null: it is booked already. */
  line: number | null;
}

/** Imports bookings; the same member, space and start are the same booking. */
export function bookingImporter(venueId: string): Importer<Db, Data> {
  async function plan(db: Db, rows: readonly ImportRow[]): Promise<Planned<Data>[]> {
    const [members, spaces] = await Promise.all([
      db.member.findMany({
        where: { venueId, state: { not: 'deleted' } },
        select: {
          id: true,
          number: true,
          email: true,
          class: true,
          user: { select: { email: true } },
        },
      }),
      db.space.findMany({
        where: { venueId },
        select: { id: true, label: true, bookable: true, unitId: true },
      }),
    ]);
    const byNumber = new Map(members.map((each) => [each.number, each]));
    const byEmail = new Map(
      members.flatMap((each) => {
        const email = each.user?.email ?? each.email;
        return email === null ? [] : [[email.toLowerCase(), each] as const];
      }),
    );
    const byLabel = new Map(
      spaces.flatMap(
        (each) =>
          [
            [each.label, each],
            [each.id, each],
          ] as const,
      ),
    );
    const starts = rows.flatMap(({ cells }) => readStamp(cells.start ?? '') ?? []);
    const from = starts.reduce((a, b) => Math.min(a, b), Infinity);
    const to = starts.reduce((a, b) => Math.max(a, b), -Infinity) + 86_400_000;
    const standing =
      starts.length === 0
        ? []
        : await db.booking.findMany({
            where: {
              venueId,
              status: { in: ['tentative', 'active'] },
              endAt: { gt: new Date(from) },
              startAt: { lt: new Date(to) },
            },
          });
    // By business date: a booking never lasts into the next day.
    const taken = new Map<string, Taken[]>();
    const note = (each: Taken) => {
      const day = dateOf(each.start);
      taken.set(day, [...(taken.get(day) ?? []), each]);
    };
    for (const { id, spaceId, memberId, startAt, endAt } of standing)
      note({ id, spaceId, memberId, start: startAt.getTime(), end: endAt.getTime(), line: null });

    return rows.map(({ line, cells }): Planned<Data> => {
      const wrong = (reason: string) => ({ line, what: 'wrong' as const, reason });
      const number = (cells.number ?? '').normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
      const email = (cells.email ?? '').toLowerCase();
      if (number === '' && email === '') return wrong('会員番号かメールのどちらかが必要です');
      const member = number === '' ? byEmail.get(email) : byNumber.get(number);
      if (member === undefined)
        return wrong(`会員「${number === '' ? email : number}」は登録されていません`);
      const space = byLabel.get((cells.space ?? '').normalize('NFKC'));
      if (space === undefined) return wrong(`席「${cells.space ?? ''}」はありません`);
      if (!space.bookable || space.unitId !== null)
        return wrong(`席「${space.label}」は予約できません`);
      const [start, end] = [readStamp(cells.start ?? ''), readStamp(cells.end ?? '')];
      if (start === null) return wrong(`開始「${cells.start ?? ''}」を日時として読めません`);
      if (end === null) return wrong(`終了「${cells.end ?? ''}」を日時として読めません`);
      if (end <= start) return wrong('終了が開始より前です');
      if (dateOf(start) !== dateOf(end)) return wrong('開始と終了が同じ日ではありません');
      const day = taken.get(dateOf(start)) ?? [];
      const same = day.find(
        (each) => each.memberId === member.id && each.spaceId === space.id && each.start === start,
      );
      if (same?.line != null) return wrong(`${same.line}行目と同じ予約です`);
      const clash = day.find(
        (each) =>
          each !== same &&
          each.start < end &&
          start < each.end &&
          (each.spaceId === space.id || each.memberId === member.id),
      );
      if (clash !== undefined) {
        const whose = clash.line === null ? 'すでにある予約' : `${clash.line}行目の予約`;
        const about = clash.spaceId === space.id ? `席${space.label}` : 'この会員';
        return wrong(`${about}の${whose}と時間が重なっています`);
      }
      if (same?.end === end) {
        same.line = line;
        return { line, what: 'same' };
      }
      const before = same?.end;
      if (same === undefined)
        note({ id: '', spaceId: space.id, memberId: member.id, start, end, line });
      else Object.assign(same, { line, end });
      return {
        line,
        what: same === undefined ? 'create' : 'change',
        label: `${printedNumber(member.number)} ${space.label} ${cells.start ?? ''}`,
        fields: [
          { field: '終了', from: before === undefined ? '' : clock(before), to: clock(end) },
        ],
        data: {
          id: same === undefined ? null : same.id,
          memberId: member.id,
          class: member.class,
          spaceId: space.id,
          startAt: new Date(start),
          endAt: new Date(end),
        },
      };
    });
  }
  return {
    columns: COLUMNS,
    plan,
    async write(tx, data, by) {
      for (const { id, endAt } of data)
        if (id !== null) await tx.booking.update({ where: { id }, data: { endAt } });
      await tx.booking.createMany({
        data: data.flatMap(({ id, ...booking }) =>
          id === null ? [{ ...booking, venueId, origin: 'import', madeBy: by }] : [],
        ),
      });
    },
  };
}

const clock = (at: number): string => new Date(at + 9 * 3_600_000).toISOString().slice(11, 16);
