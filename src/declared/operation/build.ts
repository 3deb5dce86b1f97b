import type { Endpoint } from '../../core/endpoint.ts';
import { lazyEndpoint } from '../../core/lazy-endpoint.ts';
import type { OutcomeId } from '../../core/outcome.ts';
import { segmentsOf } from '../../core/segments.ts';
import { isRecord } from '../../json.ts';
import { createAnswerTable, type AnswerTable } from '../answers/table.ts';
import { codeOperation, codePlaces } from '../code/operation.ts';
import type { OperationCode } from '../runtime/operation-code.ts';
import type { OperationHead } from '../contract/operations.ts';
import { memberOf, nodeAt } from '../contract/pointer.ts';
import type { AnswerTables } from '../marks/fallbacks.ts';
import { actsOf as markedActs } from '../marks/defaults.ts';
import {
  isOptionalFor,
  nameOf,
  needsSession,
  outcomesOf as actOutcomes,
  type OperationFacts,
} from '../marks/outcomes.ts';
import { requirementOf, summaryOf, type Requirement } from '../runtime/requirement.ts';
import { resolveActs } from '../runtime/act-marks.ts';
import type { ActMark } from '../runtime/resolve.ts';
import type { Marks } from '../marks/types.ts';
import type { ProviderParts } from '../runtime/parts.ts';
import { operationContract, outcomesOf } from './contract.ts';
import { createDeclaredEndpoint } from './endpoint.ts';
import type { OperationAct } from './perform.ts';
import { exampleAnswers, type ExampleAnswers } from './example-answer.ts';
import { exampleFinder } from './examples.ts';
import { outcomeIds } from './outcome-ids.ts';
import { needsOf } from './needs.ts';
import { withUncoveredLogin } from './uncovered-login.ts';
import { markedPlaces, pathSecret, type MarkedPlace } from '../answers/secrets.ts';
import { withRequestCheck } from './validate-request.ts';

/** The outcomes that every operation has. */
const common = ['rate-limited', 'server-error', 'unavailable'] as const;

/** Creates the endpoint of an operation, which is built at its first request. */
export function declaredEndpoint(head: OperationHead, parts: ProviderParts): Endpoint {
  const { operationId, method, template, basePath } = head;
  const warns = parts.marks.marks.validation?.answers ?? 'warn';
  return lazyEndpoint({
    head: {
      ...{ operationId, method, template, answers: warns },
      segments: segmentsOf(template, (parameter) => pathSecret(parameter, placesOf(head, parts))),
      ...(basePath === undefined ? {} : { basePath }),
    },
    outcomes: () => outcomesFor(head, parts),
    build: () => build(head, parts),
  });
}

/** Returns the places that the marks of an operation read, without building the operation. */
function placesOf(head: OperationHead, parts: ProviderParts): readonly MarkedPlace[] {
  const mark = markOf(head, parts);
  const acts = mark === undefined ? [] : markedActs(mark).map((act) => ({ mark: act }));
  return markedPlaces(acts, parts.marks);
}

function outcomesFor(head: OperationHead, parts: ProviderParts): Endpoint['contract']['outcomes'] {
  const acts = operationActs(head, parts);
  const [first] = acts;
  return first === undefined ? {} : outcomesOf(idsOf(acts), joinedTable(acts));
}

/** Returns the answers of all acts of an operation: each outcome's is that of the first act that can give it. */
function joinedTable(acts: readonly OperationAct[]): OperationAct['table'] {
  const tableOf = (id: OutcomeId) => (acts.find(({ ids }) => ids.includes(id)) ?? acts[0])?.table;
  const known = (id: OutcomeId) => {
    const table = tableOf(id);
    if (table === undefined) throw new Error(`no act has the outcome ${id}`);
    return table;
  };
  return {
    answerOf: (id) => known(id).answerOf(id),
    has: (id) => known(id).has(id),
    declaredId: (id) => known(id).declaredId(id),
  };
}

function idsOf(acts: readonly OperationAct[]): readonly OutcomeId[] {
  return [...new Set(acts.flatMap(({ ids }) => ids))];
}

function build(head: OperationHead, parts: ProviderParts): Endpoint {
  const details = parts.operations.details(head);
  const acts = operationActs(head, parts);
  const examples = exampleAnswers(details, parts);
  const isByExample = acts.every(({ mark }) => isExampleAct(mark));
  const contract = operationContract({
    ...{ head, details, ids: idsOf(acts), table: joinedTable(acts), provider: parts },
    answers: acts.flatMap(({ ids, table }) => ids.map((id) => table.answerOf(id))),
    places: placesIn(head, acts, parts),
    examples: isByExample ? examples.all : undefined,
  });
  const endpoint = createDeclaredEndpoint({ contract, marks: parts.marks, acts, examples });
  const isMarked = markOf(head, parts) !== undefined || parts.code?.has(head.operationId) === true;
  const marked = { head, isMarked, acts: acts.map(({ mark }) => mark) };
  return withRequestCheck(withUncoveredLogin(endpoint, marked, parts), details, parts);
}

function placesIn(
  { operationId }: OperationHead,
  acts: readonly OperationAct[],
  parts: ProviderParts,
): readonly MarkedPlace[] {
  const marked = markedPlaces(
    acts.map(({ mark }) => mark),
    parts.marks,
  );
  const code = parts.code?.get(operationId);
  return code === undefined ? marked : [...marked, ...codePlaces(code)];
}

/** Returns the mark of an operation; undefined if it has none. */
function markOf({ pointer }: OperationHead, { document }: ProviderParts): Marks['Operation'] | undefined {
  const mark = memberOf(nodeAt(document, pointer)?.value, 'x-login');
  // the marks have been checked
  return isRecord(mark) ? (mark as unknown as Marks['Operation']) : undefined;
}

/** Returns the acts of an operation. One without a mark answers by its example, behind the contract's security. */
export function operationActs(head: OperationHead, parts: ProviderParts): readonly OperationAct[] {
  const { operationId, method } = head;
  const required = needsOf(head, parts);
  const code = parts.code?.get(operationId);
  if (code !== undefined) return [actInCode(code, head, required, parts)];
  const needs = summaryOf(required?.isOptional === true ? undefined : required);
  const mark = markOf(head, parts) ?? { act: needs === false ? ('public' as const) : ('protected' as const) };
  return resolveActs(operationId, mark, parts.marks).map((act) => {
    const facts = {
      ...{ operationId, method, needs },
      ...(required?.isOptional === true ? { optional: summaryOf(required) } : {}),
    };
    const names = [...actOutcomes(act.mark, parts.marks.marks, facts), ...common];
    const tables: AnswerTables = [act.mark.answers, usualAnswers[act.name], sharedAnswers(act, parts)];
    const answers = tableOf(head, tables, parts);
    const table = isExampleAct(act)
      ? withExample(answers, () => exampleAnswers(parts.operations.details(head), parts))
      : answers;
    return {
      mark: act,
      table,
      ids: outcomeIds(names, tables),
      needs: requirementFor(act, facts, required),
    };
  });
}

/** Returns what an act asks of the session of a request: as its mark says, else as the contract or `protect` says. */
function requirementFor(
  act: ActMark,
  facts: OperationFacts,
  required: Requirement | undefined,
): Requirement | undefined {
  // the example of an operation with an optional session may be for an account
  if (isOptionalFor(act.mark, facts)) return required;
  if (act.name === 'sign-out' || !needsSession(act.mark, facts)) return undefined;
  const own = act.mark.needs === undefined ? required : requirementOf(act.mark.needs);
  // such an act is about the account of the session, whatever the contract says
  return own === undefined ? requirementOf(true) : { ...own, isOptional: false };
}

/** Returns the answers of all operations. A shared success doesn't replace the contract's examples. */
function sharedAnswers(act: ActMark, { marks }: ProviderParts): Marks['Answers'] | undefined {
  const shared = marks.marks.answers;
  if (shared === undefined || !isExampleAct(act)) return shared;
  return Object.fromEntries(Object.entries(shared).filter(([id]) => nameOf(id) !== 'done'));
}

/** The answers of acts whose marks have none, because their form is a standard. */
const usualAnswers: { readonly [Name in ActMark['name']]?: Marks['Answers'] } = {
  keys: { done: { status: 200, body: { keys: '{{keys}}' } } },
};

function isExampleAct({ name }: ActMark): boolean {
  return name === 'protected' || name === 'public';
}

/** Returns the answers of an act whose success is the contract's example, with the status of the example. */
function withExample(answers: AnswerTable, successOf: () => ExampleAnswers): AnswerTable {
  if (answers.has('done')) return answers;
  const done = once(() => {
    const { status, source } = successOf();
    return { ...answers.answerOf('done'), status, source, provenance: 'documented' as const };
  });
  return { ...answers, answerOf: (id) => (id === 'done' ? done() : answers.answerOf(id)) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Returns the only act of an operation in code. */
function actInCode(
  code: OperationCode,
  head: OperationHead,
  required: Requirement | undefined,
  parts: ProviderParts,
): OperationAct {
  const { mark, answers, ids, act, needs } = codeOperation(code, head, markOf(head, parts), required, parts);
  return {
    ...{ mark, code: act, ids: [...new Set([...ids, ...common])] },
    table: tableOf(head, [answers, parts.marks.marks.answers], parts),
    needs,
  };
}

function tableOf(head: OperationHead, tables: AnswerTables, parts: ProviderParts): OperationAct['table'] {
  return createAnswerTable({
    ...{ operationId: head.operationId, tables, roots: parts.roots },
    findExample: exampleFinder(parts.document, parts.operations.details(head)),
    provenance: parts.marks.marks.provenance,
  });
}
