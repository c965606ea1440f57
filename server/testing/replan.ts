import type { FloorPlan } from '../contract/floorplan.ts';

/** Takes a seat out of a plan. */
export const retire = (id: string) => (plan: FloorPlan) => {
  plan.spaces = plan.spaces.filter((each) => each.id !== id);
};
/** Puts a new seat into a plan, where there is room. */
export const add = (id: string) => (plan: FloorPlan) => {
  const like = plan.spaces.find((each) => each.id === 'A22')!;
  plan.spaces.push({ ...like, id, label: id, bookable: true, y: 6.9 });
};
/** Changes as little as a plan can. */
export const move = (plan: FloorPlan) => {
  plan.spaces[0]!.x += 0.1;
};
