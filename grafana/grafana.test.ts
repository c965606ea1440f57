import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { systemClock } from '../server/clock.ts';
import { parseConfig } from '../server/config.ts';
import { startKuuseki, type Running } from '../server/kuuseki.ts';
import { copyMigrated } from '../server/testing/migrated.ts';
import {
  freePort,
  isListening,
  launch,
  tempFolder,
  until,
  type Program,
} from '../server/testing/processes.ts';
import { findProgram, needs } from '../server/testing/programs.ts';

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string; description: string };
}
interface GrafanaRule extends Omit<Rule, 'alert' | 'expr'> {
  title: string;
  noDataState: string;
  execErrState: string;
  data: { refId: string; model: { expr?: string; expression?: string } }[];
}
interface Dashboard {
  panels: { title: string; targets?: { expr: string }[] }[];
}
interface Compose {
  services: Record<
    string,
    { ports?: string[]; healthcheck?: object; environment?: Record<string, string> }
  >;
}

const read = (file: string) => readFileSync(file, 'utf8');
const rules = (
  parse(read('grafana/prometheus/rules.yml')) as { groups: { rules: Rule[] }[] }
).groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(read('grafana/dashboards/office.json')) as Dashboard;
const panels = dashboard.panels.flatMap((panel) =>
  (panel.targets ?? []).map(({ expr }) => ({ title: panel.title, expr })),
);
const expressions = [...rules.map(({ alert, expr }) => ({ title: alert, expr })), ...panels];

/** Expressions that must answer with something in a running demo. */
const TELLING = [
  '空き席(区画別)',
  '使用中',
  '確認中の割合',
  '席の状態',
  '接続端末数',
  '無線AP',
  '回線',
  '記録待ち',
  '見ている人',
  'メモリー',
  '電池残量',
  '部品の状態',
];

const run = (name: string, ...args: string[]) =>
  execFileSync(findProgram(name) ?? name, args, { encoding: 'utf8', stdio: 'pipe' });

describe('alerts', () => {
  it('are the five that matter most', () => {
    expect(rules.map((rule) => rule.alert)).toEqual([
      'DeviceSilent',
      'AccessPointDown',
      'UplinkDown',
      'WifiClientsHigh',
      'WifiClientsFull',
      'IngestStopped',
    ]);
  });

  const grafanaRules = (
    parse(read('grafana/provisioning/alerting/rules.yml')) as {
      groups: { rules: GrafanaRule[] }[];
    }
  ).groups.flatMap((group) => group.rules);
  const model = (rule: GrafanaRule, refId: string) =>
    rule.data.find((each) => each.refId === refId)?.model;

  it('say the same to Grafana and to Prometheus', () => {
    const theirs = grafanaRules.map((rule) => ({
      alert: rule.title,
      // Where Grafana compares by itself, Prometheus compares in the expression.
      expr:
        model(rule, 'C')?.expression === '$A > 0'
          ? `(${model(rule, 'A')?.expr}) > 0`
          : model(rule, 'A')?.expr,
      for: rule.for,
      labels: rule.labels,
      annotations: rule.annotations,
    }));
    expect(theirs).toEqual(rules);
  });

  it('take no answer for an alarm where a dead server gives none', () => {
    const states = (title: string) => {
      const rule = grafanaRules.find((each) => each.title === title);
      return [rule?.noDataState, rule?.execErrState];
    };
    expect(states('IngestStopped')).toEqual(['Alerting', 'Alerting']);
    // A rule that alarms without data has to have data while all is well.
    for (const rule of grafanaRules.filter((each) => each.noDataState === 'Alerting'))
      expect(model(rule, 'A')?.expr).toMatch(/ or vector\(0\)$/);
  });

  it('ask for the server by the name that Prometheus scrapes it under', () => {
    const { scrape_configs: jobs } = parse(read('grafana/prometheus/prometheus.yml')) as {
      scrape_configs: { job_name: string }[];
    };
    const asked = rules.flatMap(({ expr }) =>
      [...expr.matchAll(/job="([^"]*)"/g)].map((match) => match[1]),
    );
    expect(asked.length).toBeGreaterThan(0);
    for (const job of asked) expect(jobs.map((each) => each.job_name)).toContain(job);
  });

  it.skipIf(!needs('promtool', 'amtool'))('fire and keep quiet as their cases say', () => {
    expect(run('promtool', 'check', 'config', 'grafana/prometheus/prometheus.yml')).toContain(
      'SUCCESS',
    );
    expect(run('promtool', 'test', 'rules', 'grafana/prometheus/rules.test.yml')).toContain(
      'SUCCESS',
    );
    expect(run('amtool', 'check-config', 'grafana/alertmanager/alertmanager.yml')).toContain(
      'SUCCESS',
    );
    const cases = read('grafana/prometheus/rules.test.yml');
    for (const { alert } of rules) {
      const each = cases
        .split('- eval_time')
        .filter((text) => text.includes(`alertname: ${alert}\n`));
      expect([
        alert,
        each.some((text) => text.includes('exp_labels')),
        each.some((text) => text.includes('exp_alerts: []')),
      ]).toEqual([alert, true, true]);
    }
  });
});

describe('with the running server', () => {
  let server: Running;
  let exposition = '';

  beforeAll(async () => {
    const folder = tempFolder('grafana');
    await copyMigrated(folder);
    const config = parseConfig({
      KUUSEKI_HOST: '127.0.0.1',
      KUUSEKI_PORT: '0',
      KUUSEKI_MQTT_PORT: '0',
      KUUSEKI_DATA: folder,
      KUUSEKI_LOG: 'silent',
    });
    server = await startKuuseki(config, systemClock, 'abcdef');
    const scrape = async () => (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
    exposition = await until('the office to speak', async () => {
      const text = await scrape();
      return /kuuseki_access_point_clients\{.*\} \d/.test(text) &&
        /kuuseki_device_battery_ratio\{/.test(text)
        ? text
        : null;
    });
  }, 120_000);
  afterAll(() => server?.stop());

  it('every metric named here exists, with a help text and a base unit', () => {
    const types = new Map(
      [...exposition.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map((match) => [
        match[1] ?? '',
        match[2] ?? '',
      ]),
    );
    const named = new Set(
      expressions.flatMap(({ expr }) =>
        [...expr.matchAll(/\b(kuuseki_\w+|process_\w+)/g)].map((match) => match[1] ?? ''),
      ),
    );
    const missing = [...named].filter(
      (name) => !types.has(name) && !types.has(name.replace(/_(bucket|sum|count)$/, '')),
    );
    expect(missing).toEqual([]);
    for (const name of types.keys()) {
      if (!name.startsWith('kuuseki_')) continue;
      expect(exposition).toMatch(new RegExp(`^# HELP ${name} \\S.{10,}`, 'm'));
      expect(name).not.toMatch(/_(ms|milliseconds|minutes|percent|kb|mb|kilobytes)(_|$)/);
    }
  });

  it.skipIf(!needs('prometheus'))(
    'Prometheus scrapes it and answers every expression',
    async () => {
      const folder = tempFolder('prometheus');
      const port = await freePort();
      copyFileSync('grafana/prometheus/rules.yml', path.join(folder, 'rules.yml'));
      const config = path.join(folder, 'prometheus.yml');
      writeFileSync(
        config,
        `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
scrape_configs:
  - job_name: kuuseki
    static_configs: [{ targets: ['127.0.0.1:${server.port}'] }]
`,
      );
      let prometheus: Program | null = null;
      try {
        prometheus = await launch({
          command: findProgram('prometheus') ?? '',
          args: [
            `--config.file=${config}`,
            `--storage.tsdb.path=${folder}/data`,
            `--web.listen-address=127.0.0.1:${port}`,
          ],
          port,
          ready: () => isListening(port),
        });
        const ask = async (expr: string) => {
          const response = await fetch(
            `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(expr)}`,
          );
          return (await response.json()) as {
            status: string;
            error?: string;
            data?: { result: { value: [number, string] }[] };
          };
        };
        await until(
          'the server to be up',
          async () => (await ask('up')).data?.result[0]?.value[1] === '1',
        );
        for (const { title, expr } of expressions) {
          const answer = await ask(expr);
          expect([title, expr, answer.status, answer.error]).toEqual([
            title,
            expr,
            'success',
            undefined,
          ]);
          if (TELLING.includes(title))
            expect([title, answer.data?.result.length]).not.toEqual([title, 0]);
        }
      } finally {
        await prometheus?.stop();
      }
    },
    120_000,
  );
});

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;

  it('publishes 80, 443 and 8883 only, checks the health of every part, and holds no password', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
    expect(ports.sort()).toEqual(['443:443', '80:80', '8883:8883']);
    for (const [name, service] of Object.entries(compose.services)) {
      expect([name, service.healthcheck !== undefined]).toEqual([name, true]);
      for (const [key, value] of Object.entries(service.environment ?? {})) {
        if (/PASSWORD/.test(key)) expect(value).toMatch(/^\$\{\w+:(\?[^}]*|-)\}$/);
      }
    }
  });

  it.skipIf(!needs('docker-compose'))(
    'is accepted by compose, and refused without its secrets',
    () => {
      const env = path.join(tempFolder('compose'), 'env');
      const names = [
        'SITE',
        'POSTGRES_PASSWORD',
        'MQTT_PASSWORD',
        'KUUSEKI_SECRET',
        'GRAFANA_PASSWORD',
      ];
      writeFileSync(env, names.map((name) => `${name}=for-the-test-only`).join('\n'));
      expect(
        run('docker-compose', '--env-file', env, '-f', 'docker-compose.yml', 'config', '-q'),
      ).toBe('');
      writeFileSync(env, '');
      expect(() =>
        run('docker-compose', '--env-file', env, '-f', 'docker-compose.yml', 'config', '-q'),
      ).toThrow();
    },
  );
});
