import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAccessPoints, pollerOptions } from './config.ts';

const faultsOf = (text: string) => {
  const result = parseAccessPoints(text);
  return result.ok ? [] : result.faults;
};

describe('KUUSEKI_ACCESS_POINTS', () => {
  it('reads a list of routers with their lines', () => {
    const text =
      'routeros://user:p%40ss@10.0.0.2:8728/?id=ap-1&name=AP1&lines=ether1:光回線1,ether2:光回線2,' +
      'routeros+tls://api:x@[fd00::1]?ca=/etc/ca.pem&id=ap-2&exclude-ssids=IoT,Guest&lines=sfp1 ' +
      'routeros://api:x@ap3.example.jp';
    expect(parseAccessPoints(text)).toEqual({
      ok: true,
      accessPoints: [
        {
          id: 'ap-1',
          name: 'AP1',
          host: '10.0.0.2',
          port: 8728,
          user: 'user',
          password: 'p@ss',
          tls: null,
          lines: [
            { interface: 'ether1', name: '光回線1' },
            { interface: 'ether2', name: '光回線2' },
          ],
          excludeInterfaces: [],
          excludeSsids: [],
        },
        {
          id: 'ap-2',
          name: 'ap-2',
          host: 'fd00::1',
          port: 8729,
          user: 'api',
          password: 'x',
          tls: { caFile: '/etc/ca.pem' },
          lines: [{ interface: 'sfp1', name: 'sfp1' }],
          excludeInterfaces: [],
          excludeSsids: ['IoT', 'Guest'],
        },
        expect.objectContaining({ id: 'ap3-example-jp', host: 'ap3.example.jp', port: 8728 }),
      ],
    });
  });

  it('makes what the poller takes', () => {
    const text = 'routeros+tls://u:p@h?lines=ether1:光回線1&exclude-interfaces=wifi-iot&ca=/ca.pem';
    const result = parseAccessPoints(text);
    const config = result.ok ? result.accessPoints[0]! : expect.fail('is refused');
    expect(pollerOptions(config, { deadline: 5000, ca: 'PEM' })).toEqual({
      host: 'h',
      port: 8729,
      user: 'u',
      password: 'p',
      tls: { ca: 'PEM' },
      lines: ['ether1'],
      excludeInterfaces: ['wifi-iot'],
      excludeSsids: [],
      deadline: 5000,
    });
  });

  it.each(['', '  ', ' , '])('%j lists none', (text) => {
    expect(parseAccessPoints(text)).toEqual({ ok: true, accessPoints: [] });
  });

  it.each([
    ['http://user:secret@host', 'URL 1: must begin with'],
    ['10.0.0.2', 'URL 1: must begin with'],
    ['routeros://user:sec#ret@host', 'URL 1:'],
    ['routeros://:secret@host', 'the user is missing'],
    ['routeros://user:%E7%A7%98@host', 'ASCII'],
    ['routeros://user:secret%ZZ@host', 'write % as %25'],
    ['routeros://user:secret@host:99999', 'not a URL'],
    ['routeros://user:secret@host/path', 'a path'],
    ['routeros://user:secret@host?ca=/x', 'ca needs routeros+tls'],
    ['routeros://user:secret@host?lines=a:b:c', 'lines must look like'],
    ['routeros://user:secret@host?line=ether1', 'unknown parameter'],
    ['routeros://user:secret@host?id=AP 1', 'id must be'],
    ['routeros://a:secret@h?id=x routeros://b:secret@i?id=x', 'the id x is used twice'],
  ])('%s is refused in words, without its password', (text, words) => {
    const faults = faultsOf(text).join('\n');
    expect(faults).toContain(words);
    expect(faults).not.toContain('secret');
  });

  it('tells every fault of every entry', () => {
    expect(faultsOf('routeros://:x@h?id=A routeros://u:x@h?ca=')).toHaveLength(4);
  });

  it('never throws, and never tells a password', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before} routeros://u:Zx9pQv7@host?${after}`;
        expect(faultsOf(text).join('\n')).not.toContain('Zx9pQv7');
      }),
    );
  });
});
