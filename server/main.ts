import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from './clock.ts';
import { ConfigError, parseConfig, type Config } from './config.ts';
import { makePassword } from './demo.ts';
import { startKuuseki } from './kuuseki.ts';

/** The last resort when a part does not let go: SIGTERM promises an end within 5 s. */
const PATIENCE = 4_500;

function readConfig(): Config {
  const config = parseConfig(process.env);
  if (config.staffPassword !== '') return config;
  const staffPassword = makePassword();
  console.log(`デモの受付パスワード: ${staffPassword}  (/staff)`);
  return { ...config, staffPassword };
}

const versionFile = path.resolve('build/version');
const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : '000000';

try {
  const running = await startKuuseki(readConfig(), systemClock, version);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE).unref();
    void running.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  console.log(`空席状況: http://localhost:${running.port}/  掲示: /signage  受付: /staff`);
} catch (error) {
  console.error(error instanceof ConfigError || error instanceof Error ? error.message : error);
  process.exit(1);
}
