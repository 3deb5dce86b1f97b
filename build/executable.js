/**
 * `npm run executable [-- --node <binary of Node>] [--out <file>]`: makes one file that contains Node and the command. The
 * binary may be for another platform, if its version is that of the running Node.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inject } from 'postject';
import { compileAhead, makeContent } from './executable-content.js';
import { describeNode, fuse, here } from './executable-node.js';
import { writeBeside } from './executable-sums.js';

const { values: given } = parseArgs({ options: { node: { type: 'string' }, out: { type: 'string' } } });
const temporary = mkdtempSync(join(tmpdir(), 'login-emulator-executable-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

const path = resolve(given.node ?? process.execPath);
const node = describeNode(path, readFileSync(path));
const ending = node.platform.startsWith('win') ? '.exe' : '';
const out = resolve(given.out ?? `executables/login-emulator-${node.platform}${ending}`);
if (!node.runs && node.version !== process.version)
  throw new Error(`${path} is Node ${node.version}, so run this command with Node ${node.version} too`);

const blob = await makeBlob();
mkdirSync(dirname(out), { recursive: true });
copyFileSync(node.path, out);
chmodSync(out, 0o755);
const isStripped = strip();
const isMac = node.platform.startsWith('darwin');
if (isMac && here.startsWith('darwin')) execFileSync('codesign', ['--remove-signature', out]);
await injectBlob();
if (isMac && here.startsWith('darwin')) execFileSync('codesign', ['--sign', '-', out]);
writeBeside(out, node.path, join(temporary, 'dist/THIRD-PARTY-NOTICES.txt'));
report();

async function makeBlob() {
  const folder = join(temporary, 'dist');
  mkdirSync(folder);
  const { main, command, files } = await makeContent(folder);
  // V8 rejects or misreads code of another platform
  const compiled = node.runs ? { 'login-emulator.code': compileAhead(node.path, command, temporary) } : {};
  const all = { ...files, ...compiled };
  const paths = join(temporary, 'paths.json');
  writeFileSync(paths, JSON.stringify(Object.keys(all)));
  const output = join(temporary, 'blob');
  const config = join(temporary, 'config.json');
  const assets = { ...all, 'paths.json': paths };
  writeFileSync(config, JSON.stringify({ main, output, assets, disableExperimentalSEAWarning: true }));
  execFileSync(node.runs ? node.path : process.execPath, ['--experimental-sea-config', config], {
    stdio: 'pipe',
  });
  return output;
}

function strip() {
  return node.platform.startsWith('linux') && spawnSync('strip', [out]).status === 0;
}

async function injectBlob() {
  const { warn } = console;
  // `postject` warns about a section name in each binary, without effect
  console.warn = (text) => (/section name '\.note/.test(text) ? undefined : warn(text));
  await inject(out, 'NODE_SEA_BLOB', readFileSync(blob), {
    sentinelFuse: fuse,
    ...(isMac ? { machoSegmentName: 'NODE_SEA' } : {}),
  });
  console.warn = warn;
}

function report() {
  const size = `${(statSync(out).size / 1_000_000).toFixed(1)} MB`;
  console.log(`${out}: Node ${node.version} for ${node.platform}, ${size}${isStripped ? ', stripped' : ''}`);
  if (!node.runs) console.log('it was not run, and starts without code that V8 compiled before');
  if (isMac && !here.startsWith('darwin'))
    console.log('macOS runs it only with a signature: see docs/guides/single-executable.md');
}
