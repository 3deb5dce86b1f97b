import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Passage } from './passage.ts';
import { readMarkdown } from './read-markdown.ts';
import { readTypeScript } from './read-typescript.ts';
import { readYaml } from './read-yaml.ts';
import { isVendors } from './vendor-sentences.ts';

type Reader = (file: string, source: string) => readonly Passage[];

const readers: readonly (readonly [RegExp, Reader])[] = [
  [/\.(tsx?|js|mjs|cjs)$/, readTypeScript],
  [/\.md$/, readMarkdown],
  [/\.ya?ml$|\.schema\.json$/, readYaml],
];

/** Generated files, and texts of third parties. */
const ignored = /^src\/generated\/|^build\/licences\/|^test\/.*\/(documents|upstream)\//;

/** Reads all text for people in some files and folders of the repository. */
export function readPassages(paths: readonly string[]): readonly Passage[] {
  return filesIn(paths).flatMap((file) => {
    const reader = readers.find(([pattern]) => pattern.test(file))?.[1];
    if (reader === undefined) return [];
    return reader(file, readFileSync(file, 'utf8')).filter(({ text }) => !isVendors(text));
  });
}

/** Lists the files that git knows or would add. */
function filesIn(paths: readonly string[]): readonly string[] {
  const options = { encoding: 'utf8', maxBuffer: 1 << 26 } as const;
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...paths],
    options,
  );
  const deleted = new Set(execFileSync('git', ['ls-files', '--deleted'], options).split('\n'));
  return listed.split('\n').filter((file) => file !== '' && !ignored.test(file) && !deleted.has(file));
}
