import type { Coverage } from '../coverage/document.ts';
import { readCoverage } from '../coverage/read.ts';
import { ask, type RunningEmulator } from './running.ts';
import { UsageError } from './usage-error.ts';

/** Asks a running emulator what has been met. */
export async function coverageAt(emulator: RunningEmulator): Promise<Coverage> {
  const document = readCoverage(await ask(emulator, 'coverage'));
  if ('wrong' in document) throw new UsageError(`what ${emulator.url} answers ${document.wrong}`);
  return document;
}
