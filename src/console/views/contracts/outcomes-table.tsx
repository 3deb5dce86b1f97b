import { useId } from 'preact/hooks';
import { ProvenanceBadge, provenanceMeanings } from '../../parts/provenance-badge.tsx';
import type { CatalogueEntry } from '../../state/resources.ts';
import type { CountOf } from './coverage.ts';
import { OutcomeRow } from './outcome-row.tsx';

interface OutcomesTableProps {
  readonly outcomes: readonly CatalogueEntry[];
  readonly countOf: CountOf;
}

/** The outcomes of an operation, and how to get each. */
export function OutcomesTable({ outcomes, countOf }: OutcomesTableProps) {
  const id = useId();
  const provenances = [...new Set(outcomes.map(({ provenance }) => provenance))];
  return (
    <section class="stack" aria-labelledby={id}>
      <h3 id={id}>Outcomes</h3>
      <table class="outcomes-table" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">Outcome</th>
            <th scope="col">How to reach it</th>
            <th scope="col">Suite</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((one) => (
            <OutcomeRow key={one.outcome} outcome={one} count={countOf(one)} />
          ))}
        </tbody>
      </table>
      <dl class="provenance-legend hint">
        {provenances.map((one) => (
          <div key={one}>
            <dt>
              <ProvenanceBadge provenance={one} />
            </dt>
            <dd>{provenanceMeanings[one]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
