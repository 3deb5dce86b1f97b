import { StoreError } from '../store/store.ts';
import { ContractBroken } from './answer.ts';

/** A request that does not say properly what it wants of the emulator itself. */
export class BadRequest extends Error {
  /** The message as the journal keeps it: what the request sent may be a secret. */
  readonly kept: string;

  constructor(message: string, kept = message) {
    super(message);
    this.kept = kept;
  }
}

/** A request that a page of another site makes. */
export class Stranger extends Error {}

/** A request in a namespace for which there is no room. */
export class NoRoom extends Error {}

/** The emulator's own mistakes are never dressed as the vendor's. */
export function failureOf(error: unknown): { readonly status: number; readonly title: string } {
  if (error instanceof BadRequest) return { status: 400, title: 'Bad request' };
  if (error instanceof Stranger) return { status: 403, title: 'Forbidden' };
  if (error instanceof NoRoom) return { status: 503, title: 'Too many namespaces' };
  if (error instanceof StoreError) return { status: 503, title: 'The store failed' };
  if (error instanceof ContractBroken) return { status: 500, title: 'The emulator broke its contract' };
  return { status: 500, title: 'The emulator failed' };
}
