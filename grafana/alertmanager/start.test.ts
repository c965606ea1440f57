import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { tempFolder } from '../../server/testing/processes.ts';
import { findProgram, needs } from '../../server/testing/programs.ts';

const SCRIPT = 'grafana/alertmanager/start.sh';
const MAIL = {
  ALERT_MAIL_TO: 'it@example.jp',
  ALERT_MAIL_FROM: 'kuuseki@example.jp',
  ALERT_SMTP: 'mail.example.jp:587',
};
interface Configuration {
  route: { receiver: string };
  receivers: {
    name: string;
    webhook_configs?: { url: string }[];
    email_configs?: Record<string, unknown>[];
  }[];
}

/** Starts with an Alertmanager that only says how it was called. */
function start(environment: Record<string, string>) {
  const folder = tempFolder('alertmanager');
  writeFileSync(path.join(folder, 'alertmanager'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
  const output = execFileSync('/bin/sh', [SCRIPT], {
    env: { PATH: `${folder}:/usr/bin:/bin`, ALERTMANAGER_HOME: folder, ...environment },
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const file = path.join(folder, 'config.yml');
  return { output, file, config: parse(readFileSync(file, 'utf8')) as Configuration };
}

describe('Alertmanager', () => {
  it('tells the webhook of the environment, by the receiver that the route names', () => {
    const { output, file, config } = start({ ALERT_WEBHOOK_URL: "https://example.jp/?a='b'&c" });
    expect(output).toContain(`--config.file=${file}`);
    expect(config.receivers).toEqual([
      {
        name: config.route.receiver,
        webhook_configs: [{ url: "https://example.jp/?a='b'&c" }],
      },
    ]);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('sends mail, with a login where there is one', () => {
    expect(start(MAIL).config.receivers[0]?.email_configs).toEqual([
      {
        to: MAIL.ALERT_MAIL_TO,
        from: MAIL.ALERT_MAIL_FROM,
        smarthost: MAIL.ALERT_SMTP,
        send_resolved: true,
      },
    ]);
    const login = { ALERT_SMTP_USER: 'kuuseki', ALERT_SMTP_PASSWORD: `a'b"c: {d}` };
    expect(start({ ...MAIL, ...login }).config.receivers[0]?.email_configs).toMatchObject([
      { auth_username: 'kuuseki', auth_password: `a'b"c: {d}` },
    ]);
  });

  it('does not start to tell nobody, and says what is missing', () => {
    expect(() => start({})).toThrow(/ALERT_WEBHOOK_URL or ALERT_MAIL_TO/);
    expect(() => start({ ALERT_MAIL_TO: 'it@example.jp' })).toThrow(/ALERT_MAIL_FROM/);
    expect(() => start({ ...MAIL, ALERT_SMTP_USER: 'kuuseki' })).toThrow(/ALERT_SMTP_PASSWORD/);
  });

  it('is given every variable by compose', () => {
    const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
      services: { alertmanager: { environment: Record<string, string> } };
    };
    const read = readFileSync(SCRIPT, 'utf8').match(/\bALERT_\w+/g) ?? [];
    expect(Object.keys(services.alertmanager.environment).sort()).toEqual(
      [...new Set(read)].sort(),
    );
  });

  it.skipIf(!needs('amtool'))('understands what is written for it', () => {
    const { file } = start({
      ...MAIL,
      ALERT_WEBHOOK_URL: 'https://example.jp/hook',
      ALERT_SMTP_USER: 'kuuseki',
      ALERT_SMTP_PASSWORD: "it's",
    });
    const answer = execFileSync(findProgram('amtool') ?? '', ['check-config', file], {
      encoding: 'utf8',
    });
    expect(answer).toContain('SUCCESS');
  });
});
