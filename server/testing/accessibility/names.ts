/* Looks at the names of things from within a page: each function stands on its own. */

/** Names that do not begin with what is to be seen (2.5.3), and signs that are read as letters (B1-20). */
export function names(): string[] {
  const wrong: string[] = [];
  const squeeze = (text: string) => text.replace(/\s+/g, '').toLowerCase();
  for (const each of document.querySelectorAll('[aria-label]')) {
    if (!each.matches('a, button, summary, [role=button], [role=tab], [role=link]')) continue;
    if (!each.checkVisibility()) continue;
    const copy = each.cloneNode(true) as Element;
    for (const hidden of copy.querySelectorAll('[aria-hidden=true], .vh, kbd, title, desc'))
      hidden.remove();
    // 12/1 is what a name says as 12月1日.
    const shown = squeeze(copy.textContent).replace(/^(\d+)\/(\d+)$/, '$1月$2日');
    // A sign such as + is drawn, not spoken.
    if (
      /[\p{L}\p{N}]/u.test(shown) &&
      !squeeze(each.getAttribute('aria-label') ?? '').includes(shown)
    )
      wrong.push(`named otherwise than shown (${shown}): ${each.outerHTML.slice(0, 120)}`);
  }
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
    const parent = node.parentElement;
    if (!/^\s*[◯○△×✕]\s*$/.test(node.textContent ?? '') || !parent?.checkVisibility()) continue;
    if (!parent.closest('[aria-hidden=true], [role=img]'))
      wrong.push(`a sign that is read: ${parent.outerHTML.slice(0, 90)}`);
  }
  return wrong;
}

/** Fields about oneself that the browser could fill in and is not told to (1.3.5). */
export function purposes(): string[] {
  const known = /^(familyName|givenName|organization|email|phone|current|password|next)$/;
  return [...document.querySelectorAll<HTMLInputElement>('main input:not([type=hidden])')]
    .filter(({ name, type }) => known.test(name) || type === 'password' || type === 'email')
    .filter((each) => !/^\S+( \S+)*$/.test(each.autocomplete) || each.autocomplete === 'off')
    .map((each) => each.outerHTML.slice(0, 160));
}

/** Where help stands: the links of the last landmark, in their order (3.2.6), and those of the menu (3.2.3). */
export function ways(): { menu: string[]; foot: string[] } {
  const links = (selector: string) =>
    [...document.querySelectorAll<HTMLAnchorElement>(selector)].map(({ pathname }) => pathname);
  return { menu: links('header nav a'), foot: links('footer a') };
}

/** Words of another language that do not say so, and what interrupts a reader unasked. */
export function spoken(): { foreign: string[]; alerts: string[] } {
  const foreign: string[] = [];
  const own = document.documentElement.lang;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); own === 'ja' && node !== null; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    const parent = node.parentElement;
    if (parent === null || parent.closest('script, style, code, pre, template')) continue;
    // Names and units are the same in every language; three words in a row are a sentence.
    const english = /[a-z]+ [a-z]+ [a-z]+/.test(text) || /[가-힣]{2}/.test(text);
    if (english && parent.closest('[lang]') === document.documentElement)
      foreign.push(parent.outerHTML.slice(0, 120));
  }
  const alerts = [...document.querySelectorAll('[role=alert], [aria-live=assertive]')]
    .filter((each) => each.textContent.trim() !== '')
    .map((each) => each.outerHTML.slice(0, 120));
  return { foreign, alerts };
}
