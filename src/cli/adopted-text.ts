import { basename, extname } from 'node:path';
import type { Adopted, AdoptedFile } from '../adopt/adopt.ts';
import type { RecognisedOperation } from '../adopt/recognise/recognise.ts';
import type { Change } from '../adopt/write/decide.ts';
import { quoted } from './certificate.ts';
import type { Paint } from './colours.ts';
import { displayPath } from './display-path.ts';

interface TextOptions {
  readonly isDryRun: boolean;
  readonly paint: Paint;
}

const styles = { sure: 'green', likely: 'yellow', open: 'dim' } as const;
const order = ['sure', 'likely', 'open'] as const;

/** The most guesses that are listed. */
const mostOpen = 12;

/** Formats what adopt found and wrote: a line for each mark, and one for each file. */
export function adoptedText(adopted: Adopted, { isDryRun, paint }: TextOptions): string {
  const { title, operations, recognition, canAddSignIn, files, misfits } = adopted;
  const found = recognition.operations.toSorted(
    (one, other) => order.indexOf(one.certainty) - order.indexOf(other.certainty),
  );
  const marked = found.filter(({ certainty }) => certainty !== 'open').length;
  const shown = found.slice(0, marked + mostOpen);
  const left = found.length - shown.length;
  const width = Math.max(0, ...shown.map((one) => titleOf(one).length));
  return [
    `${title}: ${operations} operations, ${marked} of them take part in the login`,
    '',
    ...shown.map((one) => markLine(one, width, paint)),
    ...(left > 0 ? [paint('dim', `… and ${left} more, as comments in ${overlayOf(files)}`)] : []),
    ...(shown.length > 0 ? [''] : []),
    ...(canAddSignIn ? [addingText(adopted), ''] : []),
    ...files.flatMap((file) => fileLines(file, isDryRun, paint)),
    ...misfits.map((line) => paint('red', `no longer fits: ${line}`)),
    '',
  ].join('\n');
}

function overlayOf(files: readonly AdoptedFile[]): string {
  return files.flatMap(({ kind, path }) => (kind === 'overlay' ? [displayPath(path)] : [])).join('');
}

function addingText({ id, contract }: Adopted): string {
  const path = quoted(displayPath(contract));
  const word = basename(contract, extname(contract)) === id ? path : `${id}=${path}`;
  return `no operation signs in; for a ready sign-in beside this contract: login-emulator adopt ${word} --sign-in password`;
}

function titleOf({ head }: RecognisedOperation): string {
  return `${head.method} ${head.template}`;
}

function markLine(operation: RecognisedOperation, width: number, paint: Paint): string {
  const { certainty, acts, reads, tokens, reasons } = operation;
  const places = [...reads].map(([name, { places: all }]) => `${name} ${all.join(' or ')}`);
  const given = [...tokens].map(([kind, { place }]) => `${kind} token in ${place}`);
  const details = certainty === 'sure' ? [...places, ...given].join(', ') : reasons.slice(0, 2).join('; ');
  const act = acts.join(' and ').padEnd(16);
  return `${paint(styles[certainty], certainty.padEnd(6))} ${titleOf(operation).padEnd(width)} ${act} ${paint('dim', details)}`.trimEnd();
}

function fileLines(file: AdoptedFile, isDryRun: boolean, paint: Paint): readonly string[] {
  const { path, isNew, changes, difference, text } = file;
  const name = displayPath(path);
  const count = text.split('\n').length - 1;
  if (isNew) return [`${isDryRun ? 'would write' : 'wrote'} ${name} (${count} lines)`];
  const state = difference.length === 0 ? 'is up to date' : isDryRun ? 'would change' : 'changed';
  const shown = isDryRun ? difference : [];
  return [`${name} ${state}`, ...changes.map(changeLine), ...shown.map((line) => coloured(line, paint))];
}

function changeLine({ kind, id, line, reason }: Change): string {
  return `  ${kind} ${id}${line > 0 ? ` (line ${line})` : ''}: ${reason}`;
}

function coloured(line: string, paint: Paint): string {
  if (line.startsWith('+')) return paint('green', line);
  return line.startsWith('-') ? paint('red', line) : line;
}

/** Returns what adopt found and wrote as data for `--json`. */
export function adoptedData({ id, title, contract, recognition, files, misfits, proof }: Adopted): object {
  return {
    ...{ id, title, contract: displayPath(contract) },
    marks: recognition.operations.map(({ head, acts, certainty, reasons, reads, tokens, answers }) => ({
      ...{ method: head.method, path: head.template, operation: head.operationId, acts, certainty, reasons },
      reads: Object.fromEntries([...reads].map(([name, { places }]) => [name, places])),
      tokens: Object.fromEntries([...tokens].map(([kind, { place }]) => [kind, place])),
      answers: Object.fromEntries([...answers].map(([outcome, { status }]) => [outcome, status])),
    })),
    files: files.map(({ kind, path, isNew, changes, difference }) => ({
      ...{ kind, path: displayPath(path), isNew, isChanged: difference.length > 0, changes },
    })),
    misfits,
    proof: shownProof(proof),
  };
}

/** Returns a proof whose places are paths for people. */
export function shownProof(proof: Adopted['proof']): Adopted['proof'] {
  return proof.map((line) => (line.place === undefined ? line : { ...line, place: displayPath(line.place) }));
}
