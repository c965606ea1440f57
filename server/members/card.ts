import { randomBytes } from 'node:crypto';
import { toString as drawQr } from 'qrcode';

/** 128 random bits, in letters that an address and a QR code may hold. */
export const newToken = (): string => randomBytes(16).toString('base64url');

/** Text of the card's QR code. */
export const cardText = (token: string): string => `kuuseki:card:${token}`;

/** The token in what a scanner read; null: no card of ours. */
export const readCard = (text: string): string | null =>
  /^kuuseki:card:([\w-]{22})$/.exec(text.trim())?.[1] ?? null;

/** The QR code as SVG. Level Q survives a scratched card; four modules of margin, as ISO/IEC 18004 asks. */
export const cardSvg = (token: string): Promise<string> =>
  drawQr(cardText(token), { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 });
