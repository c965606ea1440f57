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
