import { Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RouterOsClient } from './client.ts';
import { selfSigned } from './emulator/certificate.ts';
import { startRouter, type RunningRouter } from './emulator/emulator.ts';
import { sampleRouter } from './emulator/sample.ts';
import { RouterOsError } from './errors.ts';

const own = selfSigned('router.lan');
const running: (RunningRouter | RouterOsClient)[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) {
    await (each instanceof RouterOsClient ? each.close() : each.stop());
  }
});

async function meet(tls: { ca?: string } | undefined, encrypted = true) {
  const router = await startRouter(sampleRouter(), encrypted ? { tls: own } : {});
  const client = new RouterOsClient({
    host: router.host,
    port: router.port,
    user: 'kuuseki',
    password: 'correct horse',
    deadline: 2000,
    ...(tls && { tls }),
  });
  running.push(router, client);
  return { router, client, ask: () => client.command('/system/identity/print') };
}

describe('TLS', () => {
  it('trusts the pinned certificate, whatever address it is reached by', async () => {
    const { ask } = await meet({ ca: own.cert });
    expect(await ask()).toMatchObject([{ name: 'ap-1' }]);
  });

  it.each([
    ['another pinned certificate', { ca: selfSigned('router.lan').cert }],
    ['the authorities of the system', {}],
    ['a file that is no certificate', { ca: 'no certificate' }],
  ])('does not trust it by %s', async (_, tls) => {
    const { ask } = await meet(tls);
    await expect(ask()).rejects.toMatchObject({ code: 'tls' });
  });

  it('to a port that does not speak it, and the other way round, ends in bounded time', async () => {
    const plain = await meet({ ca: own.cert }, false);
    await expect(plain.ask()).rejects.toBeInstanceOf(RouterOsError);
    const encrypted = await meet(undefined);
    await expect(encrypted.ask()).rejects.toBeInstanceOf(RouterOsError);
  });

  it('dies and comes back like any other connection', async () => {
    const { router, client, ask } = await meet({ ca: own.cert });
    await ask();
    router.inject({ kind: 'reset' });
    await expect(ask()).rejects.toMatchObject({ code: 'closed' });
    router.reboot();
    expect(await ask()).toHaveLength(1);
    expect(client.failures).toBe(0);
  });
});

it.each([
  [8728, undefined],
  [8729, { ca: own.cert }],
])('dials port %d when none is named', async (port, tls) => {
  const dialled: unknown[] = [];
  const connect = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (
    this: Socket,
    ...options: unknown[]
  ) {
    dialled.push(...options);
    return this;
  });
  const client = new RouterOsClient({
    host: '127.0.0.1',
    user: 'kuuseki',
    password: 'x',
    deadline: 20,
    ...(tls && { tls }),
  });
  try {
    await expect(client.command('/ping')).rejects.toMatchObject({ code: 'timeout' });
  } finally {
    connect.mockRestore();
  }
  const [first] = dialled;
  const chosen: unknown = typeof first === 'object' ? Reflect.get(first ?? {}, 'port') : first;
  expect(chosen).toBe(port);
});
