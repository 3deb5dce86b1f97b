import { StoreError } from '../store/store.ts';
import { ContractViolationError } from './send-answer.ts';

/** A request that does not say properly what it wants of the emulator itself. */
export class BadRequestError extends Error {
  /** The message as the journal keeps it: what the request sent may be a secret. */
  readonly journalText: string;

  constructor(message: string, journalText = message) {
    super(message);
    this.journalText = journalText;
  }
}

/** A request that a page of another site makes. */
export class CrossSiteError extends Error {}

/** A request in a namespace for which there is no room. */
export class NamespaceLimitError extends Error {}

/** A request whose body would make the bodies of all requests too large together. */
export class TooManyBodiesError extends Error {
  constructor() {
    super(
      'the bodies that the emulator is reading are 64 MiB together, the most that it keeps at a time; send this one again when others are answered',
    );
  }
}

/** How a failure is answered. */
interface ErrorReply {
  readonly status: number;
  readonly title: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Of an answer that says when to ask again, in seconds. */
export const askAgain = { 'retry-after': '1' } as const;

/** The emulator's own mistakes are never dressed as the vendor's. */
export function errorReplyOf(error: unknown): ErrorReply {
  if (error instanceof BadRequestError) return { status: 400, title: 'Bad request' };
  if (error instanceof CrossSiteError) return { status: 403, title: 'Forbidden' };
  if (error instanceof NamespaceLimitError) return { status: 503, title: 'Too many namespaces' };
  if (error instanceof TooManyBodiesError)
    return { status: 503, title: 'Too many bodies', headers: askAgain };
  if (error instanceof StoreError) return { status: 503, title: 'The store failed' };
  if (error instanceof ContractViolationError)
    return { status: 500, title: 'The emulator broke its contract' };
  return { status: 500, title: 'The emulator failed' };
}
