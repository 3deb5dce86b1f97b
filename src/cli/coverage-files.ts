import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Coverage, merged } from '../coverage/document.ts';
import { readCoverage } from '../coverage/read.ts';
import { UsageError } from './usage-error.ts';

/** Adds up the coverage documents of a folder: its `.json` files, each of which `--format json` has printed. */
export async function coverageIn(folder: string, workingFolder: string): Promise<Coverage> {
  const names = await namesIn(resolve(workingFolder, folder), folder);
  if (names.length === 0) {
    throw new UsageError(
      `${folder} holds no .json file; write one for each emulator with: login-emulator coverage --format json > ${join(folder, 'one.json')}`,
    );
  }
  const read = await Promise.all(
    names.map(async (name) => {
      const document = readCoverage(await readFile(resolve(workingFolder, folder, name), 'utf8'));
      return 'wrong' in document ? { problem: `${join(folder, name)} ${document.wrong}` } : { document };
    }),
  );
  const problems = read.flatMap((one) => ('problem' in one ? [one.problem] : []));
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return merged(read.flatMap((one) => ('document' in one ? [one.document] : [])));
}

async function namesIn(path: string, folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(path);
    return names.filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new UsageError(
      `the folder ${folder} cannot be read (${why}); --merge names a folder of coverage documents`,
    );
  }
}
