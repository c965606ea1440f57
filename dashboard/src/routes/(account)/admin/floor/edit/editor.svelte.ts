import { createContext } from 'svelte';
import type { FloorPlan, WallKind } from '$contract/floorplan.ts';
import { round, type Spot } from '$contract/plan-geometry.ts';
import { changesOf } from '$contract/plan-changes.ts';
import { faultsOf, type PlanPast } from '$contract/plan-laws.ts';
import { besideOf } from './beside.ts';
import { apply, begin, type Command, type EditState, type Grip } from './edit.ts';
import { piecesOf, type Layer, type Ref } from './pieces.ts';
import { OUTER_STAYS } from './words.ts';

/** What the next click puts down. */
export type Tool =
  | { layer: 'seat'; zone: string }
  | { layer: 'wall'; kind: WallKind; from: Spot | null }
  | { layer: 'furniture'; kind: string };

export interface EditorOptions {
  plan: FloorPlan;
  past: PlanPast;
  /** Told after each change of the plan. */
  changed: () => void;
}

/** Metres that a step may have. */
export const STEPS = [0.05, 0.1, 0.25, 0.5] as const;
/** How much larger than the window the drawing may be. */
export const ZOOMS = [1, 1.5, 2, 3, 4] as const;
/** Degrees of one turn. */
export const TURN = 15;

/** What a person is drawing: the plan, what they hold, and with which tool. */
export class Editor {
  readonly #options: EditorOptions;
  #state = $state.raw() as EditState;
  #pending = $state.raw<Command | null>(null);
  layer = $state<Layer>('seat');
  step = $state<number>(0.1);
  zoom = $state<number>(1);
  tool = $state.raw<Tool | null>(null);
  /** Arrow keys move what is held. */
  moving = $state(false);
  grip = $state<Grip>('whole');
  /** Scrolls the drawing by shares of its window, east and south. */
  pan: (east: number, south: number) => void = () => {};
  /** Spoken politely. */
  said = $state('');

  /** The plan as it is shown: with the hand's move that is not put down yet. */
  readonly shown: FloorPlan = $derived.by(() =>
    this.#pending === null ? this.#state.plan : apply(this.#state, this.#pending).plan,
  );
  readonly faults = $derived.by(() => faultsOf(this.#state.plan, this.#options.past));
  readonly changes = $derived.by(() => changesOf(this.#options.past.before, this.#state.plan));
  readonly pieces = $derived.by(() => piecesOf(this.shown, this.layer));

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#state = begin(
      options.plan,
      options.past.known.map(({ id }) => id),
    );
  }

  get plan(): FloorPlan {
    return this.#state.plan;
  }
  get selected(): Ref | null {
    return this.#state.selected;
  }
  get canUndo(): boolean {
    return this.#state.past.length > 0;
  }
  get canRedo(): boolean {
    return this.#state.future.length > 0;
  }
  get pending(): boolean {
    return this.#pending !== null;
  }

  /** @returns whether the plan is another one */
  do(command: Command): boolean {
    const before = this.#state;
    this.#state = apply(before, command);
    const { selected } = this.#state;
    if (selected === null || selected.id !== before.selected?.id) this.moving = false;
    if (selected !== null) this.layer = selected.layer;
    if (this.#state.plan === before.plan) return false;
    this.#options.changed();
    return true;
  }

  select(ref: Ref | null): void {
    if (ref?.layer !== this.selected?.layer || ref?.id !== this.selected?.id) this.grip = 'whole';
    this.do({ do: 'select', ref });
    this.say(ref === null ? '' : this.#told(ref));
  }

  /** Shows what a hand is doing before it is put down. */
  try(command: Command | null): void {
    this.#pending = command;
  }

  /** Puts down what was shown. */
  settle(): void {
    const command = this.#pending;
    this.#pending = null;
    if (command !== null && this.do(command) && this.selected) this.say(this.#told(this.selected));
  }

  choose(layer: Layer): void {
    this.layer = layer;
    this.tool = null;
    if (this.selected?.layer !== layer) this.select(null);
  }

  take(tool: Tool | null): void {
    this.tool = tool;
    this.moving = false;
    if (tool === null) this.say('追加を終えました');
    else if (tool.layer === 'wall')
      this.say('始点を押してください。続けて押すと、線がつながります');
    else this.say('置く場所を押してください');
  }

  /** Uses the tool at a spot of the plan. */
  put(at: Spot): void {
    const { tool } = this;
    if (tool === null) return;
    const spot = this.snap(at);
    if (tool.layer === 'wall') {
      if (tool.from !== null)
        this.#added({ do: 'addWall', kind: tool.kind, from: tool.from, to: spot });
      this.tool = { ...tool, from: spot };
    } else if (tool.layer === 'seat') this.#added({ do: 'addSeat', zone: tool.zone, at: spot });
    else this.#added({ do: 'addFurniture', kind: tool.kind, at: spot });
  }

  /** Puts another one beside what is held. */
  addBeside(): void {
    const command = this.selected && besideOf(this.plan, this.selected);
    if (command !== null) this.#added(command);
  }

  #added(command: Command): void {
    if (this.do(command) && this.selected) this.say(`追加しました：${this.#told(this.selected)}`);
    else this.say('ここには追加できません');
  }

  /** Moves what is held by whole steps. */
  move(east: number, south: number): void {
    const ref = this.selected;
    if (ref === null) return;
    const [dx, dy] = [east * this.step, south * this.step];
    const moved = this.do({ do: 'move', ref, dx, dy, grip: this.grip });
    this.say(moved ? this.#told(ref) : 'これ以上は動かせません');
  }

  rotate(by: number): void {
    const ref = this.selected;
    if (ref?.layer !== 'seat') return;
    this.do({ do: 'rotate', id: ref.id, by });
    this.say(this.#told(ref));
  }

  retire(): void {
    const ref = this.selected;
    if (ref === null) return;
    const name = this.nameOf(ref);
    const gone = ref.layer === 'seat' ? '廃止しました' : '取り除きました';
    if (this.do({ do: 'retire', ref })) this.say(`${name}を${gone}。Ctrl+Zで元に戻せます`);
    else this.say(ref.layer === 'wall' ? OUTER_STAYS : `${name}は取り除けません`);
  }

  undo(): void {
    this.say(this.do({ do: 'undo' }) ? '元に戻しました' : 'これより前はありません');
  }
  redo(): void {
    this.say(this.do({ do: 'redo' }) ? 'やり直しました' : 'これより後はありません');
  }

  /** One step larger or smaller; 0: as wide as the window. */
  enlarge(by: -1 | 0 | 1): void {
    const at = ZOOMS.findIndex((each) => each === this.zoom);
    this.zoom = by === 0 ? 1 : (ZOOMS[at + by] ?? this.zoom);
    this.say(`表示 ${this.zoom * 100}%`);
  }

  /** The nearest crossing of the grid. */
  snap([x, y]: Spot): Spot {
    const near = (metres: number) => round(Math.round(metres / this.step) * this.step);
    return [near(x), near(y)];
  }

  say(sentence: string): void {
    this.said = sentence;
  }

  nameOf = ({ layer, id }: Ref): string =>
    piecesOf(this.plan, layer).find((each) => each.id === id)?.name ?? id;

  /** 「A23 東5.7m 南6.9m 180°」 */
  #told(ref: Ref): string {
    const name = this.nameOf(ref);
    if (ref.layer === 'wall') {
      const wall = this.plan.walls.find(({ id }) => id === ref.id);
      return wall ? `${name} 始点 ${wall.from.join('、')} 終点 ${wall.to.join('、')}` : name;
    }
    const { spaces, furniture, zones } = this.plan;
    const seat = spaces.find(({ id }) => id === ref.id);
    if (ref.layer === 'seat' && seat) {
      return `${name} 東へ${seat.x}m 南へ${seat.y}m 向き${seat.rotation}°`;
    }
    const rect =
      ref.layer === 'zone'
        ? zones.find(({ id }) => id === ref.id)?.rect
        : furniture.find(({ id }) => id === ref.id);
    return rect ? `${name} 東へ${rect.x}m 南へ${rect.y}m` : name;
  }
}

export const [getEditor, setEditor] = createContext<Editor>();
