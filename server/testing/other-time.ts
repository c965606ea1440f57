/** A script that moves every `Date` by so many milliseconds: for a page, before anything else. */
export const clockScript = (offset: number): string => `
    const Real = globalThis.Date;
    const now = () => Math.floor(performance.timeOrigin + performance.now()) + ${offset};
    globalThis.Date = class extends Real {
      constructor(...parts) {
        if (parts.length === 0) super(now());
        else super(...parts);
      }
      static now() {
        return now();
      }
    };
`;

/** The same for a program: a module for `NODE_OPTIONS=--import=…` and for `import()` in this process. */
export const otherTime = (offset: number): string =>
  `data:text/javascript,${encodeURIComponent(clockScript(offset))}`;

/** By how much this process's `Date` is moved, in milliseconds. */
export const offsetNow = (): number => offsetTo(new Date().toISOString());

/** From the machine's time to an instant, in milliseconds; whatever `Date` says meanwhile. */
export const offsetTo = (instant: string): number =>
  Math.round(Date.parse(instant) - performance.timeOrigin - performance.now());
