import { stringField } from '../../../core/random-string.ts';
import type { components } from '../../../generated/interserver/observed/types.ts';
import { isGiven } from '../domain/captcha.ts';

type LoginBody = components['schemas']['LoginRequest'];

/** The answer to a captcha, in whichever of its fields and forms the clients of the years have sent it. */
export function captchaAnswerOf(
  body: Pick<LoginBody, 'captcha' | 'cf-turnstile-response' | 'g-recaptcha-response'>,
): string | undefined {
  const answers = [body.captcha, body['cf-turnstile-response'], wrapped(body['g-recaptcha-response'])];
  return answers.find(isGiven);
}

/** An object is a wrapping that was sent by accident; a text is the answer, or either of these as JSON. */
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
