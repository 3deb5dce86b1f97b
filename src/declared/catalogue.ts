import type { Catalogue } from '../core/catalogue.ts';
import type { ProviderProfile } from '../core/provider.ts';

/** Returns the outcomes of a declared provider, with the way to reach each. */
export function catalogueOf({ endpoints }: ProviderProfile): Catalogue {
  const outcomes = endpoints.flatMap(({ contract }) =>
    Object.entries(contract.outcomes).flatMap(([outcome, statuses = []]) =>
      statuses.map((row) => ({
        ...row,
        operation: contract.operationId,
        outcome: outcome as keyof typeof contract.outcomes,
        source: '',
        reach: `send Prefer: outcome=${outcome}`,
      })),
    ),
  );
  const none = '';
  return {
    outcomes,
    refusals: {
      malformed: none,
      'unsupported-media-type': none,
      'too-large': none,
      'not-found': none,
      'method-not-allowed': none,
    },
  };
}
