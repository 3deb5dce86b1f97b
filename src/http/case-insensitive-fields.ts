import type { Contract, SecretMap, OperationContract } from '../core/contract.ts';
import type { Received } from '../core/request-reader.ts';

/** Renames fields to their declared spelling if the vendor ignores case; records the original if that's undocumented. */
export function inDeclaredSpelling(
  received: Received,
  { ignoresCase = false }: Pick<Contract, 'ignoresCase'>,
  { secrets, undocumentedSpelling }: Pick<OperationContract<unknown>, 'secrets' | 'undocumentedSpelling'>,
): Received {
  if (ignoresCase) return renameToDeclared(received, secrets.request);
  if (undocumentedSpelling === undefined || 'violation' in received) return received;
  const spelled = renameToDeclared(received, secrets.request);
  if (spelled === received) return received;
  return { ...spelled, respelled: { asWritten: received.wire, evidence: undocumentedSpelling } };
}

/** Renames a request's fields to the contract's spelling, ignoring case. If two differ only in case, the last wins. */
export function renameToDeclared(received: Received, declared: SecretMap): Received {
  if ('violation' in received) return received;
  const { wire } = received;
  const body = respelled(wire.body, declared);
  return body === wire.body ? received : { ...received, wire: { ...wire, body } };
}

/** Renames the fields of a value; returns the same value if all are spelled as declared. */
function respelled(value: unknown, declared: SecretMap): unknown {
  if (typeof declared === 'string') return value;
  const { items, fields } = declared;
  if (Array.isArray(value)) {
    if (items === undefined) return value;
    const list = value.map((item) => respelled(item, items));
    return list.every((item, index) => item === value[index]) ? value : list;
  }
  if (!isFields(value) || fields === undefined) return value;
  const spellings = new Map(Object.keys(fields).map((name) => [name.toLowerCase(), name]));
  const parts = Object.entries(value).map(([name, part]) => {
    const spelling = spellings.get(name.toLowerCase());
    if (spelling === undefined) return { name, part, isSame: true };
    const respelledPart = respelled(part, fields[spelling] ?? 'plain');
    return { name: spelling, part: respelledPart, isSame: spelling === name && respelledPart === part };
  });
  if (parts.every(({ isSame }) => isSame)) return value;
  // fromEntries treats a name such as __proto__ as an ordinary field
  return Object.fromEntries(parts.map(({ name, part }) => [name, part]));
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
