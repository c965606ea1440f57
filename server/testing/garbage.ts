interface Message {
  topic: string;
  payload: Buffer;
  retain: boolean;
}

/** A small generator of numbers (mulberry32): the same seed gives the same garbage. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const DEEP = 200;
const LARGE = 60_000;

/** What devices, faulty gateways and curious people may publish, on topics that the server hears. */
export function garbage(seed: number, count = 500): Message[] {
  const below = numbers(seed);
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => below(256)));
  const nested = (open: string, close: string) => open.repeat(DEEP) + '1' + close.repeat(DEEP);
  const payloads: (() => Buffer | string)[] = [
    () => bytes(1 + below(300)),
    () => nested('[', ']'),
    () => nested('{"object":', '}'),
    () => `{"v":1,"kind":"occupancy","value":${nested('[', ']')}}`,
    () => bytes(LARGE),
    () => JSON.stringify({ v: 1, kind: 'occupancy', value: 'x'.repeat(LARGE) }),
    () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d]),
    () => '{"v":1,"kind":"occupancy","value":tr',
    () => '{"__proto__":{"value":true},"constructor":null}',
    () =>
      `{"v":1,"ts":"${'9'.repeat(400)}","kind":"count","mode":"cumulative","in":1e400,"out":-1}`,
    () => '"\\u0000\\ud800"',
    () => 'null',
  ];
  const word = () => below(36 ** 5).toString(36);
  const topics: (() => string)[] = [
    () => 'kuuseki/v1/yy-square/dev/desk-1/state',
    () => `kuuseki/v1/yy-square/dev/${word()}/${word()}`,
    () => `kuuseki/v1/${word()}/dev/UPPER ${word()}/count`,
    () => `application/${word()}/device/${word()}/event/up`,
    () => 'application/a/device/0011223344556677/event/up',
    () => `v3/${word()}/devices/${word()}/up`,
    () => 'zigbee2mqtt/bridge/state',
    () => `zigbee2mqtt/席 ${word()}/availability`,
    () => `zigbee2mqtt/${'deep/'.repeat(60)}${word()}`,
    () => `milesight/${word()}`,
    () => `kuuseki/${word()}`,
  ];
  const one = <T>(of: (() => T)[]): T => of[below(of.length)]!();
  return Array.from({ length: count }, () => ({
    topic: one(topics),
    payload: Buffer.from(one<Buffer | string>(payloads)),
    retain: below(4) === 0,
  }));
}
