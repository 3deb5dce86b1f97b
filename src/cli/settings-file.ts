import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { problemsOf } from '../fixtures/problem.ts';
import { settingsProblems } from './settings-problems.ts';
import { isSettings, type Settings } from './settings.ts';

/** The settings file that is read where it stands in the working folder. */
export const settingsFile = 'login-emulator.yaml';

/** Reads the settings file of a folder; its paths are relative to it. Throws a FileError that names the place. */
export async function readSettingsFile(folder: string): Promise<Settings> {
  if (!existsSync(resolve(folder, settingsFile))) return {};
  const { readYaml } = await import('../fixtures/file.ts');
  const yaml = readYaml(resolve(folder, settingsFile));
  const content = yaml.content ?? {};
  if (!isSettings(content)) throw yaml.failure(problemsOf(isSettings.errors ?? []));
  const problems = settingsProblems(content);
  if (problems.length > 0) throw yaml.failure(problems);
  const { fixtures } = content;
  return fixtures === undefined ? content : { ...content, fixtures: resolve(folder, fixtures) };
}
