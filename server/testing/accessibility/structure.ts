/* Looks at a page from within it: each function is sent to the browser, and so stands on its own. */

/** What its outline lacks: language, title, landmarks, headings, the way past the menu. */
export function structure(): string[] {
  const wrong: string[] = [];
  const say = (fault: string, each?: Element) =>
    wrong.push(each ? `${fault}: ${each.outerHTML.slice(0, 90)}` : fault);
  const all = <T extends Element>(selector: string) => [...document.querySelectorAll<T>(selector)];
  const seen = (each: Element) => each.checkVisibility({ visibilityProperty: true });

  if (!document.documentElement.lang) say('no language');
  if (document.title.trim() === '') say('no title');
  if (all('main').filter(seen).length !== 1) say('not one main');
  const headings = all('h1, h2, h3, h4, h5, h6').filter(seen);
  if (headings.filter(({ tagName }) => tagName === 'H1').length !== 1) say('not one h1');
  let before = 0;
  for (const each of headings) {
    const level = Number(each.tagName[1]);
    if (level > before + 1) say(`h${before} is followed by h${level}`, each);
    if (each.textContent.trim() === '') say('empty heading', each);
    before = level;
  }
  const navs = all('nav').filter(seen);
  if (navs.length > 1)
    for (const each of navs)
      if (!each.hasAttribute('aria-label') && !each.hasAttribute('aria-labelledby'))
        say('one of several navigations, without a name', each);
  const first = all<HTMLElement>('a[href], button, summary, input, select').find(
    (each) => seen(each) && each.tabIndex >= 0,
  );
  const target = first?.getAttribute('href') ?? '';
  if (navs.length > 0 && !(target.startsWith('#') && document.querySelector(target)))
    say('the first stop does not lead past the menu', first);
  const ids = all('[id]').map(({ id }) => id);
  for (const id of new Set(ids.filter((id, n) => ids.indexOf(id) !== n))) say(`id twice: ${id}`);
  for (const each of all<HTMLElement>('[tabindex]'))
    if (each.tabIndex > 0) say('an order of its own', each);
  return wrong;
}

/** What a page must not hold: what reloads it, moves or sounds by itself, or is a picture of words. */
export function foreign(): string[] {
  const wrong: string[] = [];
  const find = (selector: string, fault: string) => {
    for (const each of document.querySelectorAll(selector))
      wrong.push(`${fault}: ${each.outerHTML.slice(0, 90)}`);
  };
  find('meta[http-equiv="refresh"]', 'reloads by itself');
  // The camera of the tablet at the entrance shows whoever stands before it, and records nothing.
  find('audio, video:not([muted]), video[src], video source, object, embed', 'sound or film');
  find('marquee, blink', 'moves by itself');
  find('meta[name="viewport"][content*="user-scalable=no"]', 'cannot be enlarged');
  for (const each of document.querySelectorAll('img'))
    if (!/コード/.test(each.alt)) wrong.push(`a picture that is no code: ${each.outerHTML}`);
  for (const each of document.querySelectorAll('button, a, summary'))
    if (/文字サイズ|文字の大きさ|配色/.test(each.textContent))
      wrong.push(`does what the browser does: ${each.outerHTML.slice(0, 90)}`);
  return wrong;
}
