import type { MediaType, OperationDetails } from '../contract/operation-details.ts';
import { below, nodeAt } from '../contract/pointer.ts';
import { jsonFirst } from '../../media-types.ts';
import { isRecord } from '../../json.ts';
import type { FindExample } from '../answers/compile.ts';

/** Returns the declared answer of a status: the status itself, its range, or the default. */
export function responseOf({ responses }: OperationDetails, status: number) {
  const text = String(status);
  return responses.get(text) ?? responses.get(`${text.charAt(0)}XX`) ?? responses.get('default');
}

/** Creates the function that finds the examples of an operation, and of the contract's shared responses. */
export function exampleFinder(document: unknown, details: OperationDetails): FindExample {
  return (status, name, response) => {
    if (response !== undefined) return sharedExample(document, response, name);
    const content = responseOf(details, status)?.content ?? new Map<string, MediaType>();
    for (const contentType of jsonFirst([...content.keys()])) {
      const examples = content.get(contentType)?.examples;
      const value = name === true ? [...(examples?.values() ?? [])][0] : examples?.get(name);
      if (value !== undefined) return { value, contentType };
    }
    return undefined;
  };
}

function sharedExample(document: unknown, response: string, name: string | true) {
  const content = nodeAt(document, below(below('/components/responses', response), 'content'));
  if (!isRecord(content?.value)) return undefined;
  for (const contentType of jsonFirst(Object.keys(content.value))) {
    const at = below(content.pointer, contentType);
    const named = nodeAt(document, below(at, 'examples'));
    const names = isRecord(named?.value) ? Object.keys(named.value) : [];
    const chosen = name === true ? names[0] : name;
    const value =
      (named === undefined || chosen === undefined
        ? undefined
        : nodeAt(document, `${below(named.pointer, chosen)}/value`)?.value) ??
      nodeAt(document, below(at, 'example'))?.value;
    if (value !== undefined) return { value, contentType };
  }
  return undefined;
}
