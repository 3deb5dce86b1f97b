import type { Resource } from '../../state/resource.ts';
import type { Coverage, Operation } from './contract-data.ts';
import type { CountOf } from './coverage.ts';
import { Providers } from './providers.tsx';
import { Refusals } from './refusals.tsx';
import { SuiteCoverage } from './suite-coverage.tsx';
import { Unreached } from './unreached.tsx';

interface OverviewProps {
  readonly operations: readonly Operation[];
  readonly coverage: Resource<Coverage | undefined>;
  readonly countOf: CountOf;
}

/** The suite's coverage with what it hasn't reached, the providers with their contracts, and the replies to requests that reach no operation. */
export function Overview({ operations, coverage, countOf }: OverviewProps) {
  return (
    <div class="stack contracts-overview">
      <SuiteCoverage coverage={coverage} />
      <Unreached countOf={countOf} />
      <Providers operations={operations} countOf={countOf} />
      <Refusals />
    </div>
  );
}
