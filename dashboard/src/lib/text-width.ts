/** About how wide a text is in our typeface: full-width letters are one em, others six tenths. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? size : size * 0.6), 0);
