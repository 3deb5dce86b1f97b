import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../real-parts/parts.ts';

const quiet = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Opens a page of a real browser with a new profile while a function runs; trusts the authority, if given. */
export async function inBrowser<T>(use: (page: Page) => Promise<T>, ca?: string): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'login-emulator-browser-'));
  if (ca !== undefined) await trust(ca, folder);
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: chromiumPath(),
    args: quiet,
    ...(ca === undefined ? {} : { env: { ...process.env, HOME: folder } }),
  });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Adds an authority to the user's certificates, which Chromium reads on Linux. */
async function trust(ca: string, home: string): Promise<void> {
  const store = join(home, '.pki/nssdb');
  const file = join(home, 'ca.pem');
  await mkdir(store, { recursive: true });
  await writeFile(file, ca);
  const certutil = (...args: readonly string[]) =>
    promisify(execFile)('certutil', ['-d', `sql:${store}`, ...args]);
  await certutil('-N', '--empty-password');
  await certutil('-A', '-t', 'C,,', '-n', 'emulator', '-i', file);
}
