/** Milliseconds between two signs of life on a socket. */
export const BEAT_EVERY = 2_000;

/** After how many milliseconds of silence a viewer must stop believing what it shows. */
export const BEAT_LIMIT = 4_500;
