import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { itWorks } from './works.ts';

const made = temporaryFolder();
const hasJava = /^jdk\.compiler@/m.test(spawnSync('java', ['--list-modules'], { encoding: 'utf8' }).stdout);
if (!hasJava) console.warn('not run: the part for Java, which needs a JDK (Debian: default-jdk-headless)');

/** Makes the executable of this Node, as the page assumes. */
function make(): Promise<Readonly<Record<string, number>>> {
  const out = join(made, 'login-emulator-linux-x64');
  const { status, stderr } = spawnSync(process.execPath, ['build/executable.js', '--out', out], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return Promise.resolve({});
}

/** Puts the files into the reader's folder first, without the part for Java if it can't run. */
function withFiles(page: string): string {
  const start = `\`\`\`sh\ncp ${made}/* .\n\`\`\`\n\n`;
  const java = '```sh\njava Login.java\n```';
  if (!page.includes(java)) throw new Error('the page has no part for Java');
  return start + (hasJava ? page : page.replace(java, ''));
}

itWorks('single-executable', make, withFiles);
