import { nameOf, type OutcomeName } from '../../src/core/outcome.ts';
import type { DeclaredOutcome } from '../../src/declared/marks/names.ts';
import type { OperationAct } from '../../src/declared/operation/perform.ts';
import { isSuccess } from '../../src/declared/runtime/successes.ts';
import { nodeAt } from '../../src/declared/contract/pointer.ts';
import type { Shown } from './declared-places.ts';
import type { KeyOperation } from './keys.ts';
import { notCounted } from './measure.ts';

/** The words by which a text of a contract names an outcome. */
const words: Readonly<Partial<Record<DeclaredOutcome, RegExp>>> = {
  'invalid-credentials': /credential|password|login failed|M_FORBIDDEN/i,
  'account-disabled': /disabled|deactivated|inactive|suspended|blocked/i,
  'account-unverified': /verif|confirm/i,
  'locked-out': /lock|too many failed/i,
  'rate-limited': /rate.?limit|throttl|too many/i,
  'second-factor-required': /(two.?factor|2fa|mfa|otp|second).*(require|need)/i,
  'second-factor-invalid': /(two.?factor|2fa|mfa|otp|code).*(invalid|wrong|incorrect)/i,
  'token-reused': /reuse|already.*used/i,
  'account-exists': /exist|taken|already.*(registered|use)/i,
  'password-rejected': /weak|too short|password (policy|rule|requirement)/i,
  'csrf-failed': /csrf|xsrf/i,
  'not-allowed': /permission|forbidden|not allowed/i,
  'malformed-request': /validation|malformed|bad request|invalid (request|json|body)/i,
};

/** Outcomes that are the form of a request; contracts tell them by one answer. */
const ofForm: readonly string[] = ['malformed-request', 'missing-credentials'];
const ofSession: readonly string[] = ['token-missing', 'token-invalid', 'token-expired'];

type Statuses = Readonly<Record<string, readonly number[]>>;

/**
 * Returns the outcomes that a contract shows, with their statuses. Of several outcomes with a status, it shows those that
 * its text names; the others are right if they are marked, but they aren't expected.
 */
export function refusalsShown(
  acts: readonly OperationAct[],
  shown: Shown,
  all: readonly Shown['details'][],
): Pick<KeyOperation, 'answers' | 'possible'> {
  const possible = statusesOf(acts);
  const answers: Partial<Record<OutcomeName, number>> = {};
  for (const [status, response] of shown.details.responses) {
    const names = Object.keys(possible).filter((name) => possible[name]?.includes(Number(status)));
    const text = textOf(shown.document, response);
    const isShared = Number(status) >= 400 && isInMost(shown.document, status, text, all);
    for (const name of isShared ? [] : namedBy(names, Number(status), text))
      answers[name as OutcomeName] = Number(status);
  }
  return { answers, possible };
}

function namedBy(names: readonly string[], status: number, text: string): readonly string[] {
  const success = names.filter((name) => isSuccess({ outcome: name as OutcomeName }));
  // a success with the status of a failure is only told by the overlay
  if (status < 400) return success;
  if (names.includes('token-invalid')) return status === 401 ? ['token-invalid'] : [];
  const refusals = names.filter((name) => !success.includes(name));
  const told = refusals.filter((name) => words[name as DeclaredOutcome]?.test(text) === true);
  if (told.length > 0) return told;
  const others = refusals.filter((name) => !ofForm.includes(name) && !ofSession.includes(name));
  return others.length === 1 ? others : [];
}

/** Whether most operations declare the same answer with a status. */
function isInMost(
  document: unknown,
  status: string,
  text: string,
  all: readonly Shown['details'][],
): boolean {
  const declaring = all.filter(({ responses }) => {
    const response = responses.get(status);
    return response !== undefined && textOf(document, response) === text;
  });
  return declaring.length >= Math.max(5, all.length * 0.4);
}

function textOf(document: unknown, { pointer }: { readonly pointer: string }): string {
  return JSON.stringify(nodeAt(document, pointer)?.value ?? '');
}

/** Returns the statuses that the served API gives each outcome. */
function statusesOf(acts: readonly OperationAct[]): Statuses {
  const statuses: Record<string, number[]> = {};
  for (const { ids, table } of acts)
    for (const id of ids) {
      if (!table.has(id)) continue;
      const name = nameOf(id);
      if (notCounted.includes(name)) continue;
      statuses[name] = [...new Set([...(statuses[name] ?? []), table.answerOf(id).status])];
    }
  // contracts tell a missing, an invalid and an expired token by one answer; the keys call it `token-invalid`
  const ofToken = ofSession.flatMap((name) => statuses[name] ?? []);
  return ofToken.length === 0 ? statuses : { ...statuses, 'token-invalid': [...new Set(ofToken)] };
}
