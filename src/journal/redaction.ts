import type { SecretKind } from '../core/contract.ts';

/** Tells whose secret a value is by its symbol; undefined when it is no one's. */
export type Recognize = (value: string, kind: SecretKind) => string | undefined;

/** Stands for a secret that nobody knows. */
export const redacted = '‹redacted›';

/** Knows nobody's secrets. */
export const recognizeNone: Recognize = () => undefined;

/** What may be shown of a secret. Where nothing was given there is nothing to hide. */
export function placeholderFor(value: unknown, kind: SecretKind, recognise: Recognize): unknown {
  if (value === undefined || value === null || value === '') return value;
  if (typeof value !== 'string' && typeof value !== 'number') return redacted;
  return recognise(String(value), kind) ?? redacted;
}

/** Stands for what is not kept because nothing says what in it is secret. */
export function bytesPlaceholder(bytes: number): string {
  return `‹${bytes} bytes›`;
}
