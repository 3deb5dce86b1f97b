import type { Validator } from '../../core/contract.ts';
import { FileError } from '../../errors.ts';
import { problemsOf } from '../../files/problems.ts';
import { textOf } from '../../files/text.ts';
import { environmentVariables, filledTexts } from '../../files/variables.ts';
import { cachedName, writeCached, readCached } from '../contract/cache.ts';
import { parse } from '../contract/parse.ts';

/** Reads the fixture file of a declared provider, and fills in its defaults. Throws a FileError with all problems. */
export async function readFixtureFile(
  file: string,
  check: Validator<unknown>,
  cache?: string,
): Promise<unknown> {
  const quick = await quickContent(file, cache);
  if (quick !== undefined && check(quick)) return quick;
  // the parser that knows places takes several times as long
  const { readYaml } = await import('../../files/yaml.ts');
  const { content, failure } = readYaml(file);
  if (!check(content)) throw failure(problemsOf(check.errors ?? []));
  return content;
}

/** Reads a file with the fast parser; undefined if that finds a problem. */
async function quickContent(file: string, cache: string | undefined): Promise<unknown> {
  const text = textOf(file);
  try {
    return filledTexts(await parsed(text, file, cache), environmentVariables());
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

/** Parses a text, or returns what an earlier start has parsed. */
async function parsed(text: string, file: string, cache: string | undefined): Promise<unknown> {
  if (cache === undefined) return parse(text, file);
  const name = cachedName(['fixtures', text]);
  const known = readCached(cache, name);
  if (known !== undefined) return known;
  const content = await parse(text, file);
  writeCached(cache, name, content);
  return content;
}
