import type { FloorPlan } from '$contract/floorplan.ts';
import type { DraftClash, DraftSaved } from '$contract/plan-api.ts';

/** How the draft on the server stands to the one that is drawn. */
export type Saving = 'saved' | 'waiting' | 'saving' | 'clash' | 'failed';

/** A draft that was read or saved. */
export interface Known {
  etag: string | null;
  savedAt: string | null;
}

export interface SaverOptions extends Known {
  basedOn: string;
  plan: () => FloorPlan;
  /** Calls the server. */
  put: (body: object) => Promise<{ status: number; body: unknown }>;
  /** Milliseconds without a stroke before it is saved. */
  still: number;
}

const AWAY = 'サーバーにつながりません。つながりしだい保存します。';
/** Milliseconds until a saving that failed is tried again. */
const AGAIN = 5_000;

/**
 * Saves what is drawn soon after the hand rests: one request at a time, and never over a draft that
 * was not seen (VE38).
 */
export class Saver {
  readonly #options: SaverOptions;
  #basedOn: string;
  #saving = $state<Saving>('saved');
  #known = $state.raw<Known>({ etag: null, savedAt: null });
  #problem = $state('');
  #theirs = $state.raw<Known>({ etag: null, savedAt: null });
  #saved: FloorPlan;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(options: SaverOptions) {
    this.#options = options;
    this.#basedOn = options.basedOn;
    this.#known = { etag: options.etag, savedAt: options.savedAt };
    this.#saved = options.plan();
  }

  get state(): Saving {
    return this.#saving;
  }
  /** When it was saved last, RFC 3339; null: never. */
  get savedAt(): string | null {
    return this.#known.savedAt;
  }
  /** The draft that lies there instead of ours, in a clash; without a time there is none any more. */
  get theirs(): Known {
    return this.#theirs;
  }
  /** Sentence on why it is not saved. */
  get problem(): string {
    return this.#problem;
  }

  /** Something was drawn. */
  note(): void {
    if (this.#saving === 'clash') return;
    if (this.#options.plan() === this.#saved && this.#saving !== 'saving') {
      clearTimeout(this.#timer);
      this.#saving = 'saved';
      return;
    }
    if (this.#saving !== 'saving') this.#saving = 'waiting';
    this.#in(this.#options.still);
  }

  /** Saves at once. @returns whether all is saved */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#work = this.#work.then(() => this.#save());
    await this.#work;
    return this.#saving === 'saved';
  }

  /** The other draft is not wanted: this one takes its place. */
  overwrite(): Promise<boolean> {
    this.#known = this.#theirs;
    this.#saving = 'waiting';
    return this.flush();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #in(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  async #save(): Promise<void> {
    const plan = this.#options.plan();
    if (plan === this.#saved || this.#saving === 'clash') return;
    this.#saving = 'saving';
    try {
      const body = { plan, basedOn: this.#basedOn, etag: this.#known.etag };
      this.#took(plan, await this.#options.put(body));
    } catch {
      this.#failed(AWAY);
    }
  }

  #took(plan: FloorPlan, answer: { status: number; body: unknown }): void {
    if (answer.status === 200) {
      const { etag, savedAt } = answer.body as DraftSaved;
      this.#known = { etag, savedAt };
      this.#saved = plan;
      this.#problem = '';
      this.#saving = 'saved';
      if (this.#options.plan() !== plan) this.note();
      return;
    }
    const { clash, error } = answer.body as Partial<DraftClash>;
    if (answer.status === 409 && clash !== undefined) {
      this.#theirs = clash;
      this.#problem = error ?? '';
      this.#saving = 'clash';
    } else this.#failed(`${error ?? '保存できませんでした'}。`);
  }

  #failed(problem: string): void {
    this.#problem = problem;
    this.#saving = 'failed';
    this.#in(AGAIN);
  }
}
