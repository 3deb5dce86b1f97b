import { isRecord } from '../../json.ts';
import type { OperationHead } from './operations.ts';
import { below, nodeAt, referenceOf } from './pointer.ts';

/** Returns the names of all headers in the responses of operations, without reading all else of the operations. */
export function responseHeadersOf(
  document: unknown,
  operations: readonly OperationHead[],
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { pointer } of operations) {
    const responses = nodeAt(document, below(pointer, 'responses'));
    if (!isRecord(responses?.value)) continue;
    for (const [status, response] of Object.entries(responses.value))
      for (const name of headersOf(document, response, below(responses.pointer, status))) names.add(name);
  }
  return names;
}

function headersOf(document: unknown, response: unknown, pointer: string): readonly string[] {
  // the pointer of a response is only looked up if the response is a reference
  const isReference = referenceOf(response) !== undefined;
  const found = isReference ? nodeAt(document, pointer)?.value : response;
  const headers = isRecord(found) ? found['headers'] : undefined;
  return isRecord(headers) ? Object.keys(headers) : [];
}
