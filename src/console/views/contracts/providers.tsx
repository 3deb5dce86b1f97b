import { useId } from 'preact/hooks';
import { Loaded } from '../../parts/loaded.tsx';
import { catalogue, health } from '../../state/resources.ts';
import type { Operation } from './contract-data.ts';
import { reachedOf, type CountOf } from './coverage.ts';
import { ProviderCard } from './provider-card.tsx';

interface ProvidersProps {
  readonly operations: readonly Operation[];
  readonly countOf: CountOf;
}

/** The served providers, built-in and declared alike. */
export function Providers({ operations, countOf }: ProvidersProps) {
  const id = useId();
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 id={id}>Providers</h2>
      <Loaded resource={health}>
        {({ providers }) => (
          <ul class="providers">
            {providers.map((provider) => {
              const own = (catalogue.data.value ?? []).filter((one) => one.provider === provider.id);
              const first = operations.find((one) => one.provider === provider.id);
              return (
                <li key={provider.id}>
                  <ProviderCard
                    id={provider.id}
                    profile={first?.profile ?? own[0]?.profile ?? provider.profile}
                    baseUrl={provider.baseUrl}
                    count={provider.operations.length}
                    reached={
                      own.some((one) => countOf(one) !== undefined) ? reachedOf(own, countOf) : undefined
                    }
                  />
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
