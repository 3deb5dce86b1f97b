import type {
  AnswerExample,
  DeclaredNames,
  OperationContract,
  OutcomeStatus,
  Validator,
} from '../../core/contract.ts';
import { isOutcomeId, type OutcomeId } from '../../core/outcome.ts';
import { segmentsOf } from '../../core/segments.ts';
import { isRecord } from '../../json.ts';
import { isWritable } from '../../media-types.ts';
import type { AnswerTable } from '../answers/table.ts';
import type { MediaType, OperationDetails } from '../contract/operation-details.ts';
import type { OperationHead } from '../contract/operations.ts';
import { below, memberOf, nodeAt } from '../contract/pointer.ts';
import type { ProviderParts } from '../runtime/parts.ts';
import { loadedChecks } from './loaded-checks.ts';
import { responseOf } from './examples.ts';
import type { CompiledAnswer } from '../answers/compile.ts';
import { inputsOf, pathSecret, secretsOf, type FieldSecret, type MarkedPlace } from '../answers/secrets.ts';
import { unreadSecret } from '../answers/unread-secrets.ts';
import { formTypes } from '../request/location.ts';
import { formFields } from './validate-request.ts';

/** A check that accepts everything: what an act reads, the act checks itself. */
const anything: Validator<unknown> = (value): value is unknown => value === value;

/** The parts of an operation's contract. */
export interface ContractParts {
  readonly head: OperationHead;
  readonly details: OperationDetails;
  readonly table: AnswerTable;
  /** The answers of all its acts, which may have several for one outcome. */
  readonly answers: readonly CompiledAnswer[];
  readonly ids: readonly OutcomeId[];
  readonly places: readonly MarkedPlace[];
  readonly examples: readonly AnswerExample[] | undefined;
  readonly provider: ProviderParts;
}

/** Creates the contract of an operation, as the engine and the HTTP layer read it. */
export function operationContract(parts: ContractParts): OperationContract<unknown> {
  const { head, details, table, answers, ids, places, examples, provider } = parts;
  const { operationId, method, template, basePath } = head;
  const { validation = {}, answers: _shared } = provider.marks.marks;
  const checks = loadedChecks(provider.checks);
  return {
    ...{ operationId, method, template },
    segments: segmentsOf(template, (parameter) => pathSecret(parameter, places)),
    ...(basePath === undefined ? {} : { basePath }),
    reads: inputsOf(places, withAccept(declaredInputs(details), details)),
    body: bodyOf(details, places, provider),
    responses: responsesOf(details),
    answers: validation.answers ?? 'warn',
    loadAnswerCheck(status, contentType) {
      const schema = responseOf(details, status)?.content.get(contentType)?.schema;
      if (schema === undefined) return undefined;
      if (!isWritable({}, contentType)) return validatorOf(textIn(contentType));
      const known = checks();
      return known instanceof Promise
        ? known.then((loaded) => validatorOf(loaded.checkFor(schema, 'response')))
        : validatorOf(known.checkFor(schema, 'response'));
    },
    responseHeaders: [...new Set(answers.flatMap(({ headers }) => Object.keys(headers)))],
    ...(examples === undefined ? {} : { examples }),
    outcomes: outcomesOf(ids, table),
    secrets: {
      ...secretsOf(places, bodyFields(details, provider), answers),
      ...(provider.code?.has(operationId) === true ? { areSearched: true } : {}),
    },
  };
}

function validatorOf(check: (value: unknown) => Validator<unknown>['errors']): Validator<unknown> {
  const validator: Validator<unknown> = (value): value is unknown => {
    const errors = check(value) ?? [];
    validator.errors = errors;
    return errors.length === 0;
  };
  return validator;
}

/** Returns the check of a body in a type such as XML: a text, which the schema of the contract can't describe. */
function textIn(contentType: string): (value: unknown) => Validator<unknown>['errors'] {
  return (value) => {
    if (typeof value === 'string') return [];
    const message =
      value === undefined
        ? `must have an example: no value in ${contentType} is made up`
        : `must be a text in ${contentType}`;
    return [{ instancePath: '', keyword: 'type', params: { type: 'string' }, message }];
  };
}

function declaredInputs({ parameters }: OperationDetails) {
  const named = (where: string): DeclaredNames =>
    Object.fromEntries(
      parameters
        .filter((one) => one.in === where)
        .map(({ name }) => [where === 'header' ? name.toLowerCase() : name, unreadSecret(name) ?? 'plain']),
    );
  return { headers: named('header'), cookies: named('cookie'), query: named('query') };
}

/** Adds the header by which a client selects one of several media types of an answer. */
function withAccept<T extends { readonly headers: DeclaredNames }>(
  inputs: T,
  { responses }: OperationDetails,
): T {
  const isChoice = [...responses.values()].some(({ content }) => content.size > 1);
  return isChoice ? { ...inputs, headers: { accept: 'plain', ...inputs.headers } } : inputs;
}

/**
 * Returns the bodies that the operation takes: those of the contract, and any if its marks read one. Unless requests are
 * checked strictly, clients may also send a form, or JSON as text/plain, which needs no preflight.
 */
function bodyOf(
  { body }: OperationDetails,
  places: readonly MarkedPlace[],
  { document, marks }: ProviderParts,
): OperationContract<unknown>['body'] {
  const content = body?.content ?? new Map<string, MediaType>();
  const reads = places.some(({ place }) => place.in === 'body');
  const isOpen = content.size === 0 ? reads : marks.marks.validation?.requests !== 'strict';
  const types = isOpen
    ? [...content.keys(), ...(reads ? ['application/json', ...formTypes] : []), '*/*']
    : [...content.keys()];
  return Object.fromEntries(
    types.map((type) => [
      type,
      {
        check: anything,
        fields: formTypes.includes(type) ? formFields(document, content.get(type)?.schema) : {},
      },
    ]),
  );
}

function responsesOf({ responses }: OperationDetails): OperationContract<unknown>['responses'] {
  return Object.fromEntries(
    [...responses].map(([status, { content }]) => [
      status,
      Object.fromEntries([...content.keys()].map((type) => [type, anything])),
    ]),
  );
}

/** Returns the statuses of the outcomes. A status selects its first outcome. */
export function outcomesOf(
  ids: readonly OutcomeId[],
  table: AnswerTable,
): OperationContract<unknown>['outcomes'] {
  const seen = new Set<number>();
  const entries = ids.filter(isOutcomeId).map((id): [OutcomeId, readonly OutcomeStatus[]] => {
    const { status, provenance } = table.answerOf(id);
    const first = !seen.has(status);
    seen.add(status);
    return [id, [{ status, first, provenance }]];
  });
  return Object.fromEntries(entries);
}

/** Returns the declared fields of the body, which the journal may show unless they are secrets. */
function bodyFields({ body }: OperationDetails, { document }: ProviderParts): readonly FieldSecret[] {
  return [...(body?.content.values() ?? [])].flatMap(({ schema }) => {
    const properties = schema === undefined ? undefined : nodeAt(document, below(schema, 'properties'));
    if (!isRecord(properties?.value)) return [];
    const { pointer, value } = properties;
    return Object.keys(value).map((name) => {
      const format = memberOf(nodeAt(document, below(pointer, name))?.value, 'format');
      return { path: [name], kind: unreadSecret(name, format) ?? ('plain' as const) };
    });
  });
}
