import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RouterOsClient, type RouterOsOptions } from './client.ts';
import { startRouter, type Fault, type RunningRouter } from './emulator/emulator.ts';
import type { EmulatedRouter } from './emulator/router.ts';
import { sampleRouter } from './emulator/sample.ts';
import { RouterOsError } from './errors.ts';
import { encodeSentence } from './wire.ts';

const running: (RunningRouter | RouterOsClient)[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) {
    await (each instanceof RouterOsClient ? each.close() : each.stop());
  }
});

async function meet(changes: Partial<EmulatedRouter> = {}, options: Partial<RouterOsOptions> = {}) {
  const router = await startRouter(sampleRouter(changes));
  const client = new RouterOsClient({
    host: router.host,
    port: router.port,
    user: 'kuuseki',
    password: 'correct horse',
    deadline: 5000,
    ...options,
  });
  running.push(router, client);
  return { router, client };
}

const identity = (client: RouterOsClient) => client.command('/system/identity/print');
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof RouterOsError ? error.code : 'untyped'),
  );

describe('login', () => {
  it('by the challenge of versions before 6.43', async () => {
    const { client } = await meet({ login: 'challenge', version: '6.42' });
    expect(await identity(client)).toHaveLength(1);
  });

  it.each(['plain', 'challenge'] as const)('refused by %s', async (login) => {
    const { client } = await meet({ login }, { password: 'wrong' });
    expect(await codeOf(identity(client))).toBe('login');
    expect(client.failures).toBe(1);
    expect(client.open).toBe(false);
  });

  it('answered by !fatal', async () => {
    const { router, client } = await meet();
    router.inject({ kind: 'fatal', reason: 'too many sessions' });
    expect(await codeOf(identity(client))).toBe('fatal');
    expect(await identity(client)).toHaveLength(1);
  });

  it('answered by rows that no login has', async () => {
    const { router, client } = await meet();
    router.inject({ kind: 'raw', bytes: encodeSentence(['!re', '=x=y', '.tag=unknown']) });
    expect(await codeOf(identity(client))).toBe('protocol');
  });

  it('not answered', async () => {
    const { router, client } = await meet({}, { deadline: 200 });
    router.inject({ kind: 'silent' });
    expect(await codeOf(identity(client))).toBe('timeout');
  });

  it('a password outside ASCII never reaches the network', async () => {
    const { router, client } = await meet({}, { password: '会議室のひみつ' });
    const error = await identity(client).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'config' });
    expect(String(error)).not.toContain('会議室');
    expect(router.accepted).toBe(0);
  });
});

describe('a connection that fails', () => {
  it('refused', async () => {
    const { router, client } = await meet();
    await router.stop();
    expect(await codeOf(identity(client))).toBe('refused');
    expect(await codeOf(identity(client))).toBe('refused');
    expect(client.failures).toBe(2);
  });

  it.each<[string, Fault]>([
    ['closed', { kind: 'reset' }],
    ['closed', { kind: 'close' }],
    ['closed', { kind: 'close', after: 20 }],
    ['fatal', { kind: 'fatal', reason: 'session terminated' }],
    ['protocol', { kind: 'raw', bytes: Buffer.from([0xf8, 0, 0, 0, 0]) }],
    ['protocol', { kind: 'raw', bytes: encodeSentence(['!done', '.tag=nobody']) }],
    ['protocol', { kind: 'raw', bytes: encodeSentence(['!re', '=untagged=1']) }],
  ])('%s: all commands under way are told, and the next reconnects', async (code, fault) => {
    const { router, client } = await meet();
    await identity(client);
    router.inject({ kind: 'mute', path: '/interface' });
    const waiting = codeOf(client.command('/interface/print'));
    router.inject(fault);
    expect(await codeOf(identity(client))).toBe(code);
    expect(await waiting).toBe(code);
    expect(client.failures).toBe(1);
    expect(await identity(client)).toHaveLength(1);
    expect(client.failures).toBe(0);
    expect(router.accepted).toBe(2);
  });

  it('any bytes at all: an answer or a typed error, and it comes back', async () => {
    const { router, client } = await meet({}, { deadline: 150 });
    const word = fc.oneof(
      fc.constantFrom('!re', '!done', '!trap', '!empty', '!fatal', '.tag=', '=ret=', '!'),
      fc.string(),
    );
    const sentences = fc
      .array(fc.array(word.filter(Boolean), { maxLength: 4 }), { maxLength: 4 })
      .map((all) => Buffer.concat(all.map((words) => encodeSentence(words))));
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 60 }), sentences);
    await fc.assert(
      fc.asyncProperty(bytes, fc.boolean(), async (noise, loggedIn) => {
        client.close();
        if (loggedIn) await identity(client);
        router.inject({ kind: 'raw', bytes: noise });
        expect(await codeOf(identity(client))).not.toBe('untyped');
        router.heal();
        client.close();
        expect(await identity(client)).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('a reply after the last: the connection is replaced', async () => {
    const { router, client } = await meet();
    await identity(client);
    router.inject({ kind: 'late' });
    // In one packet with the answer, it spoils the answer too.
    expect(['answered', 'protocol']).toContain(await codeOf(identity(client)));
    await vi.waitFor(() => expect(client.open).toBe(false));
    expect(await identity(client)).toHaveLength(1);
    expect(router.accepted).toBe(2);
  });

  it('a router that answers others, but not this command', async () => {
    const { router, client } = await meet({}, { deadline: 300 });
    await identity(client);
    router.inject({ kind: 'mute', path: '/interface/print' });
    expect(await codeOf(client.command('/interface/print'))).toBe('timeout');
    router.heal();
    expect(await client.command('/interface/print')).toHaveLength(4);
    expect(router.accepted).toBe(2);
  });

  it('dead without a word, then back', async () => {
    const { router, client } = await meet({}, { deadline: 300 });
    await identity(client);
    router.inject({ kind: 'silent' });
    expect(await codeOf(identity(client))).toBe('timeout');
    expect(await codeOf(identity(client))).toBe('timeout');
    router.heal();
    expect(await identity(client)).toHaveLength(1);
  });

  it('closed by us, while connecting and while waiting', async () => {
    const { router, client } = await meet();
    const connecting = codeOf(identity(client));
    client.close();
    expect(await connecting).toBe('closed');
    await identity(client);
    router.inject({ kind: 'silent' });
    const waiting = codeOf(identity(client));
    client.close();
    expect(await waiting).toBe('closed');
    expect(client.failures).toBe(0);
  });
});
