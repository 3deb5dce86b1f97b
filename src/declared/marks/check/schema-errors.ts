import type { ValidationError } from '../../../core/contract.ts';
import { problemsOf, type Problem } from '../../../files/problems.ts';
import { didYouMean, expectedOneOf } from '../../../suggestion.ts';
import { outcomeNames } from '../../../core/outcome.ts';
import { addedOutcomes } from '../names.ts';
import { markKey, type Path } from './document.ts';
import type { Finding } from './finding.ts';

/** An error with the value and the schema, as the checks of the marks report it. */
interface DetailedError extends ValidationError {
  readonly data?: unknown;
  readonly parentSchema?: { readonly enum?: readonly unknown[]; readonly 'x-expected'?: string };
}

/** Words the errors of a mark's schema; `base` is the path to the mark. */
export function schemaFindings(errors: readonly ValidationError[], base: Path): readonly Finding[] {
  const { values, names } = separated(errors);
  const problems = firstOfEach(withoutOtherForms(values)).flatMap((error) => {
    // messages name the place from the mark on
    const named = { ...error, instancePath: `/${markKey}${error.instancePath}` };
    return problemsOf([named]).map((problem) => ({
      ...problem,
      path: problem.path.slice(1),
      message: clearer(problem.message, error),
    }));
  });
  return [...names, ...problems].map((problem) => ({
    ...problem,
    severity: 'error',
    path: [...base, ...problem.path],
  }));
}

/** Adds a suggestion, and displays places although their key looks like a secret. */
function clearer(message: string, { keyword, data, parentSchema }: DetailedError): string {
  if (typeof data !== 'string') return message;
  const known = (parentSchema?.enum ?? []).map(String);
  const meant = Object.hasOwn(otherNames, data.toLowerCase()) ? otherNames[data.toLowerCase()] : undefined;
  const suggestion =
    keyword !== 'enum'
      ? undefined
      : meant !== undefined && known.includes(meant)
        ? `did you mean ${meant}?`
        : didYouMean(data, known);
  const suggested =
    suggestion === undefined ? message : message.replace(/; expected one of .*$/s, `; ${suggestion}`);
  return data.length > maxShown ? suggested : suggested.replace('a text (not shown)', () => `"${data}"`);
}

/** The acts by other usual names. */
const otherNames: Readonly<Record<string, string>> = {
  login: 'sign-in',
  logout: 'sign-out',
  register: 'sign-up',
  me: 'current-account',
  profile: 'current-account',
  otp: 'second-factor',
  jwks: 'keys',
};

const maxShown = 60;

/** Separates the errors about keys from those about values. */
function separated(errors: readonly DetailedError[]) {
  const values: DetailedError[] = [];
  const names: Problem[] = [];
  for (const error of errors) {
    const name = error.keyword === 'propertyNames' ? error.params['propertyName'] : undefined;
    if (typeof name !== 'string') {
      values.push(error);
      continue;
    }
    // the errors of the key itself come before
    const isOfName = ({ instancePath, data }: DetailedError) =>
      instancePath === error.instancePath && data === name;
    const first = values.findIndex(isOfName);
    const [ofName] = first < 0 ? [] : values.splice(first);
    names.push(wrongName(name, error, ofName?.parentSchema?.['x-expected']));
  }
  return { values, names };
}

function wrongName(name: string, { instancePath }: DetailedError, expected = 'another key'): Problem {
  const path = [...instancePath.split('/').slice(1).map(unescaped), name];
  const [outcome = ''] = name.split('/');
  const outcomes = [...new Set([...outcomeNames, ...addedOutcomes])];
  const isUnknown = path.at(-2) === 'answers' && !outcomes.some((one) => one === outcome);
  const message = isUnknown
    ? `unknown outcome ${name}; ${expectedOneOf(outcome, outcomes)}`
    : `invalid key ${name}; expected ${expected}`;
  return { path, atKey: true, message };
}

/** Converts a part of a JSON pointer to a key, or to the index of a list. */
function unescaped(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Drops further errors of a value, such as that of its type and that of its pattern. */
function firstOfEach(errors: readonly ValidationError[]): readonly ValidationError[] {
  const places = new Set<string>();
  return errors.filter(({ keyword, instancePath }) => {
    if (keyword === 'required' || keyword === 'additionalProperties') return true;
    const isFirst = !places.has(instancePath);
    places.add(instancePath);
    return isFirst;
  });
}

/**
 * Replaces the errors of a value that may have one of several forms. If the value has the type of one form, only the
 * errors of this form remain, otherwise only the error that names all forms.
 */
function withoutOtherForms(errors: readonly ValidationError[]): readonly ValidationError[] {
  const kept: ValidationError[] = [];
  for (const error of errors) {
    const isChoice = error.keyword === 'anyOf' || error.keyword === 'oneOf';
    if (!isChoice) {
      kept.push(error);
      continue;
    }
    const ofForms = takeBelow(kept, error.instancePath);
    const ofThisForm = ofForms.filter(({ instancePath, keyword }) =>
      instancePath === error.instancePath ? keyword === 'additionalProperties' : true,
    );
    const missing = ofForms.filter(({ keyword }) => keyword === 'required');
    const otherTypes = ofForms.filter(({ keyword }) => keyword === 'type');
    if (ofThisForm.length > 0) kept.push(...ofThisForm);
    else if (missing.length > 0 && otherTypes.length > 0) kept.push(...missing);
    else kept.push(error);
  }
  return kept;
}

/** Removes and returns the errors at a place and below. */
function takeBelow(errors: ValidationError[], place: string): readonly ValidationError[] {
  const isBelow = ({ instancePath }: ValidationError) =>
    instancePath === place || instancePath.startsWith(`${place}/`);
  const taken = errors.filter(isBelow);
  const others = errors.filter((error) => !isBelow(error));
  errors.splice(0, errors.length, ...others);
  return taken;
}
