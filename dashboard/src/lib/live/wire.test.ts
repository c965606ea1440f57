import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { wireTo, type Line } from './wire.ts';

class FakeLine implements Line {
  sent: string[] = [];
  closed = false;
  onmessage: Line['onmessage'] = null;
  onclose: Line['onclose'] = null;
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.closed = true;
  }
  say(text: string) {
    this.onmessage?.call(this as unknown as WebSocket, { data: text } as MessageEvent);
  }
  drop() {
    this.onclose?.call(this as unknown as WebSocket, {} as CloseEvent);
  }
}

const lines: FakeLine[] = [];
const heard: [string, unknown?][] = [];
const listener = {
  snapshot: (value: unknown) => void heard.push(['snapshot', value]),
  delta: (value: unknown) => void heard.push(['delta', value]),
  beat: (value: unknown) => void heard.push(['beat', value]),
  disconnected: () => void heard.push(['disconnected']),
};
const connect = () =>
  wireTo('/public', () => {
    lines.push(new FakeLine());
    return lines.at(-1)!;
  })(listener);

beforeEach(() => {
  vi.useFakeTimers();
  lines.length = heard.length = 0;
});
afterEach(() => vi.useRealTimers());

it('joins its namespace, answers pings and hands events over', () => {
  const wire = connect();
  const line = lines[0]!;
  line.say('0{"sid":"a","pingInterval":20000}');
  line.say('40/public,{"sid":"b"}');
  line.say('42/public,["snapshot",{"clock":1}]');
  line.say('2');
  line.say('42/public,["delta",{"from":1}]');
  line.say('42/staff,["delta",{"from":9}]');
  line.say('42/public,["beat",{"clock":2}]');
  wire.resync();
  expect(line.sent).toEqual(['40/public,', '3', '42/public,["resync"]']);
  expect(heard).toEqual([
    ['snapshot', { clock: 1 }],
    ['delta', { from: 1 }],
    ['beat', { clock: 2 }],
  ]);
});

it.each([
  ['the line breaks', (line: FakeLine) => line.drop()],
  ['the server sends it away', (line: FakeLine) => line.say('41/public,')],
  ['nothing is heard for 10 s', () => vi.advanceTimersByTime(10_000)],
])('comes back within 3 s when %s', (_, happen) => {
  connect();
  for (let n = 0; n < 6; n += 1) {
    happen(lines.at(-1)!);
    expect(heard).toHaveLength(n + 1);
    expect(lines[n]!.closed).toBe(true);
    vi.advanceTimersByTime(3_000);
    expect(lines).toHaveLength(n + 2);
  }
});

it('does not come back when it was closed', () => {
  const wire = connect();
  wire.close();
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(1);
  expect(lines[0]!.closed).toBe(true);
});
