/**
 * `npm run test:package [tarball]`: installs the tarball in an empty folder, and uses it in every supported way on every
 * supported Node. Without a tarball, packs the project first. Needs the npm registry to install these versions of Node.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createChecks } from './checks.ts';
import { checkCommandLine } from './command-line.ts';
import { checkGuide } from './guide.ts';
import { checkImports } from './imports.ts';
import { checkInstall, createInstalled } from './installed.ts';
import { checkJest } from './jest.ts';
import { checkLicences } from './licences.ts';
import { installNodes, installOldNodes } from './nodes.ts';
import { checkNpx } from './npx.ts';
import { checkOldNode } from './old-nodes.ts';
import { checkProviders } from './providers.ts';
import { checkTarball, pack } from './tarball.ts';
import { checkTypes } from './typescript.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'login-emulator-package-')));
const { check, summary } = createChecks();

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(1));

await checkPackage(process.argv[2]);
const { text, failed } = summary();
console.log(text);
process.exitCode = failed ? 1 : 0;

async function checkPackage(given: string | undefined): Promise<void> {
  const packed = given === undefined ? pack(folder) : resolve(given);
  const [nodes, tarball] = await Promise.all([installNodes(emptyFolder('nodes')), packed]);
  const unpacked = emptyFolder('unpacked');
  await checkTarball(check, tarball, unpacked);
  await checkLicences(check, unpacked);
  const consumer = emptyFolder('consumer');
  await checkInstall(check, tarball, consumer);
  for (const node of nodes) {
    const installed = createInstalled(node, consumer);
    await checkCommandLine(check, installed, emptyFolder(node.name));
    await checkImports(check, installed);
    await checkProviders(check, installed, emptyFolder(`${node.name}-providers`));
    await check(`${node.name}: the checks loaded every file of dist/libraries`, () => {
      assert.deepEqual(installed.loaded(), installed.libraries());
    });
  }
  for (const node of await installOldNodes(emptyFolder('old-nodes')))
    await checkOldNode(check, node, consumer);
  await checkTypes(check, consumer);
  await checkJest(check, consumer);
  await checkNpx(check, tarball, emptyFolder('nowhere'));
  await checkGuide(check, tarball, {
    installed: emptyFolder('own-api'),
    bare: emptyFolder('own-api-by-npx'),
  });
}

function emptyFolder(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}
