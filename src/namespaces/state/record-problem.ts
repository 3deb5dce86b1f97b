import {
  count,
  dictionary,
  object,
  type RecordSchema,
  type RecordProblem,
  type RecordSchemas,
} from '../../core/record-schema.ts';
import { sharedRecordSchemas } from '../../core/shared-record-schemas.ts';
import type { Provider } from '../../core/provider.ts';
import type { ScenarioRecords } from '../../core/scenario.ts';
import { fixtureValidators } from '../../providers/fixture-validators.ts';
import { problemsOf } from '../../files/problems.ts';
import { checkScenarioSet } from '../../generated/scenario-sets/checks.js';
import { kinds } from './envelope.ts';
import { isPlainJson } from './plain-json.ts';

const anything: RecordSchema<unknown> = { problemOf: () => undefined };

const snapshot: RecordSchema<unknown> = {
  problemOf(value) {
    if (!isPlainJson(value) || Number.isNaN(Date.parse(String(value['savedAt']))))
      return { path: [], expected: 'an object with the ISO time savedAt' };
    const { document } = value;
    // its records are looked at when it is restored
    return isPlainJson(document) &&
      document['format'] === kinds.state.format &&
      isPlainJson(document['records'])
      ? undefined
      : { path: ['document'], expected: 'a state' };
  },
};

const scenarioSet: RecordSchema<unknown> = {
  problemOf: (value) =>
    checkScenarioSet(structuredClone(value)) ? undefined : { path: [], expected: 'a set of scenarios' },
};

/** The form of each collection of a namespace's own records, but its settings. */
const ownForms: RecordSchemas = {
  scenarios: object<ScenarioRecords['scenarios']>({ met: count }),
  snapshots: snapshot,
  sets: scenarioSet,
};

/** How a namespace began; its records are looked at like any other. */
const start = object<{ readonly requests: number; readonly records: Readonly<Record<string, unknown>> }>({
  requests: count,
  records: dictionary(anything),
});

/** What is wrong with one of a namespace's own records; its settings have a check of their own. */
export function ownRecordProblem(collection: string, key: string, value: unknown): RecordProblem | undefined {
  if (collection !== 'namespace') return problemIn(ownForms, collection, value);
  if (key === 'setup') return undefined;
  return key === 'start'
    ? start.problemOf(value)
    : { path: [], expected: 'namespace/setup or namespace/start' };
}

/** What is wrong with a record of a provider. */
export function recordProblem(
  provider: Provider,
  collection: string,
  value: unknown,
): RecordProblem | undefined {
  if (collection === 'accounts') return accountProblem(provider, value);
  return problemIn({ ...sharedRecordSchemas, ...provider.recordSchemas }, collection, value);
}

function problemIn(forms: RecordSchemas, collection: string, value: unknown): RecordProblem | undefined {
  const form = Object.hasOwn(forms, collection) ? forms[collection] : undefined;
  if (form === undefined)
    return { path: [], expected: `a record of one of ${Object.keys(forms).sort().join(', ')}` };
  return form.problemOf(value);
}

/** An account is as the provider's fixture schema has it, with all that a fixture file may leave out. */
function accountProblem(provider: Provider, value: unknown): RecordProblem | undefined {
  const check = fixtureValidators[provider.id];
  if (check === undefined) return undefined;
  if (!isPlainJson(value)) return { path: [], expected: 'an account' };
  const content = { accounts: [structuredClone(value)] };
  if (!check(content)) {
    const [problem] = problemsOf(check.errors ?? []);
    return {
      path: (problem?.path ?? []).slice(2),
      expected: problem?.message.split('; expected ').at(-1) ?? 'an account',
    };
  }
  const whole = provider.readFixture(content).accounts[0]?.account ?? {};
  const missing = Object.keys(whole).find((name) => name !== filledLater && !Object.hasOwn(value, name));
  return missing === undefined ? undefined : { path: [], expected: `an account with ${missing}` };
}

/** An app's secret may have been taken from an account since. */
const filledLater = 'totpSecret';
