/** Any part of an OpenAPI document, before it is known what it is. */
export type Node = Readonly<Record<string, unknown>>;

/** Whether a value is an object with keys. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
