import type { ActName, DeclaredOutcome } from '../../declared/marks/names.ts';
import { outcomeOf } from '../refusals/outcome-of.ts';

/** Returns the code by which a refusal names its outcome: the listed code of that meaning, else a code in the style of the known ones. */
export function codeFor(outcome: DeclaredOutcome, status: number, known: readonly string[]): string {
  return listedCode(outcome, status, known) ?? inStyleOf(known[0] ?? '', outcome);
}

/** Returns the listed code that fits an outcome; undefined if each stands for another. */
export function listedCode(
  outcome: DeclaredOutcome,
  status: number,
  listed: readonly string[],
): string | undefined {
  // these statuses tell an outcome whatever the code
  const neutral = status === 429 || status >= 500 ? 400 : status;
  const at = (act: ActName, code: string) => outcomeOf({ status: neutral, body: { code } }, { act })?.outcome;
  // at an act with a session, wrong credentials are those of the token
  const isOther = (code: string) =>
    outcome.startsWith('token-') && at('sign-in', code) === 'invalid-credentials';
  const fits = (code: string) => at(actOf(outcome), code) === outcome && !isOther(code);
  const meant = listed.filter((code) => isTelling(code));
  return (
    meant.find((code) => wordsOf(code) === outcome.replaceAll('-', ' ')) ??
    meant.find((code) => fits(code) && !isOfStatus(code)) ??
    meant.find(
      (code) => isOfStatus(code) && ofStatus[status]?.test(wordsOf(code)) === true && isPlain(outcome),
    ) ??
    listed.find((code) =>
      /^(general|generic|unknown|other|default)?( ?error| ?failure| ?failed)?$/.test(wordsOf(code)),
    )
  );
}

/** Codes that repeat the status. */
const ofStatus: Readonly<Partial<Record<number, RegExp>>> = {
  400: /^bad request$/,
  401: /^(un ?authori[sz]ed|not authenticated|unauthenticated)$/,
  403: /^(forbidden|access denied)$/,
  404: /^not found$/,
  409: /^conflict$/,
  429: /^too many requests$/,
  500: /^(internal( server)? error|server error|internal)$/,
  503: /^(service )?unavailable$/,
};

function isOfStatus(code: string): boolean {
  return Object.values(ofStatus).some((pattern) => pattern?.test(wordsOf(code)));
}

/** Whether the status alone names an outcome. */
function isPlain(outcome: DeclaredOutcome): boolean {
  return !/^(locked|account|second|invalid|captcha|challenge)/.test(outcome) || outcome === 'account-exists';
}

function isTelling(code: string): boolean {
  return code !== '' && code !== 'string';
}

function wordsOf(code: string): string {
  return code
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, ' ')
    .replaceAll(/[^A-Za-z\d]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Returns the act whose texts mean an outcome most plainly. */
function actOf(outcome: DeclaredOutcome): ActName {
  if (outcome.startsWith('token-') || outcome === 'not-allowed' || outcome === 'more-factors-required')
    return 'current-account';
  if (outcome.startsWith('challenge-') || outcome.startsWith('second-factor-')) {
    return outcome === 'second-factor-required' ? 'sign-in' : 'second-factor';
  }
  if (outcome === 'account-exists') return 'sign-up';
  return outcome === 'password-rejected' ? 'change-password' : 'sign-in';
}

/** Writes an outcome as a code in the style of another code, with its prefix: `auth/user-disabled`, `BAD_CREDENTIALS`. */
function inStyleOf(code: string, outcome: DeclaredOutcome): string {
  const [prefix] = /^.*[./:]/.exec(code) ?? [''];
  const own = code.slice(prefix.length);
  const words = outcome.split('-');
  const capital = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  if (/^[A-Z\d]+([_-][A-Z\d]+)*$/.test(own) && /[A-Z]/.test(own))
    return prefix + words.join(own.includes('-') ? '-' : '_').toUpperCase();
  if (own.includes('-')) return prefix + words.join('-');
  if (/^[A-Z][a-z]/.test(own)) return prefix + capital.join('');
  if (/^[a-z]+[A-Z]/.test(own)) return prefix + [words[0], ...capital.slice(1)].join('');
  return prefix + words.join('_');
}
