import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { startRouter, type RunningRouter } from './emulator.ts';
import { Peer } from './peer.ts';
import type { EmulatedRouter } from './router.ts';
import { SAMPLE_MACS, sampleInterface, sampleRouter } from './sample.ts';

const open: { router: RunningRouter; peer: Peer }[] = [];
afterEach(async () => {
  for (const { router, peer } of open.splice(0)) {
    peer.socket.destroy();
    await router.stop();
  }
});

async function meet(changes: Partial<EmulatedRouter> = {}) {
  const router = await startRouter(sampleRouter(changes));
  const peer = new Peer(router);
  open.push({ router, peer });
  return { router, peer };
}

async function loggedIn(changes: Partial<EmulatedRouter> = {}) {
  const { router, peer } = await meet(changes);
  return { router, peer: await peer.login() };
}

describe('login', () => {
  it('by password', async () => {
    await loggedIn();
  });

  it('refuses a wrong one with (6), then ends the command', async () => {
    const { peer } = await meet();
    peer.send('/login', '=name=kuuseki', '=password=wrong', '.tag=1');
    expect(await peer.read(2)).toEqual([
      '!trap .tag=1 =message=invalid user name or password (6)',
      '!done .tag=1',
    ]);
  });

  it('by the challenge of versions before 6.43, once each', async () => {
    const { peer } = await meet({ login: 'challenge' });
    const answer = async (password: string) => {
      peer.send('/login');
      const [done] = await peer.read();
      const challenge = /^!done =ret=([0-9a-f]{32})$/.exec(done!)![1]!;
      const digest = createHash('md5').update('\0' + password);
      digest.update(Buffer.from(challenge, 'hex'));
      peer.send('/login', '=name=kuuseki', `=response=00${digest.digest('hex')}`);
      return peer.read();
    };
    expect(await answer('wrong')).toEqual(['!trap =message=cannot log in']);
    expect(await peer.read()).toEqual(['!done']);
    expect(await answer('correct horse')).toEqual(['!done']);
  });

  it('comes before every other command', async () => {
    const { peer } = await meet();
    peer.send('/system/identity/print', '.tag=1');
    expect(await peer.read(2)).toEqual(['!fatal not logged in', 'fin']);
  });
});

describe('the wire', () => {
  it('takes a command byte by byte, in any length form, after empty sentences', async () => {
    const { peer } = await meet();
    peer.socket.write(Buffer.of(0, 0));
    const name = Buffer.from('=name=kuuseki');
    const password = Buffer.from('=password=correct horse');
    const bytes = Buffer.concat([
      Buffer.of(0x80, 6),
      Buffer.from('/login'),
      Buffer.of(0xc0, 0, name.length),
      name,
      Buffer.of(0xf0, 0, 0, 0, password.length),
      password,
      Buffer.of(0xe0, 0, 0, 6),
      Buffer.from('.tag=1'),
      Buffer.of(0),
    ]);
    for (const byte of bytes) peer.socket.write(Buffer.of(byte));
    expect(await peer.read()).toEqual(['!done .tag=1']);
  });

  it.each([
    [2, '80052164'],
    [3, 'c000052164'],
    [4, 'e00000052164'],
    [5, 'f0000000052164'],
  ] as const)('writes lengths of %d bytes when asked', async (bytes, hex) => {
    const { router, peer } = await meet();
    router.inject({ kind: 'longLengths', bytes });
    peer.send('/login', '=name=kuuseki', '=password=correct horse');
    const received = await peer.until((each) => each.length >= hex.length / 2);
    expect(received.toString('hex')).toMatch(new RegExp(`^${hex}`));
  });

  it('closes on a reserved length', async () => {
    const { peer } = await loggedIn();
    peer.socket.write(Buffer.of(0xf8));
    expect(['fin', 'reset']).toContain((await peer.read())[0]);
  });

  it('interleaves the answers to commands that run side by side', async () => {
    const { peer } = await loggedIn();
    const print = (tag: string) =>
      Peer.bytes('/interface/print', '=.proplist=name', `.tag=${tag}`, '?type=ether');
    peer.socket.write(Buffer.concat([print('a'), print('b')]));
    expect(await peer.read(6)).toEqual([
      '!re .tag=a =name=ether1',
      '!re .tag=b =name=ether1',
      '!re .tag=a =name=ether2',
      '!re .tag=b =name=ether2',
      '!done .tag=a',
      '!done .tag=b',
    ]);
  });

  it('puts the tag last when asked', async () => {
    const { router, peer } = await loggedIn();
    router.inject({ kind: 'tagLast' });
    peer.send('/system/identity/print', '=.proplist=name', '.tag=7');
    expect(await peer.read(2)).toEqual(['!re =name=ap-1 .tag=7', '!done .tag=7']);
  });

  it.each([
    ['7.17', ['!done .tag=1']],
    ['7.18', ['!empty .tag=1', '!done .tag=1']],
    ['8.0beta', ['!empty .tag=1', '!done .tag=1']],
  ])('announces an empty answer as %s does', async (version, sentences) => {
    const { peer } = await loggedIn({ version, clients: () => [] });
    peer.send('/interface/wifi/registration-table/print', '.tag=1');
    expect(await peer.read(sentences.length)).toEqual(sentences);
  });

  it('sends comments in the encoding that they have', async () => {
    const { peer } = await loggedIn({
      interfaces: () => [
        sampleInterface({ name: 'a', comment: '会議室' }),
        sampleInterface({ name: 'b', comment: Buffer.of(0x43, 0xe9) }),
      ],
    });
    peer.send('/interface/print', '=.proplist=comment');
    const utf8 = Buffer.from('会議室').toString('latin1');
    expect(await peer.read(2)).toEqual([`!re =comment=${utf8}`, '!re =comment=C\xe9']);
  });
});

describe('commands', () => {
  const ask = async (words: string[], count: number, changes: Partial<EmulatedRouter> = {}) => {
    const { peer } = await loggedIn(changes);
    peer.send(...words);
    return peer.read(count);
  };

  it('print gives text only, with numbers of rows', async () => {
    expect(await ask(['/system/resource/print'], 2)).toEqual([
      '!re =.id=*1 =uptime=3h14m54s =version=7.18.2 (stable) =free-memory=134217728' +
        ' =total-memory=268435456 =cpu-load=3 =board-name=cAP ax =platform=MikroTik',
      '!done',
    ]);
  });

  it('print counts and filters', async () => {
    const queries = ['?type=ether', '?running=true', '?#&', '?name=wifi1', '?#|'];
    expect(await ask(['/interface/print', '=.proplist=name', ...queries], 3)).toEqual([
      '!re =name=ether1',
      '!re =name=wifi1',
      '!done',
    ]);
    expect(await ask(['/interface/print', '=count-only=', '?-comment'], 1)).toEqual([
      '!done =ret=2',
    ]);
    expect(await ask(['/interface/print', '=.proplist=name', '?>link-downs=3'], 2)).toEqual([
      '!re =name=ether2',
      '!done',
    ]);
  });

  it.each([
    ['/interface/wifi/registration-table/print', 'wifi'],
    ['/interface/wireless/registration-table/print', 'wireless'],
    ['/interface/wifiwave2/monitor', 'wifiwave2'],
    ['/caps-man/registration-table/print', 'caps-man'],
    ['/nonsense/print', 'print'],
  ])('%s without its package is no such command', async (path, name) => {
    expect(await ask([path, '.tag=1'], 3, { packages: [] })).toEqual([
      `!trap .tag=1 =category=0 =message=no such command or directory (${name})`,
      '!trap .tag=1 =category=0 =message=no such command prefix',
      '!done .tag=1',
    ]);
  });

  it('needs the permission', async () => {
    const trap = ['!trap =message=not enough permissions (9)', '!done'];
    expect(await ask(['/ping', '=address=10.0.0.1'], 2, { policies: ['api', 'read'] })).toEqual(
      trap,
    );
    expect(await ask(['/interface/print'], 2, { policies: ['api'] })).toEqual(trap);
  });

  it('the keepalive of node-routeros is no command (routeros-22.json)', async () => {
    expect(await ask(['#', '.tag=k'], 2)).toEqual([
      '!trap .tag=k =category=0 =message=no such command',
      '!done .tag=k',
    ]);
  });

  it('monitors once', async () => {
    const monitor = ['/interface/wifi/monitor', '=numbers=wifi1', '=once='];
    expect(await ask(monitor, 2)).toEqual([
      '!re =state=running =channel=5500/ax/Ceee =registered-peers=3 =authorized-peers=2 =tx-power=22',
      '!done',
    ]);
    const [row] = await ask(['/interface/ethernet/monitor', '=numbers=ether2', '=once='], 1);
    expect(row).toContain('=status=no-link');
    expect(await ask(['/interface/wifi/monitor', '=numbers=none', '=once='], 1)).toEqual([
      '!trap =message=no such item',
    ]);
  });

  it('streams without once until it is cancelled', async () => {
    const { peer } = await loggedIn();
    peer.send('/interface/monitor-traffic', '=interface=ether1', '.tag=t');
    const rows = await peer.read(3);
    expect(rows.every((row) => row.startsWith('!re .tag=t =name=ether1'))).toBe(true);
    peer.send('/cancel', '=tag=t', '.tag=c');
    const rest: string[] = [];
    while (rest.filter((each) => each.startsWith('!done')).length < 2)
      rest.push(...(await peer.read()));
    expect(rest.filter((each) => !each.startsWith('!re'))).toEqual([
      '!trap .tag=t =category=2 =message=interrupted',
      '!done .tag=c',
      '!done .tag=t',
    ]);
    peer.send('/system/identity/print', '=.proplist=name');
    expect(await peer.read(2)).toEqual(['!re =name=ap-1', '!done']);
  });

  it('pings as often as asked', async () => {
    const lost = (address: string) => (address === '10.0.0.9' ? null : 2);
    const replies = await ask(['/ping', '=address=10.0.0.1', '=count=2'], 3, { ping: lost });
    expect(replies[1]).toBe(
      '!re =seq=1 =host=10.0.0.1 =size=56 =ttl=58 =time=2ms =sent=2 =received=2 =packet-loss=0',
    );
    expect(replies[2]).toBe('!done');
    const [timeout] = await ask(['/ping', '=address=10.0.0.9', '=count=1'], 1, { ping: lost });
    expect(timeout).toContain('=status=timeout =sent=1 =received=0 =packet-loss=100');
  });

  it('shows addresses in whole rows and leaves them out of a .proplist', async () => {
    const table = '/interface/wifi/registration-table/print';
    expect((await ask([table], 1))[0]).toContain(SAMPLE_MACS[0]);
    expect(await ask([table, '=.proplist=interface,authorized'], 1)).toEqual([
      '!re =authorized=true =interface=wifi1',
    ]);
  });

  it('ends on /quit', async () => {
    expect(await ask(['/quit'], 2)).toEqual(['!fatal session terminated on request', 'fin']);
  });
});
