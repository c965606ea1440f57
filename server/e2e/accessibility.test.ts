import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardsInNeed, openTour, visitAll, type Tour } from '../testing/accessibility/tour.ts';
import type { Visit } from '../testing/accessibility/visit.ts';
import { openBrowser } from '../testing/browser.ts';
import { needs } from '../testing/programs.ts';

/** Own data: what a browser may fill in. Reception types other people's. */
const ONESELF =
  /^(login|login-code|forgot|reset|register|register-profile|account-(profile|security|delete))$/;
/** Touched by fingers: those of visitors and members, and the tablet at the entrance. */
const DESK =
  /^(staff|member|notices|tablets|rules|calendar|fairness|import|floor|trends|accounts|outbox|signage)/;

describe.skipIf(!needs('chromium'))('every page', () => {
  let tour: Tour;
  let browser: Browser;
  let visits: Map<string, Visit>;

  beforeAll(async () => {
    [tour, browser] = await Promise.all([openTour(), openBrowser()]);
    visits = await visitAll(tour, browser);
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await tour?.server.stop();
  });

  /** What is wrong, page by page; pages without a fault are left out. */
  const faults = (of: (visit: Visit, name: string) => readonly unknown[]) =>
    Object.fromEntries(
      [...visits]
        .map(([name, visit]) => [name, of(visit, name)])
        .filter(([, list]) => list?.length),
    ) as Record<string, unknown[]>;
  /** Their values, with the pages that have each. */
  const groups = (of: (visit: Visit) => string, among: RegExp) => {
    const found: Record<string, string[]> = {};
    for (const [name, visit] of visits) if (among.test(name)) (found[of(visit)] ??= []).push(name);
    return found;
  };

  it('is visited', () => {
    expect(visits.size).toBeGreaterThan(50);
    const stops = [...visits.values()].map(({ keys }) => keys.stops);
    expect(Math.max(...stops)).toBeGreaterThan(40);
  });

  it('has nothing that axe finds, light or dark', () =>
    expect(faults(({ axe }) => axe)).toEqual({}));

  it('has a language, a title, landmarks, headings in order and a way past the menu', () =>
    expect(faults(({ structure }) => structure)).toEqual({}));

  it('has a title of its own', ({ task }) => {
    // For the list of pages in what is published, which names nobody.
    const pages = new Map(
      [...visits].map(([name, { title }]) => [
        name,
        name === 'member' ? '会員' : (title.split(' | ')[0] ?? ''),
      ]),
    );
    Object.assign(task.meta, { pages: Object.fromEntries<string>(pages) });
    // The same page in another view, and the boards, which are one page in three states.
    const one = (name: string) =>
      name.replace(/-(map|doubts|day|year|wrong|when|meeting|seat|list)$/, '');
    const twice = Object.values(groups(({ title }) => title, /./)).filter(
      (names) => new Set(names.map(one)).size > 1,
    );
    expect(twice).toEqual([]);
  });

  it('holds no film, no picture of words, nothing that reloads or enlarges for the browser', () =>
    expect(faults(({ foreign }) => foreign)).toEqual({}));

  it('names things as they are shown, and reads no sign aloud', () =>
    expect(faults(({ names }) => names)).toEqual({}));

  it('says of words in another language which it is', () =>
    expect(faults(({ spoken }) => spoken.foreign)).toEqual({}));

  it('interrupts nobody who has done nothing', () =>
    expect(faults(({ spoken }) => spoken.alerts)).toEqual({}));

  it('tells the browser what fields about oneself are for', () =>
    expect(faults(({ purposes }, name) => (ONESELF.test(name) ? purposes : []))).toEqual({}));

  it('leads Tab everywhere and out again', () =>
    expect(faults(({ keys }) => [...keys.trapped, ...keys.missed])).toEqual({}));

  it('shows where the focus is, and never under a bar', () =>
    expect(faults(({ keys }) => [...keys.unseen, ...keys.covered])).toEqual({}));

  it('stays where it is while one looks and chooses', () => {
    // What narrows a list down on its own page changes the query, and keeps the focus.
    const pageOf = (address: string) => new URL(address).pathname;
    expect(
      faults(({ address, after }) => (pageOf(address) === pageOf(after) ? [] : [after])),
    ).toEqual({});
  });

  it('has targets of 24 px, and buttons of 44 px where fingers use them', () => {
    expect(faults(({ small }) => small)).toEqual({});
    expect(faults(({ forFingers }, name) => (DESK.test(name) ? [] : forFingers))).toEqual({});
  });

  it('fits 320 px, which is 400 %', () => expect(faults(({ narrow }) => narrow)).toEqual({}));

  it('fits a phone held either way', () =>
    expect(faults(({ upright, lying }) => [...upright, ...lying])).toEqual({}));

  it('fits wider letters and lines', () =>
    // Nobody changes the letters of the board on the wall; reception's board has one screen for all, and cuts.
    expect(faults(({ spaced }, name) => (/^(signage|staff)/.test(name) ? [] : spaced))).toEqual(
      {},
    ));

  it('fits 640 px, which is 200 %', () => expect(faults(({ twice }) => twice)).toEqual({}));

  it('rests where less motion is wished for', () => {
    expect(faults(({ restless }) => (restless > 0 ? [restless] : []))).toEqual({});
    // WCAG 2.3.1: not more than three times a second.
    expect(faults(({ moving }) => moving.filter((period) => period < 334))).toEqual({});
  });

  it('has the same menu and the same foot on every page of a kind', () => {
    const visitors = /^(home|guide|access|faq|wifi|sensors|accessibility)$/;
    for (const of of ['menu', 'foot'] as const) {
      expect(Object.keys(groups(({ ways }) => ways[of].join(' '), visitors))).toHaveLength(1);
    }
    const { foot, menu } = visits.get('home')!.ways;
    for (const text of ['guide', 'access', 'faq', 'wifi', 'sensors', 'accessibility']) {
      expect([...foot]).toContain(`/${text}`);
      expect([...menu]).toContain(`/${text}`);
    }
    const own = /^(login|register|book|account|booking|certificates|terms|privacy)/;
    expect(Object.keys(groups(({ ways }) => ways.foot.join(' '), own))).toHaveLength(1);
    expect(visits.get('login')!.ways.foot).toContain('/accessibility');
  });

  it('has nothing that axe finds when the line is lost, and in an emergency', async () => {
    const found = await boardsInNeed(tour, browser);
    expect(found.size).toBe(8);
    expect([...found].filter(([, wrong]) => wrong.length > 0)).toEqual([]);
  }, 300_000);
});
