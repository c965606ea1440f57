/** Nouns that end the name of a place; a line may begin with them. */
const PLACES = [
  'デスク',
  'ブース',
  'コーナー',
  'ルーム',
  'スペース',
  'ラウンジ',
  'エリア',
  'シート',
];
const JOINTS = new RegExp(
  `(?<=.)(?=${PLACES.join('|')})|(?<=\\p{Script=Han})(?=\\p{Script=Katakana})`,
  'u',
);

/**
 * A name in the pieces between which a line may break. Browsers know the phrases of a sentence, but
 * break a compound noun anywhere when its column is too narrow: パーソナルデス/ク.
 */
export const phrases = (name: string): string[] => name.split(JOINTS);
