/** Business date in Tokyo, YYYY-MM-DD: what the server calls today. */
export const dateIn = (now: number): string =>
  new Date(now + 9 * 3_600_000).toISOString().slice(0, 10);
