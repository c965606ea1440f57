import '@fontsource/biz-udpgothic/400.css';
import '@fontsource/biz-udpgothic/700.css';

/**
 * Fetches, while the server answers, the slices of the typeface that a board needs for what it says
 * when nobody answers: slices are fetched at first use, and then it is too late.
 * @param words all letters of it
 */
export async function keepReadable(words: string): Promise<void> {
  await Promise.all(
    [400, 700].map((weight) => document.fonts.load(`${weight} 1em 'BIZ UDPGothic'`, words)),
  );
}
