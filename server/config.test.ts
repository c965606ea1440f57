import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';

const faults = (environment: Record<string, string>): string => {
  try {
    parseConfig(environment);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
};

describe('configuration', () => {
  it('needs nothing', () => {
    expect(parseConfig({})).toMatchObject({
      port: 3000,
      venue: 'yy-square-demo',
      demo: true,
      opening: 'always',
      databaseUrl: undefined,
      mqtt: { port: 1883, url: undefined },
      wifiInterval: 15_000,
    });
  });

  it('takes facts of the place from a file, invents them for the demo only, and says what is wrong', () => {
    expect(parseConfig({})).toMatchObject({ factsAreSample: true });
    expect(parseConfig({ KUUSEKI_DEMO: 'off' })).toMatchObject({
      ...{ facts: { phone: null, address: null, directions: [] }, factsAreSample: false },
    });
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'facts-')), 'venue.json');
    const say = (facts: unknown) => {
      writeFileSync(file, typeof facts === 'string' ? facts : JSON.stringify(facts));
      return { KUUSEKI_VENUE_FILE: file };
    };
    const { facts, factsAreSample } = parseConfig(say({ phone: '083-000-0000' }));
    expect([facts.phone, factsAreSample]).toEqual(['083-000-0000', false]);
    expect(faults(say({ phone: 'call me', address: {} }))).toMatch(
      /address\.ja: .*\n.*phone: must be digits/,
    );
    expect(faults(say('{'))).toContain('KUUSEKI_VENUE_FILE: the file holds no JSON');
    rmSync(path.dirname(file), { recursive: true });
  });

  it('lists every fault at once, and never a secret', () => {
    const text = faults({
      KUUSEKI_PORT: 'http',
      KUUSEKI_PROT: '3000',
      KUUSEKI_SECRET: 'geheim',
      KUUSEKI_URL: 'https://office.example.jp/app',
      KUUSEKI_MAIL_FROM: 'a@b.jp\r\nBcc: c@d.jp',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      KUUSEKI_OFFICE_SPEED: '601',
      KUUSEKI_METRICS_HOST: '127.0.0.1:99999',
      KUUSEKI_ACCESS_POINTS: 'http://10.0.0.2',
      KUUSEKI_DEMO: 'maybe',
    });
    for (const name of [
      'KUUSEKI_PORT: must be a whole number from 0 to 65535',
      'KUUSEKI_PROT',
      'KUUSEKI_SECRET',
      'KUUSEKI_URL: must be the origin alone',
      'KUUSEKI_MAIL_FROM',
      'DATABASE_URL',
      'KUUSEKI_OFFICE_SPEED: must be a number from 1 to 600',
      'KUUSEKI_METRICS_HOST',
      'KUUSEKI_ACCESS_POINTS',
      'KUUSEKI_DEMO: must be on or off',
    ]) {
      expect(text).toContain(name);
    }
    expect(text).not.toMatch(/geheim|hunter2/);
  });

  it('is no demo where there is a broker', () => {
    const real = parseConfig({ MQTT_URL: 'mqtt://broker' });
    expect(real).toMatchObject({ demo: false, opening: 'calendar', venue: 'yy-square' });
  });

  it('wants to know where the links in mails lead', () => {
    const text = faults({ SMTP_URL: 'smtp://mail', KUUSEKI_PORT: '80000' });
    for (const name of ['KUUSEKI_URL', 'KUUSEKI_MAIL_FROM', 'KUUSEKI_PORT'])
      expect(text).toContain(name);
    const mail = {
      SMTP_URL: 'smtps://u:p@mail:465',
      KUUSEKI_URL: 'https://office.example.jp/',
      KUUSEKI_MAIL_FROM: 'YY! SQUARE <noreply@office.example.jp>',
    };
    expect(parseConfig(mail)).toMatchObject({
      origin: 'https://office.example.jp',
      mail: { url: mail.SMTP_URL, from: mail.KUUSEKI_MAIL_FROM },
    });
  });

  it('refuses what contradicts itself', () => {
    const url = 'routeros://api:pw@10.0.0.2:8728/?id=ap-1';
    expect(faults({ KUUSEKI_DEMO: 'on', KUUSEKI_ACCESS_POINTS: url })).toContain('KUUSEKI_DEMO');
  });

  it('reads access points, and names a missing certificate', () => {
    const url = 'routeros://api:pw@10.0.0.2:8728/?id=ap-1&lines=ether1:光回線1';
    expect(parseConfig({ KUUSEKI_ACCESS_POINTS: url }).accessPoints).toMatchObject([
      { id: 'ap-1', host: '10.0.0.2', lines: [{ interface: 'ether1', name: '光回線1' }] },
    ]);
    const tls = 'routeros+tls://api:pw@10.0.0.2/?ca=/nowhere/ca.pem';
    expect(faults({ KUUSEKI_ACCESS_POINTS: tls })).toContain('/nowhere/ca.pem');
    expect(faults({ KUUSEKI_ACCESS_POINTS: 'http://10.0.0.2' })).toContain('KUUSEKI_ACCESS_POINTS');
  });

  it('counts an empty value as not set', () => {
    expect(parseConfig({ KUUSEKI_PORT: '', MQTT_URL: '' }).port).toBe(3000);
  });
});
