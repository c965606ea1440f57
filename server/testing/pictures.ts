import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

/** Kept pictures are a tenth of a board: small enough to keep, large enough to look at. */
const WIDTH = 192;
const HEIGHT = 108;
/** Of 255: what the edges of letters and another machine's fonts for Chinese and Korean may differ by. */
const NOTICEABLE = 40;
/** Share of a picture that may differ so much. */
const TOLERANCE = 0.02;

/** A picture as numbers from 0 to 255, four a pixel. */
export interface Pixels {
  width: number;
  height: number;
  data: number[];
}

/** How bright a pixel is, 0..1 (WCAG 2.2, relative luminance). */
export function luminance({ data }: Pixels, pixel: number): number {
  const [r = 0, g = 0, b = 0] = data.slice(pixel * 4, pixel * 4 + 3).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Share of the pixels in which two pictures of one size differ visibly. */
export function difference(one: Pixels, other: Pixels): number {
  const pixels = one.data.length / 4;
  let differing = 0;
  for (let n = 0; n < pixels; n += 1) {
    const apart = [0, 1, 2].map((part) =>
      Math.abs((one.data[n * 4 + part] ?? 0) - (other.data[n * 4 + part] ?? 0)),
    );
    if (Math.max(...apart) > NOTICEABLE) differing += 1;
  }
  return differing / pixels;
}

/** Reads pictures in a page of its own, so that none of the product's rules stand in the way. */
export async function openLightTable(browser: Browser) {
  const table = await browser.newPage();

  /** @param size of the result; the picture's own when it is not said */
  const read = (
    png: Buffer,
    size?: { width: number; height: number },
  ): Promise<Pixels & { png: string }> =>
    table.evaluate(
      async ({ url, size }) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const { width, height } = size ?? { width: image.width, height: image.height };
        const canvas = document.createElement('canvas');
        canvas.width = width;
        canvas.height = height;
        const context = canvas.getContext('2d')!;
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, width, height);
        const { data } = context.getImageData(0, 0, width, height);
        return { width, height, data: [...data], png: canvas.toDataURL('image/png') };
      },
      { url: `data:image/png;base64,${png.toString('base64')}`, ...(size ? { size } : {}) },
    );

  return {
    read,
    /**
     * How much a picture differs from the kept one of its name, in words; null when it does not.
     * `PICTURES=write` keeps it as the new one.
     */
    async compare(name: string, png: Buffer): Promise<string | null> {
      const file = path.join('server/e2e/pictures', `${name}.png`);
      const now = await read(png, { width: WIDTH, height: HEIGHT });
      if (process.env.PICTURES === 'write') {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, Buffer.from(now.png.split(',')[1] ?? '', 'base64'));
        return null;
      }
      if (!existsSync(file)) return `${name}: no picture is kept; PICTURES=write keeps this one`;
      const differs = difference(await read(readFileSync(file)), now);
      return differs <= TOLERANCE ? null : `${name}: ${(100 * differs).toFixed(1)} % differ`;
    },
    close: () => table.close(),
  };
}

/** The page as it is when it has stopped moving: two pictures in a row are one. */
export async function still(
  page: Page,
  clip?: { x: number; y: number; width: number; height: number },
): Promise<Buffer> {
  const take = () => page.screenshot({ animations: 'disabled', ...(clip ? { clip } : {}) });
  await page.evaluate(() => document.fonts.ready);
  let last = await take();
  for (let tries = 0; tries < 20; tries += 1) {
    const next = await take();
    if (next.equals(last)) return next;
    last = next;
  }
  return last;
}
