import { isatty } from 'node:tty';
import type { Emulator } from '../emulator/emulator.ts';
import type { LoadProvider } from '../emulator/provider-source.ts';
import type { FixtureSource } from '../fixtures/source.ts';
import type { ChosenProviders } from './load-providers.ts';
import { fileEntryOf } from './provider-entries.ts';
import type { EffectiveSettings } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** The watch of a start's files. */
export interface Watch {
  /** Notes a file of a provider that is about to be read. */
  onRead(path: string): void;
  /** Begins to watch; returns a function that stops it. */
  begin(parts: WatchedParts): () => void;
}

/** The parts of a start that change with its files. */
export interface WatchedParts {
  readonly emulator: Emulator;
  readonly terminal: Terminal;
  readonly chosen: ChosenProviders;
  readonly source: FixtureSource;
  readonly load: LoadProvider;
}

/** Whether edited files are reloaded: as `watch` specifies, otherwise if a user sees the output. */
export function isLive(settings: EffectiveSettings): boolean {
  return watchedText(settings) !== '' && (settings.watch ?? isatty(process.stdout.fd));
}

/** Names the files that can be watched: `fixtures and the files of acme`; empty if there are none. */
export function watchedText({ fixtures, provider }: EffectiveSettings): string {
  const ids = provider.flatMap((text) => {
    const { id, file } = fileEntryOf(text);
    return file === undefined ? [] : [id];
  });
  const files = ids.length === 0 ? [] : [`the files of ${ids.join(', ')}`];
  return [...(fixtures === undefined ? [] : [fixtures]), ...files].join(' and ');
}
