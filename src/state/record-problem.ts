import { count, dictionary, object, type Form, type FormProblem, type RecordForms } from '../core/form.ts';
import { sharedForms } from '../core/record-forms.ts';
import type { Room } from '../core/room.ts';
import type { ScenarioRecords } from '../core/scenario.ts';
import { fixtureChecks } from '../fixtures/checks.ts';
import { problemsOf } from '../fixtures/problem.ts';
import { checkScenarioSet } from '../generated/scenario-sets/checks.js';
import { kinds } from './head.ts';
import { isPlain } from './plain.ts';

const anything: Form<unknown> = { problemOf: () => undefined };

const snapshot: Form<unknown> = {
  problemOf(value) {
    if (!isPlain(value) || Number.isNaN(Date.parse(String(value['savedAt']))))
      return { path: [], expected: 'an object with the ISO time savedAt' };
    const { document } = value;
    // its records are looked at when it is restored
    return isPlain(document) && document['format'] === kinds.state.format && isPlain(document['records'])
      ? undefined
      : { path: ['document'], expected: 'a state' };
  },
};

const scenarioSet: Form<unknown> = {
  problemOf: (value) =>
    checkScenarioSet(structuredClone(value)) ? undefined : { path: [], expected: 'a set of scenarios' },
};

/** The form of each collection of a namespace's own records, but its settings. */
const ownForms: RecordForms = {
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
export function ownRecordProblem(collection: string, key: string, value: unknown): FormProblem | undefined {
  if (collection !== 'namespace') return problemIn(ownForms, collection, value);
  if (key === 'setup') return undefined;
  return key === 'start'
    ? start.problemOf(value)
    : { path: [], expected: 'namespace/setup or namespace/start' };
}

/** What is wrong with a record of a provider. */
export function recordProblem(room: Room, collection: string, value: unknown): FormProblem | undefined {
  if (collection === 'accounts') return accountProblem(room, value);
  return problemIn({ ...sharedForms, ...room.recordForms }, collection, value);
}

function problemIn(forms: RecordForms, collection: string, value: unknown): FormProblem | undefined {
  const form = Object.hasOwn(forms, collection) ? forms[collection] : undefined;
  if (form === undefined)
    return { path: [], expected: `a record of one of ${Object.keys(forms).sort().join(', ')}` };
  return form.problemOf(value);
}

/** An account is as the provider's fixture schema has it, with all that a fixture file may leave out. */
function accountProblem(room: Room, value: unknown): FormProblem | undefined {
  const check = fixtureChecks[room.id];
  if (check === undefined) return undefined;
  if (!isPlain(value)) return { path: [], expected: 'an account' };
  const content = { accounts: [structuredClone(value)] };
  if (!check(content)) {
    const [problem] = problemsOf(check.errors ?? []);
    return {
      path: (problem?.path ?? []).slice(2),
      expected: problem?.message.split('; expected ').at(-1) ?? 'an account',
    };
  }
  const whole = room.readFixture(content).accounts[0]?.account ?? {};
  const missing = Object.keys(whole).find((name) => name !== filledLater && !Object.hasOwn(value, name));
  return missing === undefined ? undefined : { path: [], expected: `an account with ${missing}` };
}

/** An app's secret may have been taken from an account since. */
const filledLater = 'totpSecret';
