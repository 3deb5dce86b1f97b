import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Returns the folders of the job: that of the steps, and one for temporary files. */
export function foldersOf() {
  const { GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;
  return { workspace: GITHUB_WORKSPACE || process.cwd(), temporary: RUNNER_TEMP || tmpdir() };
}

/** Returns the path of the log of the emulator at a port. */
export function logOf(port) {
  return join(foldersOf().temporary, `login-emulator-${port}.log`);
}

/** Writes down the emulator at a port, for the step that stops it. Only the owner can read the file. */
export function remember(port, running) {
  writeFileSync(fileOf(port), JSON.stringify(running), { mode: 0o600 });
}

/** Returns the emulator that was started at a port, and forgets it; undefined if there is none. */
export function recall(port) {
  const file = fileOf(port);
  if (!existsSync(file)) return undefined;
  const running = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return running;
}

function fileOf(port) {
  return join(foldersOf().temporary, `login-emulator-${port}.json`);
}
