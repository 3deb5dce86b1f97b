import type { Node } from '../../json.ts';
import type { Field } from '../facts/fields.ts';
import type { AnswerFacts, OperationFacts } from '../facts/operation.ts';

/** An answer to requests without a valid token, or without the right. */
export interface RefusedRequest {
  readonly status: 401 | 403;
  /** The answer in the form of the marks. */
  readonly answer: Node;
  /** The answer as a response of an operation that declares it. */
  readonly response: Node;
  /** The evidence, for the person who reads the marks. */
  readonly reason: string;
}

const json = 'application/json';
const texts = {
  401: ['unauthorized', 'Sign in first.'],
  403: ['forbidden', 'Your account may not do this.'],
} as const;

/** Returns the answer of a status as most operations of the contract show it, else a plain problem. */
export function refusedRequest(status: 401 | 403, facts: readonly OperationFacts[]): RefusedRequest {
  const [error, message] = texts[status];
  const shown = commonest(
    facts.flatMap(({ refusals }) => refusals.filter((one) => one.status === `${status}`)),
  );
  const reason =
    shown === undefined
      ? `the contract shows no answer with ${status}`
      : `the contract answers so with ${status}`;
  if (shown !== undefined && shown.mediaType === undefined)
    return { status, answer: { status }, response: { description: message }, reason };
  const body = bodyOf(shown, status) ?? { error, message };
  const declared = shown?.mediaType ?? json;
  const type = declared.includes('*') ? json : declared;
  return {
    ...{ status, reason },
    answer: { status, body, ...(declared === json ? {} : { contentType: type }) },
    response: { description: message, content: { [declared]: { example: body } } },
  };
}

/** Returns the first of the answers that are alike in most operations. */
function commonest(answers: readonly AnswerFacts[]): AnswerFacts | undefined {
  const keyOf = ({ mediaType, description }: AnswerFacts) => `${mediaType} ${description}`;
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(keyOf(answer), (counts.get(keyOf(answer)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return answers.find((answer) => counts.get(keyOf(answer)) === most);
}

function bodyOf(shown: AnswerFacts | undefined, status: 401 | 403): unknown {
  if (shown === undefined) return undefined;
  const [example] = shown.examples.values();
  // an example with braces would be read as a template
  if (example !== undefined && !JSON.stringify(example).includes('{{')) return example;
  if (shown.shape.types.includes('string')) return texts[status][1];
  const fields = shown.shape.fields.filter(({ path }) => !path.includes('0'));
  return fields.length === 0 ? undefined : objectOf(fields, [], status);
}

/** Makes up an object with the fields below a path. */
function objectOf(fields: readonly Field[], at: readonly string[], status: 401 | 403): Node {
  const own = fields.filter(
    ({ path }) => path.length === at.length + 1 && at.every((name, index) => path[index] === name),
  );
  return Object.fromEntries(
    own.map((field) => {
      const isObject = field.types.includes('object');
      return [
        field.path.at(-1) ?? '',
        isObject ? objectOf(fields, field.path, status) : valueOf(field, status),
      ];
    }),
  );
}

function valueOf({ types, format, values, words }: Field, status: 401 | 403): unknown {
  const [error, message] = texts[status];
  if (values.length > 0) return values.find((one) => one === status || one === error) ?? values[0];
  if (types.includes('array')) return [];
  if (types.includes('boolean')) return false;
  if (types.includes('integer') || types.includes('number')) return status;
  if (format === 'date-time') return '{{now.iso}}';
  if (format.startsWith('uri')) return 'about:blank';
  return /message|msg|detail|description|reason|title|text/.test(words) ? message : error;
}
