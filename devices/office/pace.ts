/** Maps simulated time to the wall clock. Epoch ms on both sides. */
export class Pace {
  /** Simulated seconds per second. */
  readonly speed: number;
  #sim: number;
  #wall: number;

  constructor(speed: number, sim: number, wall: number) {
    this.speed = speed;
    this.#sim = sim;
    this.#wall = wall;
  }

  sim(wall: number): number {
    return this.#sim + (wall - this.#wall) * this.speed;
  }

  wall(sim: number): number {
    return Math.round(this.#wall + (sim - this.#sim) / this.speed);
  }

  /** From the moment `wall` on it is `sim`. */
  jump(sim: number, wall: number): void {
    this.#sim = sim;
    this.#wall = wall;
  }
}
