import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { problemsOf } from '../files/problems.ts';
import { settingsProblems } from './settings-problems.ts';
import { isSettings, type Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** The settings file that is read where it stands in the working folder. */
export const settingsFile = 'login-emulator.yaml';

const misnames = ['login-emulator.yml', 'login-emulator.json'];

/** Reads the settings file of a folder; its paths are relative to it. Throws a FileError that names the place. */
export async function readSettingsFile(folder: string): Promise<Settings> {
  const misnamed = misnames.find((name) => existsSync(resolve(folder, name)));
  if (misnamed !== undefined)
    throw new UsageError(`${resolve(folder, misnamed)} is not read; its name must be ${settingsFile}`);
  if (!existsSync(resolve(folder, settingsFile))) return {};
  const { readYaml } = await import('../files/yaml.ts');
  const yaml = readYaml(resolve(folder, settingsFile));
  const content = yaml.content ?? {};
  if (!isSettings(content)) throw yaml.failure(problemsOf(isSettings.errors ?? []));
  const problems = settingsProblems(content);
  if (problems.length > 0) throw yaml.failure(problems);
  return { ...content, ...pathsFrom(folder, content) };
}

/** Those of the settings that are paths. */
const paths = ['fixtures', 'tls-cert', 'tls-key', 'state'] as const;

/** The paths of the file, from the file's folder. */
function pathsFrom(folder: string, settings: Settings): Settings {
  const given = paths.flatMap((name) => {
    const path = settings[name];
    return path === undefined ? [] : [[name, resolve(folder, path)] as const];
  });
  return Object.fromEntries(given);
}
