import { type Wire, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import type { Context, Operation, TracedContext } from '../records.ts';
import { showVisitor, visitorOf, type Captcha } from '../domain/captcha.ts';

/** What an operation can come to that says the same to everyone. */
export type PublicFacts = { readonly done: NoFacts };

/** `GET /ping` and `GET /info`: what needs neither a session nor anything else. */
export const publicOperation: Operation<NoFacts, PublicFacts> = {
  accountOf: () => undefined,
  decide: () => outcome('done'),
};

/** What asking for the login page can come to; it is refused only when that is switched on. */
export type GetLoginPageFacts = { readonly done: Captcha; readonly 'not-allowed': NoFacts };

/** Shows a captcha that is bound to the visitor. */
const showCaptcha = {
  accountOf: () => undefined,

  decide({ visitor }: VisitorRequest, context: TracedContext) {
    context.trace(visitor === undefined ? 'captcha shown to a new visitor' : 'captcha shown');
    return outcome('done', showVisitor(visitor, context));
  },

  force: { done: ({ cookies }: Wire, context: Context) => showVisitor(visitorOf(cookies), context) },
};

/** `GET /login`: what a login page shows, with a captcha. */
export const getLoginPage: Operation<VisitorRequest, GetLoginPageFacts> = showCaptcha;

/** Someone who wants to see a captcha. */
export interface VisitorRequest {
  readonly visitor: string | undefined;
}

/** What asking for a captcha can come to; it is refused only when that is switched on. */
export type GetCaptchaFacts = { readonly done: Captcha; readonly 'token-invalid': NoFacts };

/** `GET /captcha`: a captcha alone. */
export const getCaptcha: Operation<VisitorRequest, GetCaptchaFacts> = showCaptcha;
