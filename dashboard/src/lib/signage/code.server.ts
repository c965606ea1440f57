import QRCode from 'qrcode';

/** A two-dimensional code as one path in a square of `size` modules, four of them white around it. */
export interface Code {
  size: number;
  path: string;
  /** What it says, as people type it. */
  address: string;
}

/** The machine itself: nobody else reaches it by such a name. */
const HERE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Where a phone reaches the server; null when nobody has said, and the board itself asks at home. */
export const originForPhones = (site: string | null, asked: URL): string | null =>
  site ?? (HERE.test(asked.hostname) ? null : asked.origin);

/** The code that leads to a page, drawn on the server. */
export function codeOf(origin: string, path: string): Code {
  const { modules } = QRCode.create(origin + path, { errorCorrectionLevel: 'M' });
  const runs: string[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (!modules.get(y, x)) continue;
      const begin = x;
      while (x < modules.size && modules.get(y, x)) x += 1;
      runs.push(`M${begin + 4} ${y + 4}h${x - begin}v1h-${x - begin}z`);
    }
  }
  return {
    size: modules.size + 8,
    path: runs.join(''),
    address: new URL(origin).host.replace(/^www\./, ''),
  };
}
