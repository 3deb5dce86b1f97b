import type { AnsweredCheck } from './check-request.ts';
import type { AnswerCheck } from './check-sent.ts';
import type { ForwardToFallback } from './fallback.ts';
import type { ResponseOptions } from './request-context.ts';

/** The options of every reply, with the fallbacks and the check of answers that are only warned about. */
export interface ReplyOptions extends ResponseOptions {
  /** The functions that forward to the fallback servers, by provider. */
  readonly fallbacks: ReadonlyMap<string, ForwardToFallback>;
  readonly checkSent: AnswerCheck;
  readonly checkAnswered: AnsweredCheck;
}
