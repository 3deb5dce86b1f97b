import type { Validator } from '../core/contract.ts';
import { problemsOf } from '../files/problems.ts';
import { readYaml } from '../files/yaml.ts';

/** Reads the fixture file of a declared provider, and fills in its defaults. Throws a FileError with all problems. */
export function readFixtureFile(file: string, check: Validator<unknown>): unknown {
  const yaml = readYaml(file);
  const { content } = yaml;
  if (!check(content)) throw yaml.failure(problemsOf(check.errors ?? []));
  return content;
}
