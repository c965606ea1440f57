import type { Role } from '$contract/people.ts';

/** Pages beside the desk's own, with whom they admit. */
const PAGES = [
  ['/admin/calendar', '休館・席の休止', ['staff', 'manager', 'official', 'administrator']],
  ['/admin/rules', '予約のきまり', ['staff', 'manager', 'official', 'administrator']],
  ['/trends', '利用状況', ['staff', 'manager', 'official', 'administrator']],
  ['/admin/fairness', '公平さの報告', ['manager', 'official', 'administrator']],
  ['/admin/import', '取り込み', ['manager', 'administrator']],
  ['/admin/accounts', 'アカウント', ['administrator']],
  ['/admin/outbox', '送信メール', ['administrator']],
] as const satisfies readonly (readonly [string, string, readonly Role[]])[];

/** Address and name of each page that a role may open. */
export const pagesOf = (role: Role): [string, string][] =>
  PAGES.filter(([, , who]) => (who as readonly Role[]).includes(role)).map(([path, word]) => [
    path,
    word,
  ]);
