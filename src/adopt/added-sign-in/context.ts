import type { OperationHead } from '../../declared/contract/operations.ts';
import { memberOf } from '../../declared/contract/pointer.ts';
import { isRecord, type Node } from '../../json.ts';
import { freeName } from './free-name.ts';
import type { RefusedRequest } from './refused-requests.ts';
import type { BesideKind } from './token-kinds.ts';

/** The data that the added operations depend on. */
export interface BesideContext {
  readonly kinds: readonly BesideKind[];
  /** Whether accounts have scopes. */
  readonly hasScopes: boolean;
  readonly unauthorized: RefusedRequest;
  readonly free: FreeNames;
}

/** Names for operations that the contract doesn't have. */
interface FreeNames {
  path(wish: OwnPath): string;
  operationId(wish: string): string;
}

/** An added operation, by its path. */
export type Added = readonly [path: string, item: Node];

const ownPaths = ['/sign-in', '/refresh', '/sign-out', '/me'] as const;
type OwnPath = (typeof ownPaths)[number];

/** Finds names that the contract doesn't have. All added paths begin in the same way. */
export function freeNames(document: unknown, heads: readonly OperationHead[]): FreeNames {
  const paths = memberOf(document, 'paths');
  const operationIds = heads.map(({ operationId }) => operationId);
  const isTaken = (prefix: string): boolean =>
    isRecord(paths) && ownPaths.some((path) => Object.hasOwn(paths, `${prefix}${path}`));
  const prefix = isTaken('') ? freeName('/auth', isTaken) : '';
  return {
    path: (wish) => `${prefix}${wish}`,
    operationId: (wish) => freeName(wish, (one) => operationIds.includes(one)),
  };
}

/** The origin of all that is added. */
export const source = 'added by login-emulator adopt, because the contract has no sign-in';

/** The members of a mark that tell that nothing in the contract shows it. */
export const inferred = { provenance: 'inferred', source } as const;
