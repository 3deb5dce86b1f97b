import type { Marked } from '../core/contract.ts';
import type { Received } from '../core/endpoint.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A request whose fields are spelled as its contract declares them, whatever their case: of two that differ by case alone the last counts. */
export function spelledAsDeclared(received: Received, declared: Marked): Received {
  if ('violation' in received) return received;
  const { wire } = received;
  return { ...received, wire: { ...wire, body: respelled(wire.body, declared) } };
}

function respelled(value: unknown, declared: Marked): unknown {
  if (typeof declared === 'string') return value;
  const { items, fields } = declared;
  if (Array.isArray(value)) return items === undefined ? value : value.map((item) => respelled(item, items));
  if (!isFields(value) || fields === undefined) return value;
  const spellings = new Map(Object.keys(fields).map((name) => [name.toLowerCase(), name]));
  // a name such as __proto__ is a field like any other
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const spelling = spellings.get(name.toLowerCase());
      return spelling === undefined ? [name, part] : [spelling, respelled(part, fields[spelling] ?? 'plain')];
    }),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
