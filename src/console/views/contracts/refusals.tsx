import { useId } from 'preact/hooks';
import { Loaded } from '../../parts/loaded.tsx';
import { Outcome } from '../../parts/outcome.tsx';
import { ProvenanceBadge } from '../../parts/provenance-badge.tsx';
import { refusals } from '../../state/resources.ts';
import { contractsPlace } from './contract-links.ts';

/** The replies to requests that reach no operation. */
export function Refusals() {
  const id = useId();
  const { provider } = contractsPlace();
  return (
    <section class="card stack" aria-labelledby={id}>
      <div>
        <h2 id={id}>Replies without an operation</h2>
        <p class="quiet">To requests that no operation takes, such as a wrong path or an unreadable body.</p>
      </div>
      <Loaded resource={refusals}>
        {(all) => {
          const shown = all.filter((one) => provider === '' || one.provider === provider);
          return shown.length === 0 ? (
            <p class="quiet">The contracts have none.</p>
          ) : (
            <table class="refusals">
              <thead>
                <tr>
                  <th scope="col">Provider</th>
                  <th scope="col">Reply</th>
                  <th scope="col">Source</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((one) => (
                  <tr key={`${one.provider} ${one.refusal}`}>
                    <td>{one.provider}</td>
                    <td>
                      <Outcome status={one.status} outcome={one.refusal} />
                    </td>
                    <td>
                      <ProvenanceBadge provenance={one.provenance} /> {one.source}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Loaded>
    </section>
  );
}
