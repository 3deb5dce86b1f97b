import { isatty } from 'node:tty';
import type { Emulator } from '../emulator/emulator.ts';
import type { FixtureSource } from '../fixtures/source.ts';
import type { EffectiveSettings } from './resolve-settings.ts';
import type { Terminal } from './terminal.ts';

/** Watches the fixtures of an emulator; gives the way to stop. */
export type Watch = (emulator: Emulator, terminal: Terminal) => () => void;

/** Whether edits of the fixtures are taken over: as the settings say, else where someone sees what is said of them. */
export function isLive({ fixtures, watch }: EffectiveSettings): boolean {
  return fixtures !== undefined && (watch ?? isatty(process.stdout.fd));
}

/** Makes the watch over a fixtures folder, before its files are read for the first time: no edit is missed in between. */
export async function prepareWatch(folder: string, source: FixtureSource): Promise<Watch> {
  const { stampsOf, watchFolder } = await import('../fixtures/watch.ts');
  const { createReload } = await import('../emulator/reload-fixtures.ts');
  const standing = await stampsOf(folder);
  return (emulator, terminal) => watchFolder(folder, standing, createReload(emulator, source, terminal));
}
