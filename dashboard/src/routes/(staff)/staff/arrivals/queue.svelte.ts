import { refusal } from '$lib/form/text.ts';
import type { Act, RefusedAct } from '$contract/reception.ts';

/** A wish in words that name no guest: they are kept in this browser. */
export interface Meaning {
  /** 「A06 空席」 */
  what: string;
  /** What is said when it is done. */
  say: string;
  /** What takes it back then. */
  undo: Wish | null;
}

/** What somebody at the desk wants done. */
export interface Wish {
  /** Makes it count once, however often it is sent. */
  requestId: string;
  method: 'POST' | 'PUT' | 'DELETE';
  /** Below /api/v1. */
  path: string;
  body: Record<string, unknown>;
  /** The strip or seat that it is about. */
  key: string | null;
  /** Null: the server's answer says what was done. */
  means: Meaning | null;
}

/** A wish that the server has not answered yet. */
export interface Waiting extends Wish {
  /** Times it was sent in vain. */
  tries: number;
}

/** `act`: null where the server says no more than that it is done. */
export type Outcome =
  { ok: true; act: Act | null; of: Waiting } | { ok: false; refusal: RefusedAct; of: Waiting };

const KEY = 'kuuseki-desk';
/** Stands for a name that was not kept; the server adds 申請中. */
export const NAMELESS = 'お名前未記入';
/** More than a desk does in a lost hour; beyond it, paper is better. */
const MOST = 50;
/** Milliseconds between two tries, and until one counts as lost. */
const RETRY = 5_000;
const PATIENCE = 8_000;
/** Answers of what stands between us and the server, or of one that is overrun. */
const PASSING = [429, 502, 503, 504];

/**
 * Actions go to the server one after the other, in the order in which they were made. What does not
 * get through waits in this browser, also over a reload, and is sent once when the server is back.
 */
export class Queue {
  waiting = $state.raw<Waiting[]>([]);
  readonly #address: string;
  readonly #told: (outcome: Outcome) => void;
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param address of the server's doors, with a slash at its end */
  constructor(address: string, told: (outcome: Outcome) => void) {
    this.#address = address;
    this.#told = told;
  }

  /** Takes up what waits from before. Returns the function that ends it. */
  start(): () => void {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
      if (Array.isArray(kept)) this.waiting = (kept as Waiting[]).slice(0, MOST);
    } catch {
      // Nothing readable waits.
    }
    const flush = () => void this.flush();
    addEventListener('online', flush);
    flush();
    return () => {
      removeEventListener('online', flush);
      clearTimeout(this.#timer);
    };
  }

  /** How many could not be sent. */
  get unsent(): number {
    return this.waiting.filter(({ tries }) => tries > 0).length;
  }

  /** Whether an action on this strip or seat could not be sent. */
  holds(key: string): boolean {
    return this.waiting.some((each) => each.key === key && each.tries > 0);
  }

  /** @returns false when too much waits already */
  add(wish: Wish): boolean {
    if (this.waiting.length >= MOST) return false;
    this.#keep([...this.waiting, { ...wish, tries: 0 }]);
    void this.flush();
    return true;
  }

  async flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    try {
      for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
        const outcome = await post(this.#address, next);
        if (outcome === null) {
          // Those behind it have not got through either.
          this.#keep(this.waiting.map((each) => ({ ...each, tries: each.tries + 1 })));
          this.#timer = setTimeout(() => void this.flush(), RETRY);
          return;
        }
        this.#keep(this.waiting.slice(1));
        this.#told(outcome);
      }
    } finally {
      this.#sending = false;
    }
  }

  #keep(waiting: Waiting[]): void {
    this.waiting = waiting;
    try {
      localStorage.setItem(KEY, JSON.stringify(waiting.map(nameless)));
    } catch {
      // A browser that keeps nothing still sends what it holds.
    }
  }
}

/**
 * As it is written down in this browser: whoever reads the tablet's storage finds nobody's name. Over a
 * reload the action is kept, and the guest is called what they are.
 */
const nameless = (each: Waiting): Waiting =>
  'holder' in each.body ? { ...each, body: { ...each.body, holder: NAMELESS } } : each;

/** @returns null when nobody answered */
async function post(address: string, of: Waiting): Promise<Outcome | null> {
  const { method, path } = of;
  // What is put or deleted names what it is about itself.
  const body = method === 'POST' ? { ...of.body, requestId: of.requestId } : of.body;
  try {
    const response = await fetch(`${address}${path}`, {
      method,
      ...(method !== 'DELETE' && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (PASSING.includes(response.status)) return null;
    // Deleted by a request whose answer was lost, or over by itself: it is gone.
    const gone = method === 'DELETE' && response.status === 404;
    if (gone || response.status === 204) return { ok: true, act: null, of };
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, act: of.means === null ? (answer as Act) : null, of };
    return { ok: false, refusal: { ...(answer as RefusedAct), error: refusal(answer) }, of };
  } catch {
    return null;
  }
}

/** randomUUID exists in secure contexts only, and a tablet in the house may speak plain HTTP. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
