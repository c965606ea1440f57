import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONSENTS } from '../members/consent/consent.ts';
import { HOLDINGS } from './holdings.ts';
import { keptFrom, RETENTION, retentionLines, SUBJECTS } from './table.ts';

describe('[RE4] what is kept', () => {
  it('for days and years begins with a business date', () => {
    expect(keptFrom({ days: 30 }, '2026-03-01')).toBe('2026-01-30');
    expect(keptFrom({ years: 1 }, '2027-11-26')).toBe('2026-11-26');
    expect(keptFrom({ years: 1 }, '2028-02-29')).toBe('2027-03-01');
  });

  it('for fiscal years lasts to the end of the last one', () => {
    const one = (today: string) => keptFrom({ fiscalYears: 1 }, today);
    // Used on the last day of fiscal 2026, 31 March 2027.
    expect('2027-03-31' < one('2028-03-31')).toBe(false);
    expect('2027-03-31' < one('2028-04-01')).toBe(true);
    expect(keptFrom({ fiscalYears: 3 }, '2030-04-01')).toBe('2027-04-01');
  });
});

describe('[RE1] what people are told', () => {
  it('in the privacy text is the table, line by line', () => {
    const privacy = CONSENTS.find(({ document }) => document === 'privacy');
    const told = privacy?.sections.find(({ heading }) => heading.includes('保存する期間'));
    expect(told?.lines).toEqual(retentionLines());
    expect(told?.lines).toHaveLength(SUBJECTS.length);
    expect(told?.lines[0]).toMatch(/^利用登録: 最後に利用した年度の翌年度の末まで。/);
  });

  it('on the pages about sensors is the same number of days', () => {
    const folder = 'dashboard/src/routes/(public)/sensors';
    const texts = readdirSync(folder).filter((file) => /^(ja|en|ko|zh)[\w-]*\.ts$/.test(file));
    expect(texts.length).toBeGreaterThanOrEqual(5);
    for (const file of texts)
      expect(readFileSync(`${folder}/${file}`, 'utf8'), file).toMatch(
        new RegExp(`(?<!\\d)${RETENTION.seat.period.days}\\s?\\{?(日|days|일|天)`),
      );
  });
});

describe('tables', () => {
  const held = Object.entries(HOLDINGS).flatMap(([name, of]) =>
    of === null ? [] : [{ name, of }],
  );

  it('that hold a person are in the schema’s words, and nobody is in the others', () => {
    const models = readFileSync('prisma/schema.prisma', 'utf8').matchAll(
      /^model (\w+) \{(.*?)^\}/gms,
    );
    const personal =
      /^ {2}(memberId|userId|holder|madeBy|by|byId|inBy|to|email|ipAddress|openedBy|checkedBy) +String/m;
    for (const [, name = '', body = ''] of models)
      if (personal.test(body)) expect(HOLDINGS[name as keyof typeof HOLDINGS], name).not.toBeNull();
  });

  it('are each ended by the sweep, or say why they stay; no deed of it has nothing to do', () => {
    expect(new Set(held.flatMap(({ of }) => of.goes))).toEqual(new Set(SUBJECTS));
    for (const { name, of } of held) expect(of.goes.length > 0 || of.stays !== '', name).toBe(true);
  });

  it('are listed in the specification', () => {
    const spec = readFileSync('server/retention/SPEC.md', 'utf8');
    const rows = spec.split('\n').flatMap((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      return /^[A-Z]/.test(cells[1] ?? '') && cells[1] !== 'Table' ? [cells.slice(1, 5)] : [];
    });
    expect(rows).toEqual(
      held.map(({ name, of }) => [name, of.holds, of.goes.join(', ') || '–', of.stays || '–']),
    );
  });
});
