import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from './clock.ts';
import { ConfigError, parseConfig } from './config.ts';
import { startKuuseki } from './kuuseki.ts';

/** The last resort when a part does not let go: SIGTERM promises an end within 5 s. */
const PATIENCE = 4_500;

const versionFile = path.resolve('build/version');
const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : '000000';

try {
  const config = parseConfig(process.env);
  const running = await startKuuseki(config, systemClock, version);
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
  if (running.setupToken !== null) {
    const origin = config.origin ?? `http://localhost:${running.port}`;
    console.log(`最初の管理者の登録: ${origin}/setup?token=${running.setupToken}`);
  }
} catch (error) {
  console.error(error instanceof ConfigError || error instanceof Error ? error.message : error);
  process.exit(1);
}
