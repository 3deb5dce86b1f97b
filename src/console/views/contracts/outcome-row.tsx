import { CodeBlock } from '../../parts/code-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Outcome } from '../../parts/outcome.tsx';
import { outcomeText } from '../../state/outcome-text.ts';
import { ProvenanceBadge } from '../../parts/provenance-badge.tsx';
import type { CatalogueEntry } from '../../state/resources.ts';
import { linkTo } from '../../page/route.ts';
import { LinkedText } from './linked-text.tsx';

interface OutcomeRowProps {
  readonly outcome: CatalogueEntry;
  /** How often requests reached it; undefined if that isn't known. */
  readonly count: number | undefined;
}

/** An outcome: how to reach it, whether the suite did, and the link that switches it on. */
export function OutcomeRow({ outcome: one, count }: OutcomeRowProps) {
  const { provider, operation, outcome, status, provenance, source, reach, body } = one;
  return (
    <tr>
      <th scope="row">
        <Outcome status={status} outcome={outcome} />
        <ProvenanceBadge provenance={provenance} />
      </th>
      <td>
        <p>
          <LinkedText text={reach} />
        </p>
        <p class="hint">
          Source: <LinkedText text={source} />
        </p>
        {body === undefined ? null : (
          <details class="outcome-body">
            <summary>
              Example body<span class="visually-hidden"> of {outcomeText(outcome)}</span>
            </summary>
            <CodeBlock
              text={typeof body === 'string' ? body : JSON.stringify(body, null, 2)}
              what={`example body of ${outcomeText(outcome)}`}
            />
          </details>
        )}
      </td>
      <td>
        {count === undefined ? null : count > 0 ? (
          <p class="reached">
            <Icon name="check" />
            reached {count === 1 ? 'once' : `${count.toLocaleString('en')} times`}
          </p>
        ) : (
          <p class="quiet">not reached</p>
        )}
        <a href={linkTo('now', [], { provider, operation, outcome })}>
          Switch on<span class="visually-hidden"> {outcomeText(outcome)}</span>
        </a>
      </td>
    </tr>
  );
}
