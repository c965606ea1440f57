/** Single keys on a page of reception; none of them while somebody types (WCAG 2.1.4). */
export function keys(presses: Record<string, () => void>) {
  return (node: HTMLElement) => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest(
        'input:not([type=checkbox], [type=radio]), select, textarea',
      );
      if (typing !== null || event.ctrlKey || event.metaKey || event.altKey) return;
      const press = presses[event.key.toLowerCase()];
      if (press === undefined) return;
      event.preventDefault();
      press();
    };
    const { ownerDocument } = node;
    ownerDocument.addEventListener('keydown', onKey);
    return () => ownerDocument.removeEventListener('keydown', onKey);
  };
}
