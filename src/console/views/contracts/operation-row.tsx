import { CoverageBar } from './coverage-bar.tsx';
import type { ListedOperation } from './listed-operations.ts';
import { operationKey, operationLink } from './contract-links.ts';

interface OperationRowProps {
  readonly listed: ListedOperation;
  readonly hasCoverage: boolean;
  readonly isOpened: boolean;
  readonly onOpen: () => void;
}

/** An operation in the list; a link that opens it. */
export function OperationRow({ listed, hasCoverage, isOpened, onOpen }: OperationRowProps) {
  const { operation, reached } = listed;
  const { method, path, summary } = operation;
  return (
    <a
      class="operation-row"
      data-key={operationKey(operation)}
      href={operationLink(operation)}
      aria-current={isOpened ? 'true' : undefined}
      onClick={onOpen}
    >
      <span class={`method ${method.toLowerCase()}`}>{method}</span>{' '}
      <span class="operation-path">{path}</span>{' '}
      <span class="operation-summary quiet">{summary ?? operation.operation}</span>{' '}
      <span class="operation-reached">
        {hasCoverage ? (
          <>
            <CoverageBar of={reached} />
            <span>
              {reached.reached} of {reached.total}
              <span class="visually-hidden"> outcomes reached</span>
            </span>
          </>
        ) : (
          <span>{reached.total === 1 ? '1 outcome' : `${reached.total} outcomes`}</span>
        )}
      </span>
    </a>
  );
}
