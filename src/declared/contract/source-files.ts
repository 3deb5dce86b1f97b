import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { readText, textOf } from '../../files/text.ts';

/** A file that was read. */
export interface SourceFile {
  /** The absolute path, without links. */
  readonly path: string;
  /** The name in messages: the path that the user gave, or one beside it. */
  readonly name: string;
  readonly text: string;
  /** The SHA-256 of the text. */
  readonly hash: string;
}

/** Reads a file of the user. Throws a FileError if that fails. */
export function readSource(name: string): SourceFile {
  const text = textOf(name);
  return { path: realpathSync(name), name, text, hash: hashOf(text) };
}

/** The file to which a reference leads. */
export interface Target {
  readonly path: string;
  /** The path from the contract's folder, with slashes. */
  readonly relativePath: string;
}

/** Matches the scheme of an address, but not a drive of Windows. */
const scheme = /^[a-z][a-z0-9+.-]+:/i;

/**
 * Returns the path of a file to which a reference leads, and its path relative to the contract's folder, with slashes.
 * Returns a message if the reference isn't allowed.
 */
export function targetOf(
  reference: string,
  from: SourceFile,
  contract: SourceFile,
  allowOutside: boolean,
): Target | string {
  const shown = `the $ref "${reference}"`;
  if (reference === '')
    return `the $ref is empty; expected a file, or a part of this one such as #/components/schemas/User`;
  if (scheme.test(reference) || reference.startsWith('//'))
    return `${shown} leads to the network; expected a file: save it beside the contract, and refer to that`;
  const named = pathNamed(reference, from);
  const path = realPathOf(named);
  if (path === undefined) return `${shown} leads to a file that doesn't exist: ${named}`;
  const relativePath = relative(dirname(contract.path), path);
  const isOutside = relativePath === '..' || relativePath.startsWith(`..${sep}`) || isAbsolute(relativePath);
  if (isOutside && !allowOutside)
    return `${shown} leads outside the contract's folder; move the file there, or set allowOutside`;
  return { path, relativePath: relativePath.replaceAll(sep, '/') };
}

/** Returns the absolute path that a reference of a file names, whether or not there is such a file. */
export function pathNamed(reference: string, from: SourceFile): string {
  return resolve(dirname(from.path), decoded(reference));
}

/** Reads the file of a reference, whose name is like that of the contract; or returns a sentence about it. */
export function readReferenced(
  relativePath: string,
  path: string,
  contract: SourceFile,
): SourceFile | string {
  const name = isAbsolute(relativePath) ? path : join(dirname(contract.name), relativePath);
  const read = readText(path);
  if ('problem' in read) return `${name}, which ${read.problem}`;
  return { path, name, text: read.text, hash: hashOf(read.text) };
}

/** Reads a file again, to locate a problem; undefined if it has changed since. */
export function sameText({ path, hash }: Pick<SourceFile, 'path' | 'hash'>): string | undefined {
  try {
    const text = textOf(path);
    return hashOf(text) === hash ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the SHA-256 of a text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Returns the path, without links, of a file that another file names; undefined if there is none. */
export function realPathBeside(from: SourceFile, named: string): string | undefined {
  return scheme.test(named) ? undefined : realPathOf(pathNamed(named, from));
}

function decoded(reference: string): string {
  const path = reference.split('#', 1)[0] ?? '';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
