import type { RefObject } from 'preact';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { OpenedDetail } from '../../parts/opened-detail.tsx';
import { namespace } from '../../page/namespace.ts';
import type { Resource } from '../../state/resource.ts';
import { catalogue } from '../../state/resources.ts';
import { linkTo } from '../../page/route.ts';
import type { Operation } from './contract-data.ts';
import { outcomesOf, unreachedFirst, type CountOf } from './coverage.ts';
import type { Drafts } from './draft.ts';
import { LinkedText } from './linked-text.tsx';
import { OutcomesTable } from './outcomes-table.tsx';
import { contractsPlace, operationKey, type OperationName } from './contract-links.ts';
import { TryItLoaded } from './try-it-loaded.tsx';

interface OperationDetailProps {
  readonly name: OperationName;
  readonly operations: Resource<readonly Operation[]>;
  readonly countOf: CountOf;
  /** Set when the detail is to take the focus. */
  readonly takesFocus: RefObject<boolean>;
  readonly drafts: Drafts;
  readonly onClose: () => void;
}

/** The opened operation: its description, a form that tries it, and what it can answer. */
export function OperationDetail(props: OperationDetailProps) {
  const { name, operations, countOf, takesFocus, drafts, onClose } = props;
  const key = operationKey(name);
  return (
    <OpenedDetail kind="Operation" name={key} takesFocus={takesFocus} onClose={onClose}>
      <Loaded resource={operations}>
        {(all) => {
          const operation = all.find((one) => operationKey(one) === key);
          return operation === undefined ? (
            <UnknownOperation name={name} />
          ) : (
            <div class="stack">
              <Head operation={operation} />
              <TryItLoaded key={`${namespace.value} ${key}`} operation={operation} drafts={drafts} />
              <Answers operation={operation} countOf={countOf} />
            </div>
          );
        }}
      </Loaded>
    </OpenedDetail>
  );
}

function Head({
  operation: { method, path, summary, description, profile },
}: {
  readonly operation: Operation;
}) {
  return (
    <header class="stack operation-head">
      <div class="detail-title">
        <h2>
          {method} {path}
        </h2>
        <span class="badge">{profile} profile</span>
      </div>
      {summary === null ? null : (
        <p class="operation-title">
          <LinkedText text={summary} />
        </p>
      )}
      {description === undefined || description === summary ? null : (
        <p class="operation-description">
          <LinkedText text={description} />
        </p>
      )}
    </header>
  );
}

interface AnswersProps {
  readonly operation: Operation;
  readonly countOf: CountOf;
}

function Answers({ operation, countOf }: AnswersProps) {
  const { isUnreachedFirst } = contractsPlace();
  return (
    <Loaded resource={catalogue}>
      {(all) => {
        const own = outcomesOf(operation, all);
        return (
          <OutcomesTable outcomes={isUnreachedFirst ? unreachedFirst(own, countOf) : own} countOf={countOf} />
        );
      }}
    </Loaded>
  );
}

function UnknownOperation({ name: { provider, operation } }: { readonly name: OperationName }) {
  return (
    <Empty icon="question" title={`${provider} has no operation ${operation}`}>
      <p>The namespace {namespace.value} may use another profile, or the emulator serves other contracts.</p>
      <p>
        <a href={linkTo('contracts')}>Show all operations</a>
      </p>
    </Empty>
  );
}
