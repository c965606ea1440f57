import { afterEach, describe, expect, it } from 'vitest';
import { RouterOsClient, type RouterOsOptions } from './client.ts';
import { startRouter, type Fault, type RunningRouter } from './emulator/emulator.ts';
import type { EmulatedPackage, EmulatedRouter } from './emulator/router.ts';
import { SAMPLE_MACS, sampleInterface, sampleRouter } from './emulator/sample.ts';
import { RouterOsError } from './errors.ts';
import { patchLibrary } from './patch.ts';

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
