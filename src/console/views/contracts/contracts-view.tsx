import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useMedia } from '../../parts/media.ts';
import { onEscape } from '../../shell/keyboard.ts';
import { goTo, route } from '../../page/route.ts';
import { useCoverage, useOperations } from './contract-data.ts';
import { ContractsFilter } from './contracts-filter.tsx';
import { createCountOf } from './coverage.ts';
import type { Drafts } from './draft.ts';
import { OperationDetail } from './operation-detail.tsx';
import { OperationsList } from './operations-list.tsx';
import { Overview } from './overview.tsx';
import { contractsPlace, operationKey } from './contract-links.ts';

/** The view of contracts: the operations of each provider, with the opened one or an overview beside them. */
export function ContractsView() {
  const { opened } = contractsPlace();
  const isNarrow = useMedia('(max-width: 899px)');
  const operations = useOperations();
  const coverage = useCoverage();
  const takesFocus = useRef(false);
  const closed = useRef<string | undefined>(undefined);
  const drafts = useRef<Drafts>(new Map());
  const countOf = useMemo(() => createCountOf(coverage.data.value), [coverage.data.value]);
  const known = operations.data.value ?? [];
  const close = () => {
    const { opened: before } = contractsPlace();
    closed.current = before === undefined ? undefined : operationKey(before);
    goTo('contracts', [], route.peek().query);
  };
  useEffect(() => (opened === undefined ? undefined : onEscape(close)), [opened === undefined]);
  const overview = <Overview operations={known} coverage={coverage} countOf={countOf} />;
  return (
    <div class={opened === undefined ? 'contracts-view' : 'contracts-view with-operation'}>
      <header class="contracts-head">
        <h1>Contracts</h1>
        <ContractsFilter operations={known} />
      </header>
      <div class="contracts-panes">
        <div class="contracts-list">
          {isNarrow ? <Folded>{overview}</Folded> : null}
          <OperationsList
            operations={operations}
            countOf={countOf}
            hasCoverage={coverage.data.value !== undefined}
            closed={closed}
            onOpen={() => (takesFocus.current = true)}
          />
        </div>
        {opened === undefined ? (
          isNarrow ? null : (
            <div class="contracts-side">{overview}</div>
          )
        ) : (
          <OperationDetail
            name={opened}
            operations={operations}
            countOf={countOf}
            takesFocus={takesFocus}
            drafts={drafts.current}
            onClose={close}
          />
        )}
      </div>
    </div>
  );
}

/** On a narrow page, the overview would push the operations away. */
function Folded({ children }: { readonly children: preact.ComponentChildren }) {
  return (
    <details class="overview-fold">
      <summary>Coverage and providers</summary>
      {children}
    </details>
  );
}
