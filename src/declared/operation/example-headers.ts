import { isRecord } from '../../json.ts';
import type { ReplyHeaders } from '../../core/operation.ts';
import { isHeaderText } from '../template/header-text.ts';
import type { Response } from '../contract/operation-details.ts';
import { below, memberOf, nodeAt, schemaAt } from '../contract/pointer.ts';
import type { ProviderParts } from '../runtime/parts.ts';

/** The headers that the transport or the engine sets. */
const ownHeaders: readonly string[] = [
  'content-type',
  'content-length',
  'transfer-encoding',
  'connection',
  'date',
  'set-cookie',
];

/** Returns the headers of a response that its contract requires or has an example of; undefined if there are none. */
export function exampleHeaders(
  { headers }: Response,
  parameters: Readonly<Record<string, string>>,
  parts: ProviderParts,
): ReplyHeaders | undefined {
  const texts = [...headers].flatMap(([name, pointer]) => {
    const text = ownHeaders.includes(name.toLowerCase()) ? undefined : textAt(pointer, parameters, parts);
    return text === undefined || !isHeaderText(text) ? [] : [[name.toLowerCase(), text] as const];
  });
  return texts.length === 0 ? undefined : Object.fromEntries(texts);
}

function textAt(
  pointer: string,
  parameters: Readonly<Record<string, string>>,
  { document, sample }: ProviderParts,
): string | undefined {
  const header = nodeAt(document, pointer)?.value;
  const named = nodeAt(document, below(pointer, 'examples'))?.value;
  const [first] = isRecord(named) ? Object.keys(named) : [];
  const example =
    memberOf(header, 'example') ??
    (first === undefined
      ? undefined
      : nodeAt(document, below(below(below(pointer, 'examples'), first), 'value'))?.value);
  if (example !== undefined) return textOf(example);
  const schema = schemaAt(document, below(pointer, 'schema'))?.value;
  const isShown = ['example', 'examples', 'default', 'const'].some(
    (name) => memberOf(schema, name) !== undefined,
  );
  if (schema === undefined || (memberOf(header, 'required') !== true && !isShown)) return undefined;
  const made = sample(schema, { parameters });
  return 'message' in made ? undefined : textOf(made.value);
}

/** Returns a value in the style `simple` of a header: the items of a list are separated by commas. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
