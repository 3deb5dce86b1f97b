import type { Catalogue, CatalogueEntry } from '../../core/catalogue.ts';
import { isOutcomeId } from '../../core/outcome.ts';
import type { ProviderProfile } from '../../core/provider.ts';
import { errorReplyNames } from '../../core/contract.ts';
import type { OperationHead } from '../contract/operations.ts';
import { exampleAnswers } from '../operation/example-answer.ts';
import { operationActs } from '../operation/build.ts';
import type { OperationAct } from '../operation/perform.ts';
import type { ProviderParts } from '../runtime/parts.ts';
import { summaryOf } from '../runtime/requirement.ts';
import { catalogueAccounts, type CatalogueAccounts } from './accounts.ts';
import { reachOf } from './reach.ts';

/** Returns the outcomes of a declared provider, with the way to reach each. `fixture` is the content of its fixtures. */
export function catalogueOf(
  { endpoints }: Pick<ProviderProfile, 'endpoints'>,
  parts: ProviderParts,
  fixture: unknown,
): Catalogue {
  const { marks } = parts.marks;
  const accounts = catalogueAccounts(fixture, marks.account?.role ?? 'role');
  const outcomes = parts.operations.all.flatMap((head, index) => {
    const rows = endpoints[index]?.contract.outcomes ?? {};
    const acts = operationActs(head, parts);
    return Object.entries(rows).flatMap(([outcome, statuses = []]) =>
      isOutcomeId(outcome)
        ? statuses.map((row) => ({ ...row, ...entryOf(outcome, { head, acts, parts, accounts }) }))
        : [],
    );
  });
  const sources = errorReplyNames.map((name) => [name, marks.errors?.[name]?.source ?? marks.source ?? '']);
  return { outcomes, refusals: Object.fromEntries(sources) as Catalogue['refusals'] };
}

type Entry = Pick<CatalogueEntry, 'operation' | 'outcome' | 'source' | 'reach' | 'body'>;

/** An operation with the parts that explain its outcomes. */
interface Explained {
  readonly head: OperationHead;
  readonly acts: readonly OperationAct[];
  readonly parts: ProviderParts;
  readonly accounts: CatalogueAccounts;
}

function entryOf(outcome: CatalogueEntry['outcome'], { head, acts, parts, accounts }: Explained): Entry {
  const act = acts.find(({ ids }) => ids.includes(outcome)) ?? acts[0];
  if (act === undefined) throw new Error(`${head.operationId} has no act`);
  const { marks, id: provider } = parts;
  const { source } = act.table.answerOf(outcome);
  const body = bodyOf(outcome, act, head, parts);
  return {
    operation: head.operationId,
    outcome,
    source: source === '' ? (act.mark.mark.source ?? marks.marks.source ?? 'the marks') : source,
    reach: reachOf(outcome, { provider, marks, accounts, act: act.mark, needs: summaryOf(act.needs) }),
    ...(body === undefined ? {} : { body }),
  };
}

/** Returns the body of an outcome as the marks have it, with its placeholders; or the contract's example. */
function bodyOf(
  outcome: CatalogueEntry['outcome'],
  { table, mark }: OperationAct,
  head: OperationHead,
  parts: ProviderParts,
): unknown {
  const isExample = mark.name === 'protected' || mark.name === 'public';
  if (outcome !== 'done' || !isExample || table.has(outcome)) return table.answerOf(outcome).template;
  const { status, all } = exampleAnswers(parts.operations.details(head), parts);
  const named = all.find((one) => one.status === status && one.name !== undefined);
  // the sample of a schema needs a library, and would say little
  return named === undefined ? undefined : exampleBody(status, named.name, head, parts);
}

function exampleBody(
  status: number,
  name: string | undefined,
  head: OperationHead,
  { operations }: ProviderParts,
): unknown {
  const { responses } = operations.details(head);
  const content = responses.get(String(status))?.content.values() ?? [];
  return [...content].map(({ examples }) => (name === undefined ? undefined : examples.get(name)))[0];
}
