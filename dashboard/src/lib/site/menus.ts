/** Menus of a page's header shut by Esc, which leaves the focus on their button, and by a press elsewhere. */
export function menus(header: HTMLElement): () => void {
  const shut = (unless: (menu: HTMLDetailsElement) => unknown) => {
    for (const menu of header.querySelectorAll('details')) if (!unless(menu)) menu.open = false;
  };
  const press = ({ target }: Event) => shut((menu) => menu.contains(target as Node));
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    header.querySelector<HTMLElement>('[open] > summary')?.focus();
    shut(() => false);
  };
  document.addEventListener('click', press);
  document.addEventListener('keydown', key);
  return () => {
    document.removeEventListener('click', press);
    document.removeEventListener('keydown', key);
  };
}
