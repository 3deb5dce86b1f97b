import { linkTo, route } from '../../page/route.ts';
import type { Operation } from './contract-data.ts';

/** An operation by its provider and its operation id. */
export type OperationName = Pick<Operation, 'provider' | 'operation'>;

/** The shown operation and the filters, as the link has them. */
export interface ContractsPlace {
  readonly opened: OperationName | undefined;
  /** The words that an operation must have. */
  readonly search: string;
  /** The provider whose operations are listed; empty for all. */
  readonly provider: string;
  readonly isUnreachedFirst: boolean;
}

/** The value of `sort` in a link that puts what the suite hasn't reached first. */
export const unreached = 'unreached';

/** Reads the shown place from the address. */
export function contractsPlace(): ContractsPlace {
  const {
    path: [provider, operation],
    query,
  } = route.value;
  return {
    opened: provider === undefined || operation === undefined ? undefined : { provider, operation },
    search: (query['q'] ?? '').trim().toLowerCase(),
    provider: query['provider'] ?? '',
    isUnreachedFirst: query['sort'] === unreached,
  };
}

/** The link to an operation, with the filters of the list beside it. */
export function operationLink({ provider, operation }: OperationName): string {
  return linkTo('contracts', [provider, operation], route.value.query);
}

/** The key of an operation in the list. */
export function operationKey({ provider, operation }: OperationName): string {
  return `${provider} ${operation}`;
}
