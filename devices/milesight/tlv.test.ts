import { describe, expect, it } from 'vitest';
import { rowFor } from '../catalogue.ts';
import { decode } from '../decode.ts';

const ARRIVAL = '2026-04-06T00:12:33.000Z';

function frame(model: string, hex: string, receivedAt?: string) {
  const payload = Buffer.from(hex, 'hex');
  return decode({ topic: null, payload, fPort: 85, model, ...(receivedAt ? { receivedAt } : {}) });
}

const le32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes.toString('hex');
};

describe('Milesight frames (devices.md 1.2)', () => {
  it.each([
    ['0175', 'battery'],
    ['04CC1200', 'total'],
    ['01756404CC1200', 'total behind a battery'],
    ['017564FF', 'half a header'],
    ['20CE7B3AF164', 'history without its kind'],
    ['20CE7B3AF16401070002001D00', 'history with half its totals'],
  ])('refuses %s whole: %s is cut off', (hex) => {
    const decoded = frame('VS350', hex);
    expect(decoded.readings).toEqual([]);
    expect(decoded.rejected).toMatch(/^truncated: /);
  });

  it('keeps what stands before an unknown block and says which it was', () => {
    const decoded = frame('VS341', '0175644242010300');
    expect(decoded.readings).toEqual([{ kind: 'battery', percent: 100 }]);
    expect(decoded.rejected).toBe('unknown-tlv: 4242 at byte 3');
  });

  it('skips attributes and answers to downlinks, and reads what follows', () => {
    const answers = 'FE03840310' + 'FF166614C39694870000';
    expect(frame('VS133', `FE035802F88501030003D20100000004D202000000`).readings).toEqual([
      { kind: 'passage', in: 1, out: 2, mode: 'total', line: 1, width: 32 },
    ]);
    expect(frame('VS341', `${answers}030001`).rejected).toMatch(/^unknown-tlv: 10ff/);
    expect(frame('VS341', `FF166614C39694870000FE8E000F00030001`).readings).toEqual([
      { kind: 'presence', occupied: true },
    ]);
  });

  it('reads an alarm as the same totals, and never adds its period', () => {
    expect(frame('VS360', '04CC0111081184CC0111081101').readings).toEqual([
      { kind: 'passage', in: 4353, out: 4360, mode: 'total', width: 16 },
    ]);
    expect(frame('VS350', '85CCE803E90301')).toMatchObject({ readings: [] });
    expect(frame('VS350', '85CCE803E90301').rejected).toBeUndefined();
  });

  it('refuses one direction of a counter instead of guessing a zero', () => {
    const decoded = frame('VS132', '03D2BE000000');
    expect(decoded.readings).toEqual([]);
    expect(decoded.rejected).toMatch(/^incomplete-total: /);
  });

  it('ANDs the regions of a VS321 with those that are enabled', () => {
    expect(frame('VS321', '06FE05000600').readings).toEqual([
      { kind: 'presence', occupied: false, part: 1 },
      { kind: 'presence', occupied: true, part: 3 },
    ]);
  });

  it('says "cannot tell" for every region when a VS321 sees nothing', () => {
    expect(frame('VS321', '05FD000006FE0500040008F40001').readings).toEqual([
      { kind: 'presence', occupied: null, part: 1 },
      { kind: 'presence', occupied: null, part: 3 },
    ]);
  });

  it('reads both polarities of a VS373', () => {
    const old = frame('VS373', '04F900010101').readings;
    const current = frame('VS373', '0AB30401000000').readings;
    expect(current).toEqual(old);
    expect(frame('VS373', '04F9000102FF').readings).toMatchObject([
      { occupied: true },
      { occupied: false },
      { occupied: null },
      { occupied: null },
    ]);
  });

  it('takes 255 % and probe placeholders for what they are', () => {
    expect(frame('VS321', '0175FF0367FFFF0468FF').readings).toEqual([]);
    expect(frame('VS350', '03679CFF').readings).toEqual([
      { kind: 'environment', temperature: -10 },
    ]);
  });

  it('pairs the stored totals of a VS133 by time and line, marked historical', () => {
    const record = (kind: string, value: number) => `20CE7B3AF164${kind}${le32(value)}`;
    const decoded = frame('VS133', record('06', 7) + record('07', 9), ARRIVAL);
    expect(decoded.readings).toEqual([
      {
        kind: 'passage',
        in: 7,
        out: 9,
        mode: 'total',
        line: 2,
        width: 32,
        historical: true,
        at: '2023-09-01T01:12:27.000Z',
      },
    ]);
  });

  it('refuses a stored record of a clock that was never set', () => {
    const decoded = frame('VS350', `20CE${le32(600)}000B000400`, ARRIVAL);
    expect(decoded.readings).toEqual([]);
    expect(decoded.rejected).toMatch(/^history-without-time: /);
  });

  it('believes the device clock of a frame only near the arrival', () => {
    const at = Date.parse(ARRIVAL) / 1000;
    const timed = (seconds: number) => frame('VS350', `0AEF${le32(seconds)}04CC01000200`, ARRIVAL);
    expect(timed(at - 60).readings[0]?.at).toBe('2026-04-06T00:11:33.000Z');
    expect(timed(at - 600).readings[0]?.at).toBe(ARRIVAL);
    expect(timed(at + 60).readings[0]?.at).toBe(ARRIVAL);
  });

  it('reads serial numbers of six and of eight bytes on a VS121', () => {
    expect(frame('VS121', 'FF086600B09409760DCC01000200').readings).toEqual([
      { kind: 'passage', in: 1, out: 2, mode: 'total', width: 16 },
    ]);
    const people = { readings: [{ kind: 'people', count: 3 }] };
    expect(frame('VS121', 'FF086600B0940976FF09010004C903000000')).toMatchObject(people);
    expect(frame('VS121', 'FF086600B09409761234FF09010004C903000000')).toMatchObject(people);
  });

  it('covers a lens of a VS133 and uncovers it', () => {
    expect(frame('VS133', '50FC00000150FC000000').readings).toEqual([
      { kind: 'fault', code: 'covered-lens' },
      { kind: 'fault', code: 'covered-lens', active: false },
    ]);
  });

  it('never reads outside the block, also of a view into a larger buffer', () => {
    const larger = Buffer.from('ffff03000103000101ffff', 'hex');
    const frameOf = rowFor('VS341')?.decodeFrame?.(larger.subarray(2, 5), 85);
    expect(frameOf?.readings).toEqual([{ kind: 'presence', occupied: true }]);
  });
});
