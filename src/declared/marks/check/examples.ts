import { isRecord } from '../../../json.ts';
import { expectedOneOf } from '../../../suggestion.ts';
import type { Node } from '../../../json.ts';
import { nameOf } from '../outcomes.ts';
import type { Marks } from '../types.ts';
import { usualStatus } from '../usual-status.ts';
import { entriesOf, markKey, memberOf, resolved, titleOf, type Path } from './document.ts';
import { errorAt, type Finding } from './finding.ts';
import type { MarkedOperation, Subject } from './subject.ts';

type Answer = Marks['Answer'];

/** Finds answers whose example or response the contract doesn't have. */
export function missingExamples(subject: Subject): readonly Finding[] {
  const { document, marks, marked } = subject;
  const shared = Object.entries(marks.answers ?? {}).flatMap(([id, answer]) =>
    ofShared(answer, [markKey, 'answers', id], document),
  );
  const own = marked.flatMap((operation) =>
    answerEntries(operation).flatMap(({ id, answer, path }) =>
      ofOperation(id, answer, path, operation, document),
    ),
  );
  return [...shared, ...own];
}

/** Checks an answer that all operations share: only a named response can be checked without an operation. */
function ofShared(answer: Answer, path: Path, document: Node): readonly Finding[] {
  return answer.response === undefined ? [] : ofResponse(answer, answer.response, path, document);
}

function ofOperation(
  id: string,
  answer: Answer,
  path: Path,
  operation: MarkedOperation,
  document: Node,
): readonly Finding[] {
  if (answer.response !== undefined) return ofResponse(answer, answer.response, path, document);
  if (answer.example === undefined) return [];
  const { status = usualStatus[nameOf(id)] } = answer;
  const responses = memberOf(operation.node, 'responses');
  const [key, response] = responseOf(responses, status) ?? [];
  if (response !== undefined)
    return ofExample(answer, resolved(document, response), `at ${key ?? ''}`, path, document);
  const declared = entriesOf(responses).map(([name]) => name);
  const known = declared.length === 0 ? 'no response' : declared.join(', ');
  return [
    errorAt(
      [...path, 'example'],
      `${titleOf(operation)} declares no response ${status} with an example; it has ${known}. Name a response of the components in \`response\`, or write a \`body\``,
    ),
  ];
}

function responseOf(responses: unknown, status: number): readonly [string, unknown] | undefined {
  const keys = [String(status), `${String(status)[0] ?? ''}XX`, 'default'];
  const key = keys.find((one) => memberOf(responses, one) !== undefined);
  return key === undefined ? undefined : [key, memberOf(responses, key)];
}

function ofResponse(answer: Answer, name: string, path: Path, document: Node): readonly Finding[] {
  const responses = memberOf(resolved(document, document['components']), 'responses');
  const response = memberOf(responses, name);
  if (response !== undefined)
    return ofExample(answer, resolved(document, response), `in components.responses.${name}`, path, document);
  const names = entriesOf(responses).map(([one]) => one);
  const expected =
    names.length === 0 ? 'the contract has no components.responses' : expectedOneOf(name, names, 10);
  return [errorAt([...path, 'response'], `unknown response ${name}; ${expected}`)];
}

function ofExample(
  { example, contentType }: Answer,
  response: Node,
  where: string,
  path: Path,
  document: Node,
): readonly Finding[] {
  if (example === undefined) return [];
  const at = [...path, 'example'];
  const { names, hasUnnamed } = examplesIn(response, contentType, document);
  if (typeof example === 'string') {
    if (names.includes(example)) return [];
    const expected =
      names.length === 0 ? 'the response has no named example' : expectedOneOf(example, names, 10);
    return [errorAt(at, `unknown example ${example} ${where}; ${expected}`)];
  }
  if (names.length === 1 || (names.length === 0 && hasUnnamed)) return [];
  const problem =
    names.length === 0
      ? `the response ${where} has no example; write a \`body\``
      : `the response ${where} has several examples; name one of ${names.join(', ')}`;
  return [errorAt(at, problem)];
}

/** The examples of a response, of one media type or of all. */
function examplesIn(response: Node, contentType: string | undefined, document: Node) {
  const media = entriesOf(response['content'])
    .filter(([type]) => contentType === undefined || type === contentType)
    .map(([, value]) => resolved(document, value));
  const names = media.flatMap((one) => entriesOf(one['examples']).map(([name]) => name));
  const hasUnnamed = media.some(
    (one) => 'example' in one || (isRecord(one['schema']) && hasExample(resolved(document, one['schema']))),
  );
  return { names: [...new Set(names)], hasUnnamed };
}

function hasExample(schema: Node): boolean {
  return 'example' in schema || (Array.isArray(schema['examples']) && schema['examples'].length > 0);
}

/** Returns the answers that an operation's mark has, each with its place. */
export function answerEntries({ at, mark }: MarkedOperation) {
  const tables = [
    { answers: mark.answers, path: [...at, 'answers'] },
    ...(mark.acts ?? []).map(({ answers }, index) => ({ answers, path: [...at, 'acts', index, 'answers'] })),
  ];
  return tables.flatMap(({ answers, path }) =>
    Object.entries(answers ?? {}).map(([id, answer]) => ({ id, answer, path: [...path, id] })),
  );
}
