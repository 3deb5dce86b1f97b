import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { showVisitor, visitorOf, type ShownCaptcha } from '../domain/captcha.ts';
import type { Records } from '../records.ts';
import type { VisitorRequest } from './get-captcha.ts';

/** What asking for the login page can come to; it is refused only when that is switched on. */
export type GetLoginPageFacts = {
  readonly done: ShownCaptcha;
  readonly 'not-allowed': NoFacts;
};

/** `GET /login`: what a login page shows, with a captcha that is bound to the visitor. */
export const getLoginPage: Operation<VisitorRequest, Records, GetLoginPageFacts> = {
  accountOf: () => undefined,

  decide({ visitor }, state, environment, trace) {
    trace(visitor === undefined ? 'captcha shown to a new visitor' : 'captcha shown');
    return outcome('done', showVisitor(visitor, state, environment));
  },

  force: {
    done: ({ cookies }, state, environment) => showVisitor(visitorOf(cookies), state, environment),
  },
};
