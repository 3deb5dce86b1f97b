import { useId } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { confirm } from '../../parts/confirm.tsx';
import { onlyNamespace } from '../../page/namespace.ts';
import { act } from '../../state/notices.ts';
import type { Resource } from '../../state/resource.ts';
import type { Coverage } from './contract-data.ts';
import { percentOf } from './coverage.ts';
import { CoverageBar } from './coverage-bar.tsx';

/** How many outcomes the suite has reached so far, over all providers. */
export function SuiteCoverage({ coverage }: { readonly coverage: Resource<Coverage | undefined> }) {
  const id = useId();
  const known = coverage.data.value;
  const error = coverage.error.value;
  const only = onlyNamespace.value;
  return (
    <section class="card stack suite-coverage" aria-labelledby={id}>
      <h2 id={id}>Coverage of the suite so far</h2>
      {only === undefined ? null : (
        <p class="quiet">The coverage is of all namespaces; your token may read {only} only.</p>
      )}
      {error === undefined ? null : (
        <div class="problem row" role="alert">
          <p>{error}</p>
          <Button size="small" onClick={coverage.reload}>
            Try again
          </Button>
        </div>
      )}
      {known === undefined ? (
        only === undefined && error === undefined ? (
          <p class="quiet">Loading …</p>
        ) : null
      ) : (
        <Figures coverage={known} reload={coverage.reload} />
      )}
    </section>
  );
}

interface FiguresProps {
  readonly coverage: Coverage;
  readonly reload: () => void;
}

function Figures({ coverage: { met, total, totalOfCalled }, reload }: FiguresProps) {
  const all = { reached: met, total };
  const clear = async () => {
    const isSure = await confirm({
      title: 'Start counting anew?',
      text: `The ${met === 1 ? '1 reached outcome is' : `${met} reached outcomes are`} forgotten, for all namespaces. This can’t be undone.`,
      action: 'Start counting anew',
    });
    if (isSure) await act(() => call('clearCoverage'), 'The coverage counts anew.');
    reload();
  };
  return (
    <>
      <div class="coverage-figure">
        <p>
          <strong>{percentOf(all)} %</strong> {met} of {total} outcomes reached
        </p>
        <CoverageBar of={all} />
      </div>
      <p class="quiet">
        {totalOfCalled === 0
          ? 'No client has called an operation yet. '
          : `Of the operations that were called: ${percentOf({ reached: met, total: totalOfCalled })} %. `}
        Counts requests of clients in all namespaces since the start. Requests that this console sends don’t
        count.
      </p>
      <div class="row">
        <Button size="small" onClick={clear} isDisabled={met === 0}>
          Start counting anew
        </Button>
      </div>
    </>
  );
}
