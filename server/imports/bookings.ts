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
  /** Of a new one (BK50); null: it is over already. */
  deadlineAt: Date | null;
}

interface Place {
  id: string;
  zone: string;
}

/** What a booking that is imported is held against, as every other is. */
export interface BookingRules {
  /** Opening hours of a business date; null: closed. */
  hoursOf: (date: string) => { opensAt: number; closesAt: number } | null;
  /** Why a space is closed in itself or with its zone; null: it is not (BK27). */
  shutBy: (space: Place, startAt: number, endAt: number) => string | null;
  /** When its seat is released if nobody comes. */
  deadlineOf: (kind: string, startAt: number, endAt: number) => number;
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
    note: '同じ日の日付と時刻、または時刻だけ',
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

/** The end: a time of day alone is of the day on which it starts. */
const readEnd = (text: string, start: string): number | null =>
  readStamp(
    /^\s*\d{1,2}:\d{2}(:00)?\s*$/.test(text.normalize('NFKC'))
      ? `${dayOf(start)} ${text.trim()}`
      : text,
  );
const dayOf = (start: string): string => start.normalize('NFKC').trim().split(/[ T]/)[0] ?? '';

interface Taken {
  id: string;
  spaceId: string;
  memberId: string | null;
  start: number;
  end: number;
  /** Line of the file it comes from; null: it is booked already. */
  line: number | null;
}

/** What is wrong with a time. What is over already is history: its days may have been open then. */
function faultsOfTime(start: number, end: number, now: number, rules: BookingRules): string[] {
  if (end <= start) return ['終了が開始より前です'];
  const date = dateOf(start);
  if (date !== dateOf(end)) return ['開始と終了が同じ日ではありません'];
  if (end <= now) return [];
  const hours = rules.hoursOf(date);
  if (hours === null) return [`${date}は休館日です`];
  if (start < hours.opensAt || end > hours.closesAt)
    return [`開館時間(${clock(hours.opensAt)}〜${clock(hours.closesAt)})の外です`];
  return [];
}

/** Imports bookings; the same member, space and start are the same booking. */
export function bookingImporter(
  venueId: string,
  rulesAt: (now: number) => Promise<BookingRules>,
): Importer<Db, Data> {
  async function plan(db: Db, rows: readonly ImportRow[], now: number): Promise<Planned<Data>[]> {
    const [rules, members, spaces] = await Promise.all([
      rulesAt(now),
      db.member.findMany({
        where: { venueId, state: { not: 'deleted' } },
        select: {
          id: true,
          number: true,
          email: true,
          class: true,
          state: true,
          user: { select: { email: true } },
        },
      }),
      db.space.findMany({
        where: { venueId },
        select: {
          ...{ id: true, label: true, kind: true, zoneId: true, unitId: true },
          ...{ bookable: true, outOfService: true },
        },
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
      const reasons: string[] = [];
      const number = (cells.number ?? '').normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
      const email = (cells.email ?? '').toLowerCase();
      const member = number === '' ? byEmail.get(email) : byNumber.get(number);
      if (number === '' && email === '') reasons.push('会員番号かメールのどちらかが必要です');
      else if (member === undefined)
        reasons.push(`会員「${number === '' ? email : number}」は登録されていません`);
      const space = byLabel.get((cells.space ?? '').normalize('NFKC'));
      if (space === undefined) reasons.push(`席「${cells.space ?? ''}」はありません`);
      else if (!space.bookable || space.unitId !== null)
        reasons.push(`席「${space.label}」は予約できません`);
      const start = readStamp(cells.start ?? '');
      const end = readEnd(cells.end ?? '', cells.start ?? '');
      if (start === null) reasons.push(`開始「${cells.start ?? ''}」を日時として読めません`);
      if (end === null) reasons.push(`終了「${cells.end ?? ''}」を日時として読めません`);
      if (start !== null && end !== null) reasons.push(...faultsOfTime(start, end, now, rules));
      const wrong = { line, what: 'wrong' as const, reasons };
      // What is over already is history: whoever was there was let in.
      if (end === null || end > now) {
        if (member?.state === 'suspended') reasons.push('この会員は登録を停止しています');
        if (space?.outOfService) reasons.push(`席「${space.label}」は利用停止中です`);
      }
      if (member === undefined || space === undefined || start === null || end === null)
        return wrong;
      const place = { id: space.id, zone: space.zoneId };
      const shut = start < end && end > now ? rules.shutBy(place, start, end) : null;
      if (shut !== null) reasons.push(`席「${space.label}」は、この時間は使えません(${shut})`);
      const day = taken.get(dateOf(start)) ?? [];
      const same = day.find(
        (each) => each.memberId === member.id && each.spaceId === space.id && each.start === start,
      );
      if (same?.line != null) reasons.push(`${same.line}行目と同じ予約です`);
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
        reasons.push(`${about}の${whose}と時間が重なっています`);
      }
      if (reasons.length > 0) return wrong;
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
          deadlineAt: end <= now ? null : new Date(rules.deadlineOf(space.kind, start, end)),
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
