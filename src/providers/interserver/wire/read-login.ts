import { type Reading, type Wire, stringField, outcome } from '../../../core/operation.ts';
import type { Violation } from '../../../core/violation.ts';
import type { LoginFacts, LoginRequest } from '../operations/login.ts';
import type { components } from '../../../generated/interserver/observed/types.ts';
import { isNonEmpty, visitorOf } from '../domain/captcha.ts';

type LoginBody = components['schemas']['LoginRequest'];
type BrokenFacts = Pick<LoginFacts, 'malformed-request' | 'missing-credentials'>;

/** Reads a login; both profiles have the same fields. */
export function readLogin({ body, cookies }: Wire<LoginBody>): { readonly request: LoginRequest } {
  return {
    request: {
      login: body.login,
      password: body.passwd,
      code: body.tfa,
      captchaAnswer: captchaAnswerOf(body),
      verification: body.verify,
      visitor: visitorOf(cookies),
    },
  };
}

/** Reads a login or signup that violates its contract; each profile renders the outcome with its own status. */
export function readViolation(violation: Violation): Reading<never, BrokenFacts> {
  if (violation.kind === 'unsupported-media-type') return { refusal: violation.kind };
  if (violation.kind === 'unreadable') return { outcome: outcome('malformed-request', { field: undefined }) };
  const wrong = violation.issues.find(({ rule }) => rule !== 'required');
  if (wrong !== undefined) return { outcome: outcome('malformed-request', { field: wrong.path[0] }) };
  const field = violation.issues[0]?.path[0];
  return { outcome: outcome('missing-credentials', { field: field === 'passwd' ? 'passwd' : 'login' }) };
}

/** Reads the captcha answer from any of the fields and formats that older and newer clients send. */
function captchaAnswerOf(
  body: Pick<LoginBody, 'captcha' | 'cf-turnstile-response' | 'g-recaptcha-response'>,
): string | undefined {
  const answers = [body.captcha, body['cf-turnstile-response'], wrapped(body['g-recaptcha-response'])];
  return answers.find(isNonEmpty);
}

/** Unwraps the answer: clients have sent an object with `_value` by accident, plain text, or either as JSON. */
function wrapped(sent: LoginBody['g-recaptcha-response']): string | undefined {
  if (typeof sent !== 'string') return sent?._value;
  const value = parsed(sent);
  return typeof value === 'string' ? value : (stringField(value, '_value') ?? sent);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
