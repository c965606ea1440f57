/** A piece of a text: plain, a link, or a word with its reading. */
export type Piece =
  { text: string } | { text: string; href: string } | { text: string; reading: string };

const MARKS = /\[([^\]]+)\]\(((?:\/|#|tel:|mailto:)[^)\s]*)\)|\{([^|}]+)\|([^}]+)\}/g;

/** Takes a text apart. Links lead to our own pages, to a telephone, or to a mail; nowhere else. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, link, href, word, reading] = match;
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    if (link !== undefined && href !== undefined) found.push({ text: link, href });
    if (word !== undefined && reading !== undefined) found.push({ text: word, reading });
    from = match.index + whole.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}
