/** What somebody at the desk, or a reader, has typed. */
export type Query =
  | { kind: 'card'; token: string }
  | { kind: 'booking'; id: string }
  | { kind: 'number'; number: string }
  | { kind: 'seat'; label: string }
  | { kind: 'name'; text: string };

const CODE = /^kuuseki:(card|booking):([\w-]{1,100})$/;
/** Dashes as typed on a Japanese keyboard. */
const DASHES = /[-‐‑‒–—―−ー\s]/g;

/** Reads what was typed (RC10, RC11); null: too little to look for. */
export function readQuery(typed: string): Query | null {
  const text = typed.normalize('NFKC').trim();
  const code = CODE.exec(text);
  if (code?.[2] !== undefined) {
    return code[1] === 'card' ? { kind: 'card', token: code[2] } : { kind: 'booking', id: code[2] };
  }
  const digits = text.replace(DASHES, '');
  if (/^\d{4,8}$/.test(digits)) return { kind: 'number', number: digits };
  if (/^[A-Za-z]{1,2}\d{1,3}$/.test(text)) return { kind: 'seat', label: text.toUpperCase() };
  if ([...text].length < 2) return null;
  return { kind: 'name', text };
}

/** Pairs of the same character in two forms, as names are written. */
const VARIANTS: Record<string, string> = {
  髙: '高',
  﨑: '崎',
  邉: '辺',
  邊: '辺',
  濵: '浜',
  濱: '浜',
};

/** A name or its reading as it is compared: NFKC, katakana, without spaces or case. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
    .replace(/[髙﨑邉邊濵濱]/g, (letter) => VARIANTS[letter] ?? letter)
    .replace(/\s/g, '')
    .toLowerCase();
