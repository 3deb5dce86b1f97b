import { useId } from 'preact/hooks';
import { Outcome } from '../../parts/outcome.tsx';
import { catalogue } from '../../state/resources.ts';
import { operationKey, operationLink } from './contract-links.ts';
import { unreachedOfCalled, type CountOf } from './coverage.ts';

/** The outcomes that the suite hasn't reached, of the operations that it calls. */
export function Unreached({ countOf }: { readonly countOf: CountOf }) {
  const id = useId();
  const called = unreachedOfCalled(catalogue.data.value ?? [], countOf);
  if (called.length === 0) return null;
  return (
    <section class="card stack unreached" aria-labelledby={id}>
      <h2 id={id}>Not reached yet</h2>
      <p class="quiet">Of the operations that were called. An operation says how to reach each.</p>
      <ul>
        {called.map(({ provider, operation, outcomes }) => (
          <li key={operationKey({ provider, operation })}>
            <a href={operationLink({ provider, operation })}>
              {provider} {operation}
            </a>
            <ul aria-label={`Not reached at ${provider} ${operation}`}>
              {outcomes.map(({ outcome, status }) => (
                <li key={outcome}>
                  <Outcome status={status} outcome={outcome} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
