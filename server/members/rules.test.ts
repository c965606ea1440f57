import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PREFECTURES, prefectureCode, prefectureOptions } from '../contract/prefectures.ts';
import { cardText, newToken, readCard } from './card.ts';
import { classOf, type ClassFacts } from './classify.ts';
import { defaultExpiry, fiscalYearEnd } from './expiry.ts';
import { isMemberNumber, newNumber, readNumber, withCheckDigit } from './number.ts';
import { joinKana, profile, splitKana } from './profile.ts';
import { MEMBER_SETTINGS } from './settings.ts';
import { take, type Standing, type Step } from './standing.ts';
import { fold, searchKey } from './text.ts';

const TODAY = '2026-11-26';
const serial = fc.integer({ min: 100_000, max: 999_999 }).map(String);

describe('number', () => {
  it('[MB9] agrees with the published example of the method', () => {
    expect(withCheckDigit('572')).toBe('5724'); // H. M. Damm, 2004: 572 → 4
  });

  it('[MB9] refuses every slip of one digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(serial, (six) => {
        const number = withCheckDigit(six);
        expect(isMemberNumber(number)).toBe(true);
        for (let at = 0; at < 7; at += 1) {
          for (let digit = 0; digit < 10; digit += 1) {
            const slip = number.slice(0, at) + digit + number.slice(at + 1);
            if (slip !== number) expect(isMemberNumber(slip), slip).toBe(false);
          }
          const swap = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
          if (at < 6 && swap !== number) expect(isMemberNumber(swap), swap).toBe(false);
        }
      }),
    );
  });

  it('[MB9] reads what people type: any width, with or without a hyphen', () => {
    const number = newNumber();
    const wide = number.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
    for (const text of [number, `${number.slice(0, 4)}-${number.slice(4)}`, ` ${wide} `])
      expect(readNumber(text)).toBe(number);
    expect(readNumber('123')).toBeNull();
  });
});

describe('card', () => {
  it('[MB10] holds 128 random bits and nothing of the person', () => {
    const token = newToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(16);
    expect(readCard(cardText(token))).toBe(token);
    expect(readCard(`https://example.jp/${token}`)).toBeNull();
    expect(newToken()).not.toBe(token);
  });
});

describe('class', () => {
  const facts: ClassFacts = {
    type: 'company',
    workplacePrefecture: '35',
    residencePrefecture: null,
    previousPrefecture: null,
    movedAt: null,
  };
  const moved = { residencePrefecture: '35', previousPrefecture: '13' };
  it.each([
    ['MB5', { workplacePrefecture: '13' }, 'outside'],
    ['MB5', { workplacePrefecture: '99', type: 'selfEmployed' }, 'outside'],
    ['MB6', { ...moved, movedAt: '2021-11-27' }, 'migrant'],
    ['MB6', { ...moved, movedAt: '2021-11-26' }, 'general'],
    ['MB6', { ...moved, movedAt: '2026-11-27' }, 'general'],
    ['MB6', { ...moved, previousPrefecture: '35', movedAt: '2025-04-01' }, 'general'],
    ['MB6', { ...moved }, 'general'],
    ['MB7', { type: 'student', workplacePrefecture: '13' }, 'general'],
    ['MB7', {}, 'general'],
  ] as const)('[%s] %o → %s', (_rule, change, expected) => {
    expect(classOf({ ...facts, ...change }, TODAY, MEMBER_SETTINGS)).toBe(expected);
  });
});

describe('standing', () => {
  const last = '2027-03-31';
  const approved: Standing = { state: 'approved', class: 'outside', expiresOn: last };
  const seen = { evidenceOn: TODAY, evidenceSince: '2026-11-01' };
  const approve: Step = { step: 'approve', class: 'outside', expiresOn: last, ...seen };
  const suspend: Step = { step: 'suspend', reason: '規約' };
  const resume: Step = { step: 'resume', reason: '話をした' };
  const renew: Step = { step: 'renew', expiresOn: '2028-03-31', ...seen };

  it('[MB1] leads from applied through approved, suspended and expired, and back', () => {
    expect(take({ state: 'applied' }, approve, TODAY)).toEqual(approved);
    const suspended = take(approved, suspend, TODAY) as Standing;
    expect(suspended).toEqual({ ...approved, state: 'suspended' });
    expect(take(suspended, resume, TODAY)).toEqual(approved);
    const expired = take(approved, { step: 'expire', on: TODAY }, TODAY) as Standing;
    expect(expired).toEqual({ state: 'expired', class: 'outside', expiresOn: TODAY });
    expect(take(expired, renew, TODAY)).toEqual({ ...approved, expiresOn: '2028-03-31' });
  });

  it('[MB1] lets nothing leave deleted, and has a sentence for every refusal', () => {
    const steps: Step[] = [
      approve,
      suspend,
      resume,
      renew,
      { step: 'expire', on: TODAY },
      { step: 'delete' },
    ];
    for (const step of steps) expect(take({ state: 'deleted' }, step, TODAY)).toMatch(/削除/);
    const states: Standing[] = [
      { state: 'applied' },
      approved,
      { ...approved, state: 'suspended' },
      { ...approved, state: 'expired' },
    ];
    const allowed = states.map((state) =>
      steps.filter((step) => typeof take(state, step, TODAY) !== 'string').map(({ step }) => step),
    );
    expect(allowed).toEqual([
      ['approve', 'delete'],
      ['approve', 'suspend', 'renew', 'expire', 'delete'],
      ['resume', 'expire', 'delete'],
      ['renew', 'delete'],
    ]);
  });

  it('[MB2] approves and renews on sight of evidence only', () => {
    for (const evidenceOn of [null, '2026-10-31']) {
      expect(take({ state: 'applied' }, { ...approve, evidenceOn }, TODAY)).toMatch(/確認書類/);
      expect(take(approved, { ...renew, evidenceOn }, TODAY)).toMatch(/確認書類/);
    }
  });

  it('[MB4] does not bring back to life what ran out while it was suspended', () => {
    const suspended: Standing = { ...approved, state: 'suspended', expiresOn: '2026-11-25' };
    expect(take(suspended, resume, TODAY)).toMatchObject({ state: 'expired' });
  });
});

it('[MB12] ends with the fiscal year, or with the next one near its end', () => {
  expect(fiscalYearEnd('2026-04-01')).toBe('2027-03-31');
  expect(fiscalYearEnd('2027-03-31')).toBe('2027-03-31');
  expect(defaultExpiry(TODAY, MEMBER_SETTINGS)).toBe('2027-03-31');
  expect(defaultExpiry('2027-02-15', MEMBER_SETTINGS)).toBe('2028-03-31');
});

describe('names', () => {
  it('[MB11] folds width, syllabary, case, spaces and variants', () => {
    for (const [a, b] of [
      ['ﾔﾏｸﾞﾁ', 'やまぐち'],
      ['髙橋', '高橋'],
      ['山﨑', '山崎'],
      ['渡邉', '渡辺'],
      ['渡邊', '渡辺'],
      ['𠮷田', '吉田'],
      ['ＡＢＣ㈱', 'abc(株)'],
      ['山田　太郎', '山田太郎'],
    ] as const)
      expect(fold(a), a).toBe(fold(b));
    const member = { kana: 'ヤマグチ　ハナコ', familyName: '山口', givenName: '花子' };
    const key = searchKey({ ...member, number: '1234567', organization: '㈱ながと' });
    for (const query of ['やまぐ', 'はなこ', 'ナコ', '山口花', '345', '(株)な'])
      expect(key, query).toContain(fold(query));
    expect(key).not.toContain(fold('花子123'));
  });

  const person = {
    familyName: '山口',
    familyKana: 'ヤマグチ',
    type: 'selfEmployed',
    workplacePrefecture: '35',
  };
  const problems = (change: object) =>
    profile.safeParse({ ...person, ...change }).error?.issues.map(({ path }) => path.join('.'));

  it('[MB18] keeps names as typed and takes kana of any width', () => {
    const read = profile.parse({
      ...person,
      familyName: ' 𠮷﨑 ',
      givenName: '髙',
      familyKana: 'ﾖｼｻﾞｷ',
      givenKana: 'たか',
      phone: '０８３－９３３－００００',
      movedAt: '２０２４-04',
    });
    expect(read).toMatchObject({
      familyName: '𠮷﨑',
      givenName: '髙',
      familyKana: 'ヨシザキ',
      givenKana: 'タカ',
      phone: '0839330000',
      movedAt: '2024-04-01',
    });
    expect(splitKana(joinKana('デ ラ クルス', 'ホセ'))).toEqual({
      familyKana: 'デ ラ クルス',
      givenKana: 'ホセ',
    });
  });

  it('[MB18] takes a mononym in Latin letters without kana, and counts code points', () => {
    expect(problems({ familyName: 'Suharto', familyKana: '' })).toBeUndefined();
    expect(problems({ familyName: '𠮷'.repeat(40) })).toBeUndefined();
    expect(problems({ familyName: '𠮷'.repeat(41) })).toEqual(['familyName']);
  });

  it('[MB18] refuses control characters, formulas and kana that is none, each at its field', () => {
    expect(problems({ familyName: '山口\r\nBcc: x@example.com' })).toEqual(['familyName']);
    expect(problems({ familyName: '山口\u0000' })).toEqual(['familyName']);
    expect(problems({ familyName: '=cmd' })).toEqual(['familyName']);
    expect(problems({ familyKana: '山口' })).toEqual(['familyKana']);
    expect(problems({ familyKana: '' })).toEqual(['familyKana']);
    expect(problems({ givenName: '花子' })).toEqual(['givenKana']);
    expect(problems({ type: 'company' })).toEqual(['organization']);
    expect(problems({ workplacePrefecture: '48' })).toEqual(['workplacePrefecture']);
    expect(problems({ movedAt: '2024-02-30' })).toEqual(['movedAt']);
  });
});

it('knows 47 prefectures and one place abroad, by name and by code', () => {
  expect(prefectureOptions().map(({ code }) => code)).toEqual([
    ...Array.from({ length: 47 }, (_, n) => String(n + 1).padStart(2, '0')),
    '99',
  ]);
  for (const [code, name] of Object.entries(PREFECTURES)) {
    expect(prefectureCode(name)).toBe(code);
    expect(prefectureCode(code)).toBe(code);
  }
  expect(prefectureCode('山口')).toBe('35');
  expect(prefectureCode('道')).toBeNull();
});
