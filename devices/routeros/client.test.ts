import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RouterOsClient, type RouterOsOptions } from './client.ts';
import { startRouter, type Fault, type RunningRouter } from './emulator/emulator.ts';
import type { EmulatedPackage, EmulatedRouter } from './emulator/router.ts';
import { SAMPLE_MACS, sampleInterface, sampleRouter } from './emulator/sample.ts';
import { RouterOsError } from './errors.ts';
import { patchLibrary } from './patch.ts';
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

describe('answers', () => {
  it.each(['7.17', '7.18', '7.23.1'])('an empty table of %s is an empty list', async (version) => {
    const { client } = await meet({ version, clients: () => [] });
    expect(await client.command('/interface/wifi/registration-table/print')).toEqual([]);
    expect(await identity(client)).toMatchObject([{ name: 'ap-1' }]);
  });

  it('many commands at once, each with its own answer, over one connection', async () => {
    const { router, client } = await meet();
    const names = ['ether1', 'ether2', 'wifi1', 'wifi2'];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        client.command('/interface/print', {
          proplist: ['name'],
          queries: [`name=${names[index % 4]}`],
        }),
      ),
    );
    expect(answers).toEqual(answers.map((_, index) => [{ name: names[index % 4] }]));
    expect(router.accepted).toBe(1);
  });

  it('ten thousand rows', async () => {
    const interfaces = Array.from({ length: 10_000 }, (_, i) => sampleInterface({ name: `v${i}` }));
    const { client } = await meet({ interfaces: () => interfaces }, { deadline: 30_000 });
    const rows = await client.command('/interface/print', { proplist: ['name'] });
    expect(rows.at(-1)).toEqual({ name: 'v9999' });
    expect(rows).toHaveLength(10_000);
  });

  it.each<Fault>([
    { kind: 'tagLast' },
    { kind: 'longLengths', bytes: 3 },
    { kind: 'longLengths', bytes: 5 },
    { kind: 'drip', bytes: 7, every: 1 },
  ])('in any form: $kind', async (fault) => {
    const { router, client } = await meet();
    router.inject(fault);
    expect(await identity(client)).toEqual([{ '.id': '*1', name: 'ap-1' }]);
  });

  it('cut in two at every offset, also before the last byte', async () => {
    const { router, client } = await meet();
    await identity(client);
    for (let at = 1; at < 70; at += 1) {
      router.inject({ kind: 'split', at });
      expect(await identity(client)).toEqual([{ '.id': '*1', name: 'ap-1' }]);
    }
  });

  it('UTF-8 with kana, and the older encoding', async () => {
    const { client } = await meet({
      interfaces: () => [
        sampleInterface({ name: 'ether1', comment: 'あいの会議室' }),
        sampleInterface({ name: 'ether2', comment: Buffer.from('Caf\xe9', 'latin1') }),
      ],
    });
    const rows = await client.command('/interface/print', { proplist: ['comment'] });
    expect(rows).toEqual([{ comment: 'あいの会議室' }, { comment: 'Café' }]);
  });

  it('text goes out as UTF-8', async () => {
    const { client } = await meet();
    const rows = await client.command('/interface/print', {
      proplist: ['name'],
      queries: ['comment=光回線1'],
    });
    expect(rows).toEqual([{ name: 'ether1' }]);
  });

  it('a monitor command once', async () => {
    const { client } = await meet();
    const rows = await client.command('/interface/wifi/monitor', {
      arguments: { numbers: 'wifi1' },
      once: true,
    });
    expect(rows).toMatchObject([{ 'registered-peers': '3', 'authorized-peers': '2' }]);
  });

  it('no MAC address, even from a router that ignores .proplist', async () => {
    const { router, client } = await meet();
    const table = '/interface/wifi/registration-table/print';
    router.inject({ kind: 'ignoreProplist' });
    expect(await client.command(table, { proplist: ['interface'] })).toEqual(
      SAMPLE_MACS.map(() => ({ interface: 'wifi1' })),
    );
    const everything = JSON.stringify(await client.command(table));
    for (const mac of SAMPLE_MACS) expect(everything).not.toContain(mac);
  });
});

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

describe('a command that is refused leaves the connection as it is', () => {
  it('two traps: the first counts', async () => {
    const { router, client } = await meet();
    const error = await client
      .command('/caps-man/registration-table/print')
      .catch((e: unknown) => e);
    expect(error).toMatchObject({
      code: 'noSuchCommand',
      message: 'no such command or directory (caps-man)',
    });
    expect(await identity(client)).toHaveLength(1);
    expect(router.accepted).toBe(1);
  });

  it('an absent table is not asked again, until the next connection', async () => {
    const packages: EmulatedPackage[] = [];
    const { router, client } = await meet({ packages });
    const ask = () => client.command('/interface/wifi/print');
    expect(await codeOf(ask())).toBe('noSuchCommand');
    const { requests } = router;
    packages.push('wifi-qcom');
    expect(await codeOf(ask())).toBe('noSuchCommand');
    expect(router.requests).toBe(requests);
    client.close();
    expect(await ask()).toHaveLength(2);
  });

  it('no permission', async () => {
    const { client } = await meet({ policies: ['api', 'read'] });
    const monitor = client.command('/interface/wifi/monitor', { arguments: { numbers: 'wifi1' } });
    expect(await codeOf(monitor)).toBe('permission');
    expect(await identity(client)).toHaveLength(1);
  });

  it('the message of a trap names no device', async () => {
    const { router, client } = await meet();
    router.inject({ kind: 'trap', path: '/system', message: `no such item ${SAMPLE_MACS[0]}` });
    const error = await identity(client).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'trap', message: 'no such item …' });
  });
});

it('refuses any other version of the library', () => {
  expect(() => patchLibrary('1.7.0')).toThrow('node-routeros 1.7.0 instead of 1.6.9');
});
