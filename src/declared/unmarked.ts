import { basename, extname } from 'node:path';
import { markKey } from './marks/check/document.ts';
import type { Operations } from './contract/operations.ts';
import { memberOf, nodeAt } from './contract/pointer.ts';

/** The files of a provider whose contract may have marks. */
interface MarkedFiles {
  readonly id: string;
  readonly file: string;
  readonly overlay: string | undefined;
}

/** Notes a contract without any mark: all its operations answer by examples, and none signs in. */
export function noteWithoutMarks(
  { id, file, overlay }: MarkedFiles,
  document: unknown,
  { all }: Pick<Operations, 'all'>,
): readonly string[] {
  const isMarked = ({ pointer }: { readonly pointer: string }) =>
    memberOf(nodeAt(document, pointer)?.value, markKey) !== undefined;
  if (memberOf(document, markKey) !== undefined || all.some(isMarked)) return [];
  const beside = `write ${basename(file, extname(file))}.login.yaml beside ${basename(file)}`;
  const what = overlay === undefined ? beside : `add ${markKey} to ${basename(overlay)}`;
  return [`${id} has no marks, so no operation signs in; ${what} (docs/guides/own-provider.md)`];
}
