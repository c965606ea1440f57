import { createHash, randomBytes } from 'node:crypto';
import type { EmulatedRouter } from './router.ts';
import type { Reply, Request } from './sentence.ts';

const REFUSED: Reply = {
  kind: 'traps',
  traps: [{ message: 'invalid user name or password (6)' }],
};

/** One connection's login: by password, or by the MD5 challenge of versions before 6.43. */
export class Login {
  readonly #router: EmulatedRouter;
  #challenge: Buffer | null = null;
  done = false;

  constructor(router: EmulatedRouter) {
    this.#router = router;
  }

  answer(request: Request): Reply {
    const name = request.attributes.get('name');
    if (this.#router.login === 'challenge') {
      const response = request.attributes.get('response');
      if (response === undefined || !this.#challenge) {
        this.#challenge = randomBytes(16);
        return { kind: 'done', properties: { ret: this.#challenge.toString('hex') } };
      }
      const right = `00${this.#digest(this.#challenge)}`;
      this.#challenge = null;
      return this.#decide(name === this.#router.user && response === right, 'cannot log in');
    }
    const { user, password } = this.#router;
    return this.#decide(name === user && request.attributes.get('password') === password);
  }

  #digest(challenge: Buffer): string {
    const bytes = Buffer.concat([Buffer.of(0), Buffer.from(this.#router.password), challenge]);
    return createHash('md5').update(bytes).digest('hex');
  }

  #decide(right: boolean, message?: string): Reply {
    const allowed = this.#router.policies?.includes('api') ?? true;
    this.done = right && allowed;
    if (this.done) return { kind: 'done' };
    return message ? { kind: 'traps', traps: [{ message }] } : REFUSED;
  }
}
