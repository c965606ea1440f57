/** Metres of the longest side of a venue. */
export const LONGEST_SIDE = 60;
/** Metres of the shortest one. */
export const SHORTEST_SIDE = 2;
/** Seats of one zone. */
export const MOST_SEATS = 200;
/** Seats of the whole plan. */
export const MOST_PLACES = 1_200;
/** Walls, pieces of furniture and the like, of each kind. */
export const MOST_PIECES = 500;
/** Days that a plan can be decided ahead. */
export const FARTHEST = 366;
/** An id or a label of a seat: `A01`. The same as `spaceId` of status.ts. */
export const SEAT_NAME = /^[A-Z]{1,2}\d{0,3}$/;
