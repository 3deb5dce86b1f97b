import { type Wire, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import type { Context, Operation, TracedContext } from '../records.ts';
import { showVisitor, visitorOf, type Captcha } from '../domain/captcha.ts';

/** The outcomes of an operation that returns the same to every client. */
export type PublicFacts = { readonly done: NoFacts };

/** `GET /ping` and `GET /info`: operations without input. */
export const publicOperation: Operation<NoFacts, PublicFacts> = {
  accountOf: () => undefined,
  decide: () => outcome('done'),
};

/** The outcomes of a request for the login page; `not-allowed` happens only when forced. */
export type GetLoginPageFacts = { readonly done: Captcha; readonly 'not-allowed': NoFacts };

/** Creates a captcha that is bound to the visitor. */
const showCaptcha = {
  accountOf: () => undefined,

  decide({ visitor }: VisitorRequest, context: TracedContext) {
    context.trace(visitor === undefined ? 'captcha shown to a new visitor' : 'captcha shown');
    return outcome('done', showVisitor(visitor, context));
  },

  force: { done: ({ cookies }: Wire, context: Context) => showVisitor(visitorOf(cookies), context) },
};

/** `GET /login`: returns the data of a login page, with a captcha. */
export const getLoginPage: Operation<VisitorRequest, GetLoginPageFacts> = showCaptcha;

/** The visitor who requests a captcha; undefined without a cookie. */
export interface VisitorRequest {
  readonly visitor: string | undefined;
}

/** The outcomes of a request for a captcha; `token-invalid` happens only when forced. */
export type GetCaptchaFacts = { readonly done: Captcha; readonly 'token-invalid': NoFacts };

/** `GET /captcha`: returns only a captcha. */
export const getCaptcha: Operation<VisitorRequest, GetCaptchaFacts> = showCaptcha;
