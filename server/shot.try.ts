import { openBrowser, openPage, wear } from './testing/browser.ts';
import { signIn, hear } from './testing/people.ts';
import { startServer } from './testing/processes.ts';
import { writeFileSync } from 'node:fs';
const server = await startServer({ KUUSEKI_DATA: process.env.D!, KUUSEKI_OPENING: 'always' });
const origin = `http://127.0.0.1:${server.port}`;
const official = await signIn(origin, 'official');
for (;;) { const r = await (await fetch(`${origin}/api/v1/trends`, { headers: { cookie: official.cookie } })).json() as any; if (r.months?.filter((m: any) => m.figures).length > 12) break; await new Promise((s) => setTimeout(s, 500)); }
await new Promise((s) => setTimeout(s, 1500));
console.log('ready', origin);
const browser = await openBrowser();
const shots = (process.env.SHOTS ?? 'month:1280,month:375').split(',');
for (const shot of shots) {
  const [what, width] = shot.split(':');
  const page = await openPage(browser, 'about:blank', { width: Number(width) || 1280, height: 900 });
  page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()));
  await wear(page, origin, official.cookie);
  const at = { month: '', day: '?unit=day&at=2026-10-06', year: '?unit=year&at=2026', zone: '?zone=booth', now: '?at=2026-11', basis: '/basis?plot=heat', spaces: '/basis?plot=buckets', future: '?at=2027-03' , y25: '?unit=year&at=2025'}[what!] ?? '';
  const t = performance.now();
  await page.goto(`${origin}/trends${at}`, { waitUntil: 'networkidle' });
  console.log(shot, (performance.now() - t).toFixed(0), 'overflow', await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth));
  await page.screenshot({ path: `/tmp/shot-${what}-${width}.png`, fullPage: true });
  if (width === 'pdf') { await page.emulateMedia({ media: 'print' }); writeFileSync(`/tmp/shot-${what}.pdf`, await page.pdf({ preferCSSPageSize: true, printBackground: true })); }
  await page.context().close();
}
await browser.close();
await server.stop();
process.exit(0);
