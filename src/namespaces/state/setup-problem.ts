import { checkScenarioSet } from '../../generated/scenario-sets/checks.js';
import { configAddress } from '../../store/store.ts';
import type { NamespaceConfig } from '../../store/namespace.ts';
import { isPlainJson } from './plain-json.ts';

type Test = (value: unknown) => boolean;

const latest = Date.UTC(9000, 0);
/** Milliseconds that make no time which an answer could not write. */
const isNumber: Test = (value) => typeof value === 'number' && Math.abs(value) <= latest;
const isTime: Test = (value) => isNumber(value) && Number(value) >= 0;
/** No machine's clock stands before this was written, so that none comes to a time before 1970. */
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

/** What each of a namespace's settings looks like, and in words. */
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

/** What is wrong with a record that is to be a namespace's settings. */
export function configProblem(setup: unknown): string | undefined {
  const at = `the record at ${JSON.stringify(configAddress)} of the state`;
  if (setup === undefined) return undefined;
  if (!isPlainJson(setup)) return `${at} is no object; expected the namespace's settings`;
  for (const [name, value] of Object.entries(setup)) {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (form === undefined)
      return `${at} has a member ${name}; expected some of ${Object.keys(forms).join(', ')}`;
    const [fits, words] = form;
    if (!fits(value)) return `${name} in ${at} is ${JSON.stringify(value)}; expected ${words}`;
  }
  return undefined;
}
