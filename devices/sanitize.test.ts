import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsMac } from './mac.ts';
import { messageOf, samples } from './samples/samples.ts';
import { sanitize } from './sanitize.ts';

const clean = (text: string) => sanitize(Buffer.from(text));

describe('raw messages for looking', () => {
  it('keeps what a codec needs', () => {
    const text = '{"uplink_message":{"f_port":85,"frm_payload":"AXVkAwAB"}}';
    expect(clean(text)).toBe(text);
    expect(clean('ON')).toBe('ON');
    expect(clean('会議室 空き')).toBe('会議室 空き');
    expect(sanitize(new Uint8Array())).toBe('');
  });

  it('shows binary as hex that cannot be taken for an address', () => {
    const frame = Buffer.from('0175ab030001', 'hex');
    expect(sanitize(frame)).toBe('hex 0175ab03 0001');
    expect(holdsMac(sanitize(frame))).toBe(false);
  });

  it('leaves out photos, also with escaped slashes and in broken JSON', () => {
    const photo = '/9j/4AAQSkZJRgABAQ'.repeat(40);
    expect(clean(JSON.stringify({ current_total: 3, snapshot: photo }))).toBe(
      '{"current_total":3,"snapshot":"[720 characters left out]"}',
    );
    const escaped = `{"snapshot":"${photo.replaceAll('/', '\\/')}`;
    expect(clean(escaped)).toMatch(/^\{"snapshot":"\[\d+ characters left out\]$/);
    const lines = photo.replace(/.{76}/g, '$&\n');
    expect(clean(`photo ${lines}`)).toMatch(/^photo \[\d+ characters left out\]$/);
  });

  it('leaves out addresses in any spelling, by their look or by their field', () => {
    expect(clean('{"device_mac":"00:16:28:FA:8E:68","n":1}')).toBe('{"device_mac":"[MAC]","n":1}');
    expect(clean('{"mac":"001122334455"}')).toBe('{"mac":"[MAC]"}');
    expect(clean('{"a":"00\\u003a16:28:FA:8E:68"}')).toBe('{"a":"[MAC]"}');
    expect(clean('{"a":"00\\u003a16:28:FA:8E:68')).toBe('{"a":"[MAC]');
    expect(clean('<macAddress>3c:1b:f8:c1:3a:6d</macAddress>')).toBe(
      '<macAddress>[MAC]</macAddress>',
    );
  });

  it('leaves out the names of phones, by their field', () => {
    expect(clean('{"Hostname":"taro","n":1,"dhcp":{"host-name":"hanako"}}')).toBe(
      '{"Hostname":"[name]","n":1,"dhcp":{"host-name":"[name]"}}',
    );
    expect(clean('{"host_name" : "ta\\"ro", "n":')).toBe('{"host_name" : "[name]", "n":');
  });

  it('cuts at 2 kB between characters and does not cut an address into being', () => {
    const long = clean('空き '.repeat(2000));
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(2000);
    expect(long).toMatch(/^(空き )+空?…$/);
    for (let shift = 0; shift < 40; shift++) {
      const text = clean(
        `${'- '.repeat(980)}${'-'.repeat(shift)} 24e124794cabcdef ${'- '.repeat(99)}`,
      );
      expect(holdsMac(text)).toBe(false);
    }
  });

  it('leaves out an address and a name also where the message breaks off', () => {
    expect(clean('{"mac":"3C22FB10')).toBe('{"mac":"[MAC]"');
    expect(clean('{"dhcp":{"host-name":"taro')).toBe('{"dhcp":{"host-name":"[name]"');
  });

  it('looks at the beginning only of what nobody can read, and says that there was more', () => {
    const far = clean(`"${'\\u0041'.repeat(4000)} ${'- '.repeat(400)}`);
    expect(far).toMatch(/^"\[\d+ characters left out\].*…$/);
    expect(Number(/\d+/.exec(far)?.[0])).toBeLessThan(1000);
    expect(clean(`{"snapshot":"${'/9j/4AAQ'.repeat(8000)}`)).toMatch(/left out\]…$/);
  });

  // Where the work grows with the square of the length, these do not end within the time of a test.
  it.each([
    ['open brackets', '['.repeat(1_000_000)],
    ['a field that does not end', `{"${'mac '.repeat(500_000)}`],
    ['quotes in a text that does not end', `{"mac":"${'\\"'.repeat(60_000)}`],
    ['runs just too short for a photo', `${'x'.repeat(200)} `.repeat(600)],
  ])('takes %s for what they are', (_, text) => {
    expect(Buffer.byteLength(clean(text))).toBeLessThanOrEqual(2000);
  });

  it('holds for every sample and for random payloads', () => {
    const check = (payload: Uint8Array) => {
      const text = sanitize(payload);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2000);
      expect(holdsMac(text)).toBe(false);
    };
    for (const sample of samples()) check(messageOf(sample).payload);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 4000 }), check), { numRuns: 300, seed: 7 });
    const text = fc.string({ maxLength: 3000 }).map((value) => Buffer.from(value));
    fc.assert(fc.property(text, check), { numRuns: 300, seed: 7 });
  });
});
