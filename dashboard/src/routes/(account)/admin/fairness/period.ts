const two = (n: number): string => String(n).padStart(2, '0');

/** First and last date of what was chosen: `2026-11` a month, `2026` a fiscal year. */
export function periodOf(chosen: string, today: string): { id: string; from: string; to: string } {
  const known = /^20\d\d(-(0[1-9]|1[0-2]))?$/.test(chosen);
  const id = known ? chosen : today.slice(0, 7);
  const [year = 0, month] = id.split('-').map(Number);
  if (month === undefined) return { id, from: `${year}-04-01`, to: `${year + 1}-03-31` };
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { id, from: `${year}-${two(month)}-01`, to: `${year}-${two(month)}-${two(last)}` };
}

/** What can be chosen: the months of the last year, the newest first, and the fiscal years of them. */
export function choices(today: string): { id: string; name: string }[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const months = Array.from({ length: 13 }, (_, n) => {
    const at = year * 12 + month - 1 - n;
    const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
    return { id: `${y}-${two(m)}`, name: `${y}年${m}月` };
  });
  const fiscal = month >= 4 ? year : year - 1;
  const years = [fiscal, fiscal - 1].map((y) => ({ id: `${y}`, name: `令和${y - 2018}年度` }));
  return [...months, ...years];
}
