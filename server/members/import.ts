import type { Importer } from '../contract/imports.ts';
import { dateOf } from '../calendar/calendar.ts';
import { newToken } from './card.ts';
import { defaultExpiry } from './expiry.ts';
import { COLUMNS, planRow, type Data } from './import-row.ts';
import { newNumber } from './number.ts';
import { columnsOf, WITH_USER, type Db } from './rows.ts';
import { MEMBER_SETTINGS, type MemberSettings } from './settings.ts';

/** Imports members: the same number or e-mail is the same member. Empty cells change nothing. */
export function memberImporter(
  venueId: string,
  settings: MemberSettings = MEMBER_SETTINGS,
): Importer<Db, Data> {
  return {
    columns: COLUMNS,
    async plan(db, rows, now) {
      const known = await db.member.findMany({
        where: { venueId, state: { not: 'deleted' } },
        include: WITH_USER,
      });
      const byNumber = new Map(known.map((row) => [row.number, row]));
      const byEmail = new Map(
        known.flatMap((row) => {
          const email = row.user?.email ?? row.email;
          return email === null ? [] : [[email.toLowerCase(), row] as const];
        }),
      );
      const lines = new Map<string, number>();
      return rows.map((row) =>
        planRow(row, { byNumber, byEmail, lines, today: dateOf(now), settings }),
      );
    },
    async write(tx, data, by, now) {
      const at = new Date(now);
      const today = dateOf(now);
      const taken = new Set(
        (await tx.member.findMany({ where: { venueId }, select: { number: true } })).map(
          (row) => row.number,
        ),
      );
      const made = data.flatMap((each) => {
        if (each.id !== null) return [];
        let number = each.number ?? newNumber();
        while (taken.has(number)) number = newNumber();
        taken.add(number);
        const { email, state, expiresOn } = each;
        const approved = state === 'approved';
        return [
          {
            id: crypto.randomUUID(),
            venueId,
            number,
            email,
            state,
            class: each.class,
            ...columnsOf(each.profile, number),
            cardToken: newToken(),
            feedToken: newToken(),
            appliedAt: at,
            approvedAt: approved ? at : null,
            expiresOn: approved ? (expiresOn ?? defaultExpiry(today, settings)) : null,
          },
        ];
      });
      await tx.member.createMany({ data: made });
      await tx.memberEvent.createMany({
        data: made.map(({ id, state }) => ({
          memberId: id,
          from: null,
          to: state,
          at,
          by,
          reason: '取込み',
        })),
      });
      for (const each of data)
        if (each.id !== null)
          await tx.member.update({
            where: { id: each.id },
            data: {
              ...columnsOf(each.profile, each.number),
              // Reception looks again, as after a change by the member (MB8).
              ...(each.decides ? { recheckSince: at } : {}),
            },
          });
    },
  };
}
