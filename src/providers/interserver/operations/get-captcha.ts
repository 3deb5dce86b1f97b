import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { showVisitor, visitorOf, type ShownCaptcha } from '../domain/captcha.ts';
import type { Records } from '../records.ts';

/** Someone who wants to see a captcha. */
export interface VisitorRequest {
  readonly visitor: string | undefined;
}

/** What asking for a captcha can come to; it is refused only when that is switched on. */
export type GetCaptchaFacts = {
  readonly done: ShownCaptcha;
  readonly 'token-invalid': NoFacts;
};

/** `GET /captcha`: a captcha that is bound to the visitor. */
export const getCaptcha: Operation<VisitorRequest, Records, GetCaptchaFacts> = {
  accountOf: () => undefined,

  decide({ visitor }, state, environment, trace) {
    trace(visitor === undefined ? 'captcha shown to a new visitor' : 'captcha shown');
    return outcome('done', showVisitor(visitor, state, environment));
  },

  force: {
    done: ({ cookies }, state, environment) => showVisitor(visitorOf(cookies), state, environment),
  },
};
