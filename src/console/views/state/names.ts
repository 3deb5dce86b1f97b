import { isNamespaceName } from '../../page/namespace.ts';

/** Says why a text can't be the name of a namespace; undefined if it can. */
export function namespaceNameProblem(name: string): string | undefined {
  if (isNamespaceName(name)) return undefined;
  if (name === '') return 'Write a name.';
  return 'A name has 1 to 63 small letters, digits and hyphens, such as sprint-42.';
}

/** Says why a text can't be the name of a snapshot; undefined if it can. */
export function snapshotNameProblem(name: string): string | undefined {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name)) return undefined;
  if (name === '') return 'Write a name.';
  return 'A name has up to 100 letters, digits, dots, hyphens and underscores, and begins with a letter or digit.';
}

/** The name of a downloaded file: `login-emulator-w1-2027-01-31T12-00-00.json`. */
export function fileNameOf(namespace: string, what: string): string {
  return `login-emulator-${namespace}-${what}.json`;
}

/** The real time, as a part of a file's name. */
export function timeForName(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(':', '-');
}
