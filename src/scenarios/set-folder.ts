import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { FileError } from '../fixtures/file-error.ts';
import { readYaml } from '../fixtures/file.ts';
import { isFixtureFile, setFolder } from '../fixtures/folder.ts';
import { problemsOf } from '../fixtures/problem.ts';
import { checkScenarioSet } from '../generated/scenario-sets/checks.js';
import { builtInSets, setOf, type ScenarioSet, type SetSource } from './sets.ts';

/** Takes sets from the folder `scenarios` of a fixtures folder, a file each; they go before the emulator's own. */
export function folderSets(fixtures: string): SetSource {
  const folder = join(fixtures, setFolder);
  return () => {
    if (!existsSync(folder)) return builtInSets();
    const files = readdirSync(folder).filter(isFixtureFile).sort();
    const lines: string[] = [];
    const sets = files.flatMap((file) => {
      try {
        return [fromFile(join(folder, file))];
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        lines.push(...error.lines);
        return [];
      }
    });
    if (lines.length > 0) throw new FileError(lines);
    return [...builtInSets(), ...sets];
  };
}

function fromFile(file: string): ScenarioSet {
  const yaml = readYaml(file);
  const { content } = yaml;
  if (!checkScenarioSet(content)) throw yaml.failure(problemsOf(checkScenarioSet.errors ?? []));
  return setOf(basename(file, extname(file)), content, 'folder');
}
