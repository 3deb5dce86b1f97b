import type { ValidationError } from '../../../core/contract.ts';
import { problemsOf } from '../../../files/problems.ts';
import { expectedOneOf } from '../../../suggestion.ts';
import { outcomeNames } from '../../../core/outcome.ts';
import { addedOutcomes } from '../names.ts';
import { markKey, type Path } from './document.ts';
import type { Finding } from './finding.ts';

/** Words the errors of a mark's schema; `base` is the path to the mark. */
export function schemaFindings(errors: readonly ValidationError[], base: Path): readonly Finding[] {
  const names = errors.flatMap((error) => wrongName(error) ?? []);
  const others = firstOfEach(withoutOtherForms(errors.filter((error) => !isAboutName(error))));
  // messages name the place from the mark on
  const named = others.map((error) => ({ ...error, instancePath: `/${markKey}${error.instancePath}` }));
  const problems = problemsOf(named).map((problem) => ({ ...problem, path: problem.path.slice(1) }));
  return [...names, ...problems].map((problem) => ({
    ...problem,
    severity: 'error',
    path: [...base, ...problem.path],
  }));
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

/** An error about a key, as the validator reports it for `propertyNames`. */
interface NameError extends ValidationError {
  readonly propertyName?: string;
  readonly parentSchema?: { readonly 'x-expected'?: string };
}

function isAboutName(error: NameError): boolean {
  return error.keyword === 'propertyNames' || error.propertyName !== undefined;
}

function wrongName({ instancePath, propertyName: name, parentSchema }: NameError) {
  if (name === undefined) return undefined;
  const path = instancePath.split('/').slice(1).map(unescaped);
  const isOutcome = path.at(-1) === 'answers';
  const expected = isOutcome
    ? expectedOneOf(name.split('/')[0] ?? '', [...new Set([...outcomeNames, ...addedOutcomes])])
    : `expected ${parentSchema?.['x-expected'] ?? 'another key'}`;
  const kind = isOutcome ? 'outcome' : 'key';
  return { path: [...path, name], atKey: true, message: `unknown ${kind} ${name}; ${expected}` };
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
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
