import type { EmulatedInterface, EmulatedRouter } from './router.ts';
import { durationText, type Reply, type Request, type Row } from './sentence.ts';
import { peers } from './tables.ts';

/** `/interface/wifi/monitor` and its elder siblings: sample routeros-5.json. */
export function radioMonitor(
  router: EmulatedRouter,
  request: Request,
  type: EmulatedInterface['type'],
): Reply {
  return monitor(router, request, 'numbers', type, (radio) => {
    if (!radio.running || radio.disabled) return { state: 'disabled' };
    const { all, authorized } = peers(router, radio.name);
    const counts: Row =
      type === 'wlan'
        ? { 'registered-clients': all, 'authenticated-clients': authorized }
        : { 'registered-peers': all, 'authorized-peers': authorized };
    return { state: 'running', channel: '5500/ax/Ceee', ...counts, 'tx-power': 22 };
  });
}

/** `/interface/ethernet/monitor`: the optical fields of sample routeros-20.json for `sfp…` ports. */
export function ethernetMonitor(router: EmulatedRouter, request: Request): Reply {
  return monitor(router, request, 'numbers', 'ether', (port) => ({
    name: port.name,
    status: port.running ? 'link-ok' : 'no-link',
    'auto-negotiation': port.running ? 'done' : 'incomplete',
    ...(port.running && { rate: '1Gbps', 'full-duplex': true }),
    ...(port.name.startsWith('sfp') && {
      'sfp-module-present': true,
      'sfp-rx-loss': !port.running,
      'sfp-rx-power': port.running ? '-7.4' : '-40',
    }),
  }));
}

/** `/interface/monitor-traffic`: bits per second since the row before; zero in the first row. */
export function monitorTraffic(router: EmulatedRouter, request: Request): Reply {
  const before = new Map<string, { at: number; rx: number; tx: number }>();
  return monitor(router, request, 'interface', null, (each) => {
    const now = { at: performance.now(), rx: each.rxBytes, tx: each.txBytes };
    const last = before.get(each.name) ?? now;
    before.set(each.name, now);
    const seconds = (now.at - last.at) / 1000;
    const rate = (bytes: number) => (seconds > 0 ? Math.round((bytes * 8) / seconds) : 0);
    return {
      name: each.name,
      'rx-bits-per-second': rate(now.rx - last.rx),
      'tx-bits-per-second': rate(now.tx - last.tx),
    };
  });
}

/** `/ping`: one row per echo; for ever without `count`. */
export function ping(router: EmulatedRouter, request: Request): Reply {
  const host = request.attributes.get('address') ?? '';
  if (host === '') return traps('missing =address=');
  let sent = 0;
  let received = 0;
  const echo = (): Row[] => {
    const time = router.ping ? router.ping(host) : 1;
    const seq = sent;
    sent += 1;
    if (time !== null) received += 1;
    const loss = Math.round((100 * (sent - received)) / sent);
    const answer: Row =
      time === null
        ? { status: 'timeout' }
        : { size: 56, ttl: 58, time: durationText(Math.max(1, time) / 1000) };
    return [{ seq, host, ...answer, sent, received, 'packet-loss': loss }];
  };
  const count = Number(request.attributes.get('count') ?? Infinity);
  return { kind: 'stream', rows: echo, times: count > 0 ? count : Infinity };
}

function monitor(
  router: EmulatedRouter,
  request: Request,
  argument: 'numbers' | 'interface',
  type: EmulatedInterface['type'] | null,
  row: (each: EmulatedInterface) => Row,
): Reply {
  const names = (request.attributes.get(argument) ?? '').split(',');
  const find = () =>
    names.map((name) =>
      router.interfaces().find((each) => each.name === name && (!type || each.type === type)),
    );
  if (find().includes(undefined)) return traps('no such item');
  const rows = () => find().flatMap((each) => (each ? [row(each)] : []));
  return { kind: 'stream', rows, times: request.attributes.has('once') ? 1 : Infinity };
}

function traps(message: string): Reply {
  return { kind: 'traps', traps: [{ message }] };
}
