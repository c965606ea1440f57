/**
 * Fetches, while the server answers, the slices of the typeface that a board needs for what it says
 * when nobody answers: slices are fetched at first use, and then it is too late.
 * @param words all letters of it
 */
export async function keepReadable(words: string): Promise<void> {
  // Before the page is whole its faces may not be known, and nothing would be fetched.
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  await Promise.all(
    [400, 700].map((weight) => document.fonts.load(`${weight} 1em 'BIZ UDPGothic'`, words)),
  );
}
