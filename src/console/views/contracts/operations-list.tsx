import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Loaded } from '../../parts/loaded.tsx';
import type { Resource } from '../../state/resource.ts';
import { catalogue } from '../../state/resources.ts';
import type { Operation } from './contract-data.ts';
import type { CountOf } from './coverage.ts';
import { listedOperations } from './listed-operations.ts';
import { NoOperations } from './no-operations.tsx';
import { contractsPlace } from './contract-links.ts';
import { ProviderOperations } from './provider-operations.tsx';

interface OperationsListProps {
  readonly operations: Resource<readonly Operation[]>;
  readonly countOf: CountOf;
  readonly hasCoverage: boolean;
  /** The key of the operation that was closed just now: its row takes the focus. */
  readonly closed: RefObject<string | undefined>;
  readonly onOpen: () => void;
}

/** The operations that fit the search and the filter, by provider. */
export function OperationsList({ operations, countOf, hasCoverage, closed, onOpen }: OperationsListProps) {
  const element = useRef<HTMLDivElement>(null);
  const place = contractsPlace();
  const known = operations.data.value;
  const outcomes = catalogue.data.value;
  const groups = useMemo(
    () => listedOperations(known ?? [], outcomes ?? [], countOf, place),
    [known, outcomes, countOf, place.search, place.provider, place.isUnreachedFirst],
  );
  useLayoutEffect(() => {
    const key = closed.current;
    if (key === undefined || place.opened !== undefined) return;
    closed.current = undefined;
    const rows = element.current?.querySelectorAll<HTMLElement>('a[data-key]') ?? [];
    [...rows].find((row) => row.dataset['key'] === key)?.focus();
  });
  return (
    <div ref={element} class="operations">
      <Loaded resource={operations}>
        {(all) => (
          <Loaded resource={catalogue}>
            {() =>
              groups.length === 0 ? (
                <NoOperations hasAny={all.length > 0} />
              ) : (
                groups.map((group) => (
                  <ProviderOperations
                    key={group.provider}
                    group={group}
                    hasCoverage={hasCoverage}
                    opened={place.opened}
                    onOpen={onOpen}
                  />
                ))
              )
            }
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}
