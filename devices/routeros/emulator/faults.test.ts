import { afterEach, describe, expect, it } from 'vitest';
import { startRouter, type Fault, type RunningRouter } from './emulator.ts';
import { Peer } from './peer.ts';
import type { EmulatedRouter } from './router.ts';
import { sampleInterface, sampleRouter } from './sample.ts';

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

describe('faults', () => {
  it.each<[Fault, string[]]>([
    [{ kind: 'reset' }, ['reset']],
    [{ kind: 'close' }, ['fin']],
    [{ kind: 'close', after: 7 }, ['fin']],
    [{ kind: 'fatal', reason: 'out of memory' }, ['!fatal out of memory', 'fin']],
    [{ kind: 'off' }, ['reset']],
    [{ kind: 'drip', bytes: 1, every: 1 }, ['!re =name=ap-1', '!done']],
    [{ kind: 'split', at: 3 }, ['!re =name=ap-1', '!done']],
    [{ kind: 'late' }, ['!re =name=ap-1', '!done', '!re']],
    [{ kind: 'raw', bytes: Peer.bytes('!re', '=x=1') }, ['!re =x=1', '!re =name=ap-1', '!done']],
    [{ kind: 'trap', path: '/system', message: 'busy' }, ['!trap =message=busy', '!done']],
  ])('%j', async (fault, sentences) => {
    const { router, peer } = await loggedIn();
    router.inject(fault);
    peer.send('/system/identity/print', '=.proplist=name');
    expect(await peer.read(sentences.length)).toEqual(sentences);
  });

  it('silence closes nothing, and ends when it is healed', async () => {
    const { router, peer } = await loggedIn();
    router.inject({ kind: 'silent' });
    peer.send('/interface/print', '.tag=1');
    await expect.poll(() => router.requests).toBe(2);
    expect(router.connections).toBe(1);
    router.heal('silent');
    peer.send('/system/identity/print', '=.proplist=name', '.tag=2');
    expect(await peer.read(2)).toEqual(['!re .tag=2 =name=ap-1', '!done .tag=2']);
  });

  it('a muted command leaves the others answered', async () => {
    const { router, peer } = await loggedIn();
    router.inject({ kind: 'mute', path: '/interface' });
    peer.send('/interface/print', '.tag=1');
    peer.send('#', '.tag=2');
    expect((await peer.read())[0]).toContain('.tag=2');
  });

  it('a restart drops connections and starts the counters again', async () => {
    let uptime = 5000;
    let linkDowns = 9;
    const { router, peer } = await loggedIn({
      resources: () => ({ uptimeSeconds: uptime, board: 'x' }),
      interfaces: () => [sampleInterface({ name: 'ether1', linkDowns })],
    });
    router.reboot();
    expect(await peer.read()).toEqual(['reset']);
    uptime += 61;
    linkDowns += 1;
    const again = new Peer(router);
    await again.login();
    again.send('/system/resource/print', '=.proplist=uptime');
    expect(await again.read(2)).toEqual(['!re =uptime=1m1s', '!done']);
    again.send('/interface/print', '=.proplist=link-downs,rx-byte');
    expect(await again.read(1)).toEqual(['!re =rx-byte=0 =link-downs=1']);
    again.socket.destroy();
  });

  it('a port that is taken is an error', async () => {
    const { router } = await meet();
    await expect(startRouter(sampleRouter(), { port: router.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
