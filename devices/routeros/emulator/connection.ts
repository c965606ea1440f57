import type { Socket } from 'node:net';
import { encodeSentence, SentenceReader } from '../wire.ts';
import { answer, trap } from './commands.ts';
import type { Faults } from './faults.ts';
import { Login } from './login.ts';
import { Outlet } from './outlet.ts';
import { isAtLeast, type EmulatedRouter } from './router.ts';
import { attribute, readRequest, tagged, type Reply, type Request, type Row } from './sentence.ts';

/** A command under way: its sentences still to come, and what is to follow them. */
interface Task {
  tag: string | null;
  sentences: Iterator<(string | Uint8Array)[]>;
  timer: NodeJS.Timeout | null;
}

interface Listener {
  /** A command has come in. */
  requested(): void;
  /** Drops the connection by a RST. */
  reset(): void;
}

/** One API connection. Answers to commands that run side by side interleave row by row. */
export class Connection {
  readonly #socket: Socket;
  readonly #router: EmulatedRouter;
  readonly #faults: Faults;
  readonly #listener: Listener;
  readonly #reader = new SentenceReader(1 << 20);
  readonly #login: Login;
  readonly #outlet: Outlet;
  readonly #tasks = new Set<Task>();
  #pumping = false;

  constructor(socket: Socket, router: EmulatedRouter, faults: Faults, listener: Listener) {
    this.#socket = socket;
    this.#router = router;
    this.#faults = faults;
    this.#listener = listener;
    this.#login = new Login(router);
    this.#outlet = new Outlet(socket, faults);
    socket.on('data', (data) => this.#receive(data));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#stop());
  }

  #receive(data: Buffer): void {
    try {
      for (const words of this.#reader.push(data)) this.#handle(readRequest(words));
    } catch {
      // What a router does with garbage: it closes.
      this.#socket.destroy();
    }
  }

  #handle(request: Request): void {
    const { path } = request;
    const faults = this.#faults;
    this.#listener.requested();
    if (faults.find('silent') || faults.find('mute', path)) return;
    if (faults.take('reset', path)) return this.#listener.reset();
    const fatal = faults.take('fatal', path);
    if (fatal) return this.#start(request, { kind: 'fatal', reason: fatal.reason });
    const close = faults.take('close', path);
    if (close) {
      const bytes = Buffer.concat([...this.#sentences(request, this.#reply(request))].map(encode));
      this.#outlet.write(bytes.subarray(0, close.after ?? 0));
      return this.#outlet.end();
    }
    const raw = faults.take('raw');
    if (raw) this.#outlet.write(Buffer.from(raw.bytes));
    this.#start(request, this.#reply(request));
  }

  #reply(request: Request): Reply {
    const { path } = request;
    if (path === '/quit') return { kind: 'fatal', reason: 'session terminated on request' };
    if (path === '/login') return this.#login.answer(request);
    if (path === '/cancel') return this.#cancel(request.attributes.get('tag') ?? null);
    if (!this.#login.done) return { kind: 'fatal', reason: 'not logged in' };
    const refused = this.#faults.find('trap', path);
    if (refused) return trap(refused.message, refused.category);
    // The keepalive of some client libraries: sample routeros-22.json.
    if (!path.startsWith('/')) return trap('no such command', 0);
    return answer(this.#router, request, this.#faults.find('ignoreProplist') !== null);
  }

  /** Ends the named command, or all that have a tag; each says that it was interrupted. */
  #cancel(tag: string | null): Reply {
    const found = [...this.#tasks].filter((task) => tag === null || task.tag === tag);
    if (tag !== null && found.length === 0) return trap('unknown tag');
    for (const task of found) {
      if (task.timer) clearTimeout(task.timer);
      task.timer = null;
      const interrupted: Request = { path: '', attributes: new Map(), queries: [], tag: task.tag };
      task.sentences = this.#sentences(interrupted, trap('interrupted', 2));
    }
    return { kind: 'done' };
  }

  #start(request: Request, reply: Reply): void {
    const task: Task = { tag: request.tag, sentences: [].values(), timer: null };
    this.#tasks.add(task);
    if (reply.kind === 'stream') this.#stream(task, request, reply);
    else task.sentences = this.#sentences(request, reply);
    if (reply.kind === 'fatal') {
      this.#pump();
      return this.#outlet.end();
    }
    this.#schedule();
  }

  #stream(task: Task, request: Request, reply: Extract<Reply, { kind: 'stream' }>): void {
    const interval = this.#router.streamInterval ?? 1000;
    let left = reply.times;
    const turn = () => {
      const rows = reply.rows().map((row) => this.#row(request, row));
      left -= 1;
      if (left <= 0) rows.push(this.#word('!done', [], request.tag));
      else task.timer = setTimeout(turn, interval);
      task.sentences = rows.values();
      this.#schedule();
    };
    turn();
  }

  *#sentences(request: Request, reply: Reply): Generator<(string | Uint8Array)[]> {
    const { tag } = request;
    switch (reply.kind) {
      case 'fatal':
        yield ['!fatal', reply.reason];
        return;
      case 'traps':
        for (const { message, category } of reply.traps) {
          const words = category === undefined ? [] : [attribute('category', category)];
          yield this.#word('!trap', [...words, attribute('message', message)], tag);
        }
        break;
      case 'rows':
        for (const row of reply.rows) yield this.#row(request, row);
        if (reply.rows.length === 0 && isAtLeast(this.#router.version, 7, 18))
          yield this.#word('!empty', [], tag);
        break;
      case 'stream':
        for (const row of reply.rows()) yield this.#row(request, row);
        break;
      case 'done':
        break;
    }
    const properties = reply.kind === 'done' ? (reply.properties ?? {}) : {};
    yield this.#word('!done', attributes(properties), tag);
    if (this.#faults.take('late')) yield this.#word('!re', [], tag);
  }

  #row(request: Request, row: Row): (string | Uint8Array)[] {
    return this.#word('!re', attributes(row), request.tag);
  }

  #word(reply: string, words: Uint8Array[], tag: string | null): (string | Uint8Array)[] {
    return tagged(reply, words, tag, this.#faults.find('tagLast') !== null);
  }

  #schedule(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    // The commands of one packet are all read before the first answer goes out.
    setImmediate(() => {
      this.#pumping = false;
      this.#pump();
    });
  }

  /** One sentence of each command in turn until none is left. */
  #pump(): void {
    const form = this.#faults.find('longLengths')?.bytes ?? 1;
    const out: Buffer[] = [];
    for (let busy = true; busy;) {
      busy = false;
      for (const task of this.#tasks) {
        const next = task.sentences.next();
        if (!next.done) {
          out.push(encodeSentence(next.value, form));
          busy = true;
        } else if (!task.timer) this.#tasks.delete(task);
      }
    }
    if (out.length > 0) this.#outlet.write(Buffer.concat(out));
  }

  #stop(): void {
    for (const task of this.#tasks) if (task.timer) clearTimeout(task.timer);
    this.#tasks.clear();
    this.#outlet.stop();
  }
}

function encode(words: (string | Uint8Array)[]): Buffer {
  return encodeSentence(words);
}

function attributes(row: Row): Uint8Array[] {
  return Object.entries(row).map(([name, value]) => attribute(name, value));
}
