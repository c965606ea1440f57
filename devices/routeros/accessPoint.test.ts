import { connect, createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { AccessPointPoller, type AccessPointOptions } from './accessPoint.ts';
import { startRouter, type RunningRouter } from './emulator/emulator.ts';
import type { EmulatedInterface, EmulatedPackage, EmulatedRouter } from './emulator/router.ts';
import { SAMPLE_MACS, sampleClient, sampleInterface, sampleRouter } from './emulator/sample.ts';

const running: (RunningRouter | AccessPointPoller)[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) {
    await (each instanceof AccessPointPoller ? each.close() : each.stop());
  }
});

async function meet(
  changes: Partial<EmulatedRouter> = {},
  options: Partial<AccessPointOptions> = {},
) {
  const router = await startRouter(sampleRouter(changes));
  const poller = new AccessPointPoller({
    host: router.host,
    port: router.port,
    user: 'kuuseki',
    password: 'correct horse',
    deadline: 5000,
    ...options,
  });
  running.push(router, poller);
  return { router, poller };
}

/** Two radios of one type with two clients and one, of three. */
function radios(type: EmulatedInterface['type']): Partial<EmulatedRouter> {
  return {
    interfaces: () => [
      sampleInterface({ name: 'radio1', type, ssid: 'YY-SQUARE' }),
      sampleInterface({ name: 'radio2', type, ssid: 'YY-STAFF' }),
    ],
    clients: () => [
      sampleClient({ interface: 'radio1' }),
      sampleClient({ interface: 'radio1', mac: SAMPLE_MACS[1]!, lastActivitySeconds: 600 }),
      sampleClient({ interface: 'radio2', mac: SAMPLE_MACS[2]!, ssid: 'YY-STAFF' }),
    ],
  };
}

const KINDS: [EmulatedPackage, EmulatedInterface['type'], string][] = [
  ['wifi-qcom', 'wifi', 'wifi-monitor'],
  ['wifi-qcom-ac', 'wifi', 'wifi-monitor'],
  ['wifiwave2', 'wifi', 'wifiwave2'],
  ['wireless', 'wlan', 'wireless'],
  ['caps-man', 'cap', 'caps-man'],
];

describe.each(KINDS)('clients by %s', (name, type, table) => {
  it('are counted by interface', async () => {
    const { poller } = await meet({ packages: [name], ...radios(type) });
    const poll = await poller.poll();
    expect(poll).toMatchObject({ clients: 3, byInterface: { radio1: 2, radio2: 1 }, faults: [] });
    expect(poll.tables.used).toEqual([table]);
    expect(await poller.poll()).toEqual(poll);
  });

  it('none is zero, not unknown', async () => {
    const { poller } = await meet({ packages: [name], ...radios(type), clients: () => [] });
    expect((await poller.poll()).clients).toBe(0);
  });

  it('without those of other interfaces and without the idle', async () => {
    const { poller } = await meet(
      { packages: [name], ...radios(type) },
      { excludeInterfaces: ['radio2'], activeWithin: 300 },
    );
    expect((await poller.poll()).clients).toBe(1);
  });

  it('without those of other networks', async () => {
    const { poller } = await meet(
      { packages: [name], ...radios(type) },
      { excludeSsids: ['YY-STAFF'] },
    );
    expect((await poller.poll()).clients).toBe(2);
  });
});

describe('clients', () => {
  it('are unknown on a router without radios, which is not zero', async () => {
    const { poller } = await meet({ packages: [] });
    const poll = await poller.poll();
    expect(poll).toMatchObject({ clients: null, byInterface: {}, faults: [] });
    expect(poll.tables.used).toEqual([]);
    expect(poll.tables.absent).toContain('wireless');
  });

  it('who are not let in, and repeaters, are not counted', async () => {
    const waiting = sampleClient({ authorized: false });
    const wifi = await meet({ clients: () => [waiting, sampleClient()] }, { activeWithin: 300 });
    expect((await wifi.poller.poll()).clients).toBe(1);
    const wireless = await meet({
      packages: ['wireless'],
      interfaces: () => [sampleInterface({ name: 'wifi1', type: 'wlan' })],
      clients: () => [sampleClient({ repeater: true }), sampleClient()],
    });
    expect((await wireless.poller.poll()).clients).toBe(1);
  });

  it('of a newer and an older radio in one router add up', async () => {
    const { poller } = await meet({
      packages: ['wifi-qcom', 'wireless'],
      interfaces: () => [
        sampleInterface({ name: 'wifi1', type: 'wifi' }),
        sampleInterface({ name: 'wlan1', type: 'wlan' }),
      ],
      clients: () => [sampleClient(), sampleClient({ interface: 'wlan1', mac: SAMPLE_MACS[1]! })],
    });
    const poll = await poller.poll();
    expect(poll).toMatchObject({ clients: 2, tables: { used: ['wifi-monitor', 'wireless'] } });
  });

  it('are read from the table when the account may not monitor', async () => {
    const { poller } = await meet({ policies: ['api', 'read'] });
    expect(await poller.poll()).toMatchObject({ clients: 2, tables: { used: ['wifi'] } });
  });

  it('are read from the table when a radio does not tell', async () => {
    const { poller } = await meet({
      interfaces: () => [
        sampleInterface({ name: 'wifi1', type: 'wifi' }),
        sampleInterface({ name: 'wifi2', type: 'wifi', running: false }),
      ],
    });
    expect(await poller.poll()).toMatchObject({ clients: 2, tables: { used: ['wifi'] } });
  });

  it('are unknown when the account may not read; the fault says why', async () => {
    const { poller } = await meet({ policies: ['api'] }, { lines: ['ether1'] });
    const poll = await poller.poll();
    expect(poll).toMatchObject({ clients: null, resources: null });
    expect(poll.lines).toMatchObject([{ name: 'ether1', running: null, rxBytes: null }]);
    expect(poll.faults.map(({ part, code }) => `${part} ${code}`)).toEqual([
      'clients permission',
      'lines permission',
      'resources permission',
    ]);
  });

  it('come back by another table after a restart with another package', async () => {
    const packages: EmulatedPackage[] = ['wireless'];
    const { router, poller } = await meet({
      packages,
      interfaces: () => [
        sampleInterface({ name: 'wifi1', type: packages.includes('wireless') ? 'wlan' : 'wifi' }),
      ],
      clients: () => [sampleClient()],
    });
    expect((await poller.poll()).tables.used).toEqual(['wireless']);
    packages.splice(0, 1, 'wifi-qcom');
    router.reboot();
    await expect
      .poll(async () => (await poller.poll().catch(() => null))?.tables.used)
      .toEqual(['wifi-monitor']);
  });
});

describe('lines and resources', () => {
  it('by interface name, by comment, and one that does not exist', async () => {
    const { poller } = await meet({}, { lines: ['ether1', '予備の光回線', 'ether9'] });
    const { lines, resources } = await poller.poll();
    expect(lines).toEqual([
      {
        name: 'ether1',
        interface: 'ether1',
        running: true,
        disabled: false,
        carrying: null,
        rxBytes: 9_000_000_000,
        txBytes: 500,
        linkDowns: 1,
      },
      expect.objectContaining({ interface: 'ether2', running: false, linkDowns: 4 }),
      expect.objectContaining({ name: 'ether9', interface: null, running: null, linkDowns: null }),
    ]);
    expect(resources).toEqual({
      version: '7.18.2 (stable)',
      board: 'cAP ax',
      uptime: 11_694,
      cpuLoad: 3,
      freeMemory: 134_217_728,
      totalMemory: 268_435_456,
    });
  });

  it('tell which line carries the traffic, when the routes show it', async () => {
    let interfaceInUse = 'ether2';
    const { poller } = await meet(
      {
        routes: () => [
          {
            destination: '0.0.0.0/0',
            gateway: '10.1.0.1',
            interface: 'ether1',
            active: false,
            distance: 1,
          },
          {
            destination: '0.0.0.0/0',
            gateway: '10.2.0.1',
            interface: interfaceInUse,
            active: true,
            distance: 2,
          },
          {
            destination: '10.0.0.0/8',
            gateway: '10.1.0.1',
            interface: 'ether1',
            active: true,
            distance: 1,
          },
        ],
      },
      { lines: ['ether1', '予備の光回線', 'ether9'] },
    );
    const carrying = async () => (await poller.poll()).lines.map((line) => line.carrying);
    expect(await carrying()).toEqual([false, true, null]);
    interfaceInUse = 'pppoe-out1';
    expect(await carrying()).toEqual([null, null, null]);
  });

  it('begin again after a restart of the router', async () => {
    const { router, poller } = await meet({}, { lines: ['ether1'] });
    await poller.poll();
    router.reboot();
    await expect
      .poll(async () => poller.poll().catch(() => null))
      .toMatchObject({ resources: { uptime: 0 }, lines: [{ linkDowns: 0, rxBytes: 0 }] });
  });
});

describe('a router that cannot be asked', () => {
  it('gives a typed error, never a zero, and comes back by itself', async () => {
    const { router, poller } = await meet({}, { deadline: 300 });
    await poller.poll();
    router.inject({ kind: 'off' });
    await expect(poller.poll()).rejects.toMatchObject({ code: 'closed' });
    router.heal();
    router.inject({ kind: 'silent' });
    await expect(poller.poll()).rejects.toMatchObject({ code: 'timeout' });
    expect(poller.failures).toBeGreaterThan(1);
    router.heal();
    expect((await poller.poll()).clients).toBe(2);
    expect(poller.failures).toBe(0);
  });

  it('delays no other', async () => {
    const dead = await meet({}, { deadline: 60_000 });
    const alive = await meet();
    dead.router.inject({ kind: 'silent' });
    const waiting = dead.poller.poll();
    expect((await alive.poller.poll()).clients).toBe(2);
    dead.poller.close();
    await expect(waiting).rejects.toMatchObject({ code: 'closed' });
  });
});

it.each(KINDS)('no MAC address crosses the wire, by %s', async (name, type) => {
  const router = await startRouter(sampleRouter({ packages: [name], ...radios(type) }));
  let wire = '';
  const tap = createServer((near) => {
    const far = connect(router.port, router.host);
    far.on('data', (data) => (wire += data.toString('latin1')));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => tap.listen(0, '127.0.0.1', resolve));
  const { port } = tap.address() as AddressInfo;
  const target = { host: '127.0.0.1', port, user: 'kuuseki', password: 'correct horse' };
  const poller = new AccessPointPoller({ ...target, deadline: 5000, activeWithin: 3600 });
  running.push(router, poller);
  expect((await poller.poll()).clients).toBe(3);
  poller.close();
  await new Promise((resolve) => tap.close(resolve));
  expect(wire).toContain('radio1');
  for (const mac of SAMPLE_MACS) expect(wire).not.toContain(mac);
});

it.each(KINDS)('no MAC address is asked for or told, by %s', async (name, type) => {
  const { router, poller } = await meet(
    { packages: [name], ...radios(type) },
    { lines: ['radio1'] },
  );
  const seen = [await poller.poll()].map((poll) => JSON.stringify(poll));
  router.inject({ kind: 'ignoreProplist' });
  seen.push(JSON.stringify(await poller.poll()));
  router.inject({ kind: 'trap', path: '/', message: `no such item (${SAMPLE_MACS.join()})` });
  seen.push(JSON.stringify(await poller.poll()));
  router.inject({ kind: 'fatal', reason: `kicked ${SAMPLE_MACS[1]}` });
  seen.push(String(await poller.poll().catch((fault: unknown) => fault)));
  expect(seen.at(-1)).toContain('kicked');
  for (const mac of SAMPLE_MACS) expect(seen.join('\n')).not.toContain(mac);
});
