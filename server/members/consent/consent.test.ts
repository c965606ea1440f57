import { expect, it } from 'vitest';
import { CONSENTS, missingConsents } from './consent.ts';

/** Hash of every version that was ever in force. */
const KNOWN: Record<string, string> = {
  'terms 1': '0a23e156010ab8e20c5af8f52eaaab54cf88c297ef11a2c933cb039ace28c78d',
  'privacy 1': '5f5ad420a59145ef748b4b56602518a018108a26f310dec77b30183d42e96e69',
  'privacy 2': 'cb503ddc97b2226fadc7ef6b03cf8da3508a00ed1c9aa314f2d72719953207ad',
};

it('[MB15] gives a changed text a new version', () => {
  for (const { document, version, hash } of CONSENTS)
    expect(hash, `${document} has changed: raise its version and note its hash here`).toBe(
      KNOWN[`${document} ${version}`],
    );
});

it('[MB15] asks again for what is new, and only for that', () => {
  const agreed = CONSENTS.map(({ document, version }) => ({ document, version }));
  expect(missingConsents(agreed)).toEqual([]);
  expect(missingConsents([])).toEqual(['terms', 'privacy']);
  expect(missingConsents([{ document: 'terms', version: '0' }, ...agreed.slice(1)])).toEqual([
    'terms',
  ]);
});

it('[MB15] says purpose, holdings, retention, rights and contact', () => {
  const text = JSON.stringify(CONSENTS[1]);
  for (const word of [
    '利用目的',
    'お預かりする',
    '保存する期間',
    '削除',
    '公表しません',
    'お問い合わせ',
  ])
    expect(text).toContain(word);
});
