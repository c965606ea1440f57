/** Hiragana as katakana; everything else stays. */
export const toKatakana = (text: string): string =>
  text.replace(/[\u3041-\u3096\u309d\u309e]/g, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) + 0x60),
  );

/** Kana of any width and either syllabary → katakana of full width, single spaces. */
export const normalKana = (text: string): string =>
  toKatakana(text.normalize('NFKC'))
    .replace(/[‐‑‒–—−-]/g, 'ー')
    .replace(/\s+/g, ' ')
    .trim();

/** A name as it is typed (NFC): a 髙 stays a 髙. */
export const asTyped = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Digits of a telephone number, a leading + kept; hyphens of any kind and brackets are dropped. */
export const normalPhone = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\p{Pd}−ー()]/gu, '');

/** Characters of one name that people and lists write in two ways. */
const VARIANTS: Record<string, string> = {
  髙: '高',
  﨑: '崎',
  嵜: '崎',
  邉: '辺',
  邊: '辺',
  齋: '斎',
  齊: '斉',
  斎: '斉',
  濵: '浜',
  濱: '浜',
  澤: '沢',
  廣: '広',
  國: '国',
  嶋: '島',
  嶌: '島',
  德: '徳',
  栁: '柳',
  桒: '桑',
  𠮷: '吉',
  渕: '淵',
};
const VARIANT = new RegExp(Object.keys(VARIANTS).join('|'), 'gu');

/** The form in which two spellings of one word are equal: for searching only, never shown. */
export const fold = (text: string): string =>
  toKatakana(text.normalize('NFKC').toLowerCase())
    .replace(VARIANT, (each) => VARIANTS[each] ?? each)
    .replace(VARIANT, (each) => VARIANTS[each] ?? each)
    .replace(/[^\p{L}\p{M}\p{N}ー]/gu, '');

/** What reception searches in. The bar parts the words, so that no hit runs over two of them. */
export function searchKey(member: {
  kana: string | null;
  familyName: string;
  givenName: string | null;
  number: string;
  organization: string | null;
}): string {
  const { kana, familyName, givenName, number, organization } = member;
  return [kana ?? '', `${familyName}${givenName ?? ''}`, number, organization ?? '']
    .map(fold)
    .join('|');
}

/** Code points, as people count characters: 𠮷 is one. */
export const lengthOf = (text: string): number => [...text].length;
