import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// the package exports none of these
const dist = new URL('node_modules/unleash-server/dist/', import.meta.url);
const load = (file) => import(new URL(file, dist));
const { createTestConfig } = await load('test/config/test-config.js');
const { default: createStores } = await load('test/fixtures/store.js');
const { createServices } = await load('lib/services/index.js');
const { default: sessionDb } = await load('lib/middleware/session-db.js');
const { default: getApp } = await load('lib/app.js');

// the server reads two files of its front end
const publicFolder = mkdtempSync(join(tmpdir(), 'unleash-'));
writeFileSync(join(publicFolder, 'index.html'), '<!doctype html>');
writeFileSync(join(publicFolder, 'favicon.ico'), '');

const config = createTestConfig({ publicFolder });
const stores = createStores();
const app = await getApp(config, stores, createServices(stores, config), sessionDb(config, {}));
const server = app.listen(0, '127.0.0.1', async () => {
  const answer = await fetch(`http://127.0.0.1:${server.address().port}/docs/openapi.json`);
  const text = await answer.text();
  rmSync(publicFolder, { recursive: true });
  // its services have timers, which would keep the process alive
  process.stdout.write(text, () => process.exit(answer.ok ? 0 : 1));
});
