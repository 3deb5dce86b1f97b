import type { Problem } from '../../../files/problems.ts';
import type { Path } from './document.ts';

/** A finding about marks. An error prevents the start; a note doesn't. The path starts at the top of the document. */
export interface Finding extends Problem {
  readonly severity: 'error' | 'note';
}

/** Creates an error about a value. */
export function errorAt(path: Path, message: string): Finding {
  return { severity: 'error', path, atKey: false, message };
}

/** Creates an error about a key. */
export function errorAtKey(path: Path, message: string): Finding {
  return { severity: 'error', path, atKey: true, message };
}

/** Creates a note about a value. */
export function noteAt(path: Path, message: string): Finding {
  return { severity: 'note', path, atKey: false, message };
}
