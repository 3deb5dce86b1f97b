import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

it('copies the page from its cache, without loading Vite, when no source changed', () =>
  inFolder((folder) => {
    const [first, again] = [join(folder, 'first'), join(folder, 'again')];
    writeConsole(first);
    writeConsole(
      again,
      'export const resolve = (name, context, next) => { if (name === "vite") throw new Error("loads Vite"); return next(name, context); }',
    );
    expect(readdirSync(again)).toEqual(readdirSync(first));
    expect(readdirSync(again)).toContain('console.js.gz');
  }));

it('builds the page again when a source is edited, added, renamed or removed', () =>
  inFolder((folder) => {
    const sources = join(folder, 'console');
    const edits = {
      none: () => undefined,
      edited: () => writeFileSync(join(sources, 'index.html'), 'other'),
      added: () => writeFileSync(join(sources, 'added.css'), ''),
      renamed: () => renameSync(join(sources, 'main.tsx'), join(sources, 'other.tsx')),
      removed: () => rmSync(join(sources, 'main.tsx')),
    };
    const digestAfter = (edit: () => void) => {
      rmSync(sources, { recursive: true, force: true });
      cpSync('src/console', sources, { recursive: true });
      edit();
      return digestOf(sources);
    };
    const digests = Object.values(edits).map(digestAfter);
    expect(new Set(digests).size).toBe(digests.length);
    expect(digestAfter(edits.none)).toBe(digests[0]);
  }));

function inFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'login-emulator-console-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes the built page to a folder, with hooks for the modules that the build loads. */
function writeConsole(folder: string, hooks = 'export {}'): void {
  run(`
    import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}));
    const { writeConsole } = await import('./build/console.js');
    await writeConsole(${JSON.stringify(folder)});
  `);
}

function digestOf(sources: string): string {
  const path = JSON.stringify(sources);
  return run(`import { digestOfSources } from './build/console.js'; console.log(digestOfSources(${path}));`);
}

/** Runs a script as an ES module in the project's folder; returns its output. */
function run(script: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
}
