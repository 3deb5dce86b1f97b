import type { Coverage } from '../coverage/document.ts';
import { readCoverage } from '../coverage/read.ts';
import { askEmulator, type RunningEmulator } from './find-emulator.ts';
import { UsageError } from './usage-error.ts';

/** Asks a running emulator what has been met. */
export async function coverageAt(emulator: RunningEmulator): Promise<Coverage> {
  const document = readCoverage(await askEmulator(emulator, 'coverage'));
  if ('wrong' in document) throw new UsageError(`what ${emulator.url} answers ${document.wrong}`);
  return document;
}
