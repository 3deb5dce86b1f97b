import { type Operation, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import type { Records } from '../records.ts';
import { showVisitor, visitorOf, type ShownCaptcha } from '../domain/captcha.ts';

/** What an operation can come to that says the same to everyone. */
export type PublicFacts = { readonly done: NoFacts };

/** `GET /ping` and `GET /info`: what needs neither a session nor anything else. */
export const publicOperation: Operation<NoFacts, Records, PublicFacts> = {
  accountOf: () => undefined,
  decide: () => outcome('done'),
  force: { done: () => ({}) },
};

/** What asking for the login page can come to; it is refused only when that is switched on. */
export type GetLoginPageFacts = {
  readonly done: ShownCaptcha;
  readonly 'not-allowed': NoFacts;
};

/** `GET /login`: what a login page shows, with a captcha that is bound to the visitor. */
export const getLoginPage: Operation<VisitorRequest, Records, GetLoginPageFacts> = {
  accountOf: () => undefined,

  decide({ visitor }, context) {
    context.trace(visitor === undefined ? 'captcha shown to a new visitor' : 'captcha shown');
    return outcome('done', showVisitor(visitor, context));
  },

  force: {
    done: ({ cookies }, context) => showVisitor(visitorOf(cookies), context),
  },
};

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

  decide({ visitor }, context) {
    context.trace(visitor === undefined ? 'captcha shown to a new visitor' : 'captcha shown');
    return outcome('done', showVisitor(visitor, context));
  },

  force: {
    done: ({ cookies }, context) => showVisitor(visitorOf(cookies), context),
  },
};
