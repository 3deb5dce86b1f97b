import {
  count,
  dictionary,
  object,
  type RecordSchema,
  type RecordProblem,
  type RecordSchemas,
  sharedRecordSchemas,
} from '../../core/record-schema.ts';
import type { FixtureCheck, Provider } from '../../core/provider.ts';
import type { ScenarioRecords } from '../../core/scenario.ts';
import { problemsOf } from '../../files/problems.ts';
import { checkScenarioSet } from '../../generated/scenario-sets/checks.js';
import { kinds } from './envelope.ts';
import { isPlainJson } from '../../json.ts';
import { configAddress, type NamespaceConfig } from '../../store/store.ts';

const anything: RecordSchema<unknown> = { problemOf: () => undefined };

const snapshot: RecordSchema<unknown> = {
  problemOf(value) {
    if (!isPlainJson(value) || Number.isNaN(Date.parse(String(value['savedAt']))))
      return { path: [], expected: 'an object with the ISO time savedAt' };
    const { document } = value;
    // its records are checked when it is restored
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

/** The schemas of a namespace's own collections, except its settings. */
const namespaceForms: RecordSchemas = {
  scenarios: object<ScenarioRecords['scenarios']>({ met: count }),
  snapshots: snapshot,
  sets: scenarioSet,
};

/** The start of a namespace; its records are checked like any others. */
const start = object<{ readonly requests: number; readonly records: Readonly<Record<string, unknown>> }>({
  requests: count,
  records: dictionary(anything),
});

/** Returns the problem of one of a namespace's own records; its settings have a separate check. */
export function ownRecordProblem(collection: string, key: string, value: unknown): RecordProblem | undefined {
  if (collection !== 'namespace') return problemIn(namespaceForms, collection, value);
  if (key === 'setup') return undefined;
  return key === 'start'
    ? start.problemOf(value)
    : { path: [], expected: 'namespace/setup or namespace/start' };
}

/** Returns the problem of a provider's record; undefined if it is valid. `check` is that of its fixture files. */
export function recordProblem(
  provider: Provider,
  check: FixtureCheck,
  collection: string,
  value: unknown,
): RecordProblem | undefined {
  if (collection === 'accounts') return accountProblem(provider, check, value);
  return problemIn({ ...sharedRecordSchemas, ...provider.recordSchemas }, collection, value);
}

function problemIn(forms: RecordSchemas, collection: string, value: unknown): RecordProblem | undefined {
  const form = Object.hasOwn(forms, collection) ? forms[collection] : undefined;
  if (form === undefined)
    return { path: [], expected: `a record of one of ${Object.keys(forms).sort().join(', ')}` };
  return form.problemOf(value);
}

/** Checks an account with the provider's fixture schema; all optional fields must be filled in. */
function accountProblem(provider: Provider, check: FixtureCheck, value: unknown): RecordProblem | undefined {
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

/** May be missing: a scenario's patch or a request may have removed the app's secret. */
const filledLater = 'totpSecret';

type Test = (value: unknown) => boolean;

const latest = Date.UTC(9000, 0);
/** Limits numbers so that every resulting time can be formatted. */
const isNumber: Test = (value) => typeof value === 'number' && Math.abs(value) <= latest;
const isTime: Test = (value) => isNumber(value) && Number(value) >= 0;
/** Limits negative offsets so that no time before 1970 results: machine clocks are later than 2026-01-01. */
const isOffset: Test = (value) => isNumber(value) && Number(value) >= -Date.UTC(2026, 0);
const isText: Test = (value) => typeof value === 'string';
const allOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const eachOf =
  (test: Test): Test =>
  (value) =>
    isPlainJson(value) && Object.values(value).every(test);

const isPatch: Test = (value) =>
  isPlainJson(value) &&
  (value['account'] === undefined || isText(value['account'])) &&
  ['fields', 'defaults', 'policy'].every((name) => isPlainJson(value[name]));

const isArmed: Test = (value) =>
  isPlainJson(value) &&
  isText(value['id']) &&
  checkScenarioSet({ scenarios: [value['entry']] }) &&
  ['fixtures', 'set', 'posted'].includes(String(value['source'])) &&
  (value['set'] === undefined || isText(value['set'])) &&
  (value['keys'] === undefined || eachOf(isText)(value['keys'])) &&
  (value['patches'] === undefined || eachOf(isPatch)(value['patches'])) &&
  (value['endsAt'] === undefined || isNumber(value['endsAt']));

/** The check of each setting of a namespace, with its description. */
const forms: Readonly<Record<string, readonly [Test, string]>> = {
  randomness: [
    (value) => isPlainJson(value) && isText(value['seed']) && isText(value['namespace']),
    'a seed and a namespace',
  ],
  profiles: [
    eachOf((profile) => profile === 'documented' || profile === 'observed'),
    'documented or observed by provider',
  ],
  clock: [
    (value) =>
      isPlainJson(value) && ('frozenAt' in value ? isTime(value['frozenAt']) : isOffset(value['offsetMs'])),
    'frozenAt or offsetMs in milliseconds',
  ],
  startedAt: [isTime, 'a time in epoch milliseconds'],
  armed: [allOf(isArmed), 'a list of scenarios'],
  disarmed: [allOf(isText), 'a list of scenario ids'],
  lastScenario: [isNumber, 'a number'],
} satisfies Record<keyof NamespaceConfig, readonly [Test, string]>;

/** Returns the problem of a namespace's settings; undefined if they are valid. */
export function configProblem(setup: unknown): string | undefined {
  const at = `the record at ${JSON.stringify(configAddress)} of the state`;
  if (setup === undefined) return undefined;
  if (!isPlainJson(setup)) return `${at} isn't an object; expected the namespace's settings`;
  for (const [name, value] of Object.entries(setup)) {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (form === undefined)
      return `${at} has an unknown member ${name}; expected some of ${Object.keys(forms).join(', ')}`;
    const [fits, words] = form;
    if (!fits(value)) return `${name} in ${at} is ${JSON.stringify(value)}; expected ${words}`;
  }
  return undefined;
}
