import type { Direction } from './dialect.ts';
import type { MediaType } from './operation-details.ts';
import { operationsOf } from './operations.ts';

/** The schema of a JSON body, with a name for its check: `loginRequest`, `login200`. */
interface NamedBody {
  readonly name: string;
  /** The JSON pointer of its schema. */
  readonly pointer: string;
  readonly direction: Direction;
}

/** Lists the JSON bodies of all operations of a document. */
export function bodiesOf(document: unknown): readonly NamedBody[] {
  const { all, details } = operationsOf(document);
  return all.flatMap((head) => {
    const { body, responses } = details(head);
    const base = head.operationId.replaceAll(/\W+/g, '_').replace(/^(?=\d)/, '_');
    return [
      ...named(`${base}Request`, body?.content, 'request'),
      ...[...responses].flatMap(([status, { content }]) => named(`${base}${status}`, content, 'response')),
    ];
  });
}

function named(
  name: string,
  content: ReadonlyMap<string, MediaType> | undefined,
  direction: Direction,
): readonly NamedBody[] {
  const json = [...(content ?? [])].find(([type]) => /^application\/(.+\+)?json\b/i.test(type));
  const pointer = json?.[1].schema;
  return pointer === undefined ? [] : [{ name, pointer, direction }];
}
