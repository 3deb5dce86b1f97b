import { setupAddress } from '../store/store.ts';
import type { Setup } from '../namespace/setup.ts';
import { isPlain } from './plain.ts';

type Test = (value: unknown) => boolean;

const latest = Date.UTC(9000, 0);
/** Milliseconds that make no time which an answer could not write. */
const isNumber: Test = (value) => typeof value === 'number' && Math.abs(value) <= latest;
const isText: Test = (value) => typeof value === 'string';
const allOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const eachOf =
  (test: Test): Test =>
  (value) =>
    isPlain(value) && Object.values(value).every(test);

const isArmed: Test = (value) =>
  isPlain(value) &&
  isText(value['id']) &&
  isPlain(value['entry']) &&
  isText(value['source']) &&
  (value['set'] === undefined || isText(value['set'])) &&
  (value['keys'] === undefined || eachOf(isText)(value['keys'])) &&
  (value['patches'] === undefined || eachOf(isPlain)(value['patches'])) &&
  (value['endsAt'] === undefined || isNumber(value['endsAt']));

/** What each of a namespace's settings looks like, and in words. */
const forms: Readonly<Record<string, readonly [Test, string]>> = {
  randomness: [
    (value) => isPlain(value) && isText(value['seed']) && isText(value['namespace']),
    'a seed and a namespace',
  ],
  profiles: [
    eachOf((profile) => profile === 'documented' || profile === 'observed'),
    'documented or observed by provider',
  ],
  clock: [
    (value) => isPlain(value) && isNumber(value['frozenAt'] ?? value['offsetMs']),
    'frozenAt or offsetMs in milliseconds',
  ],
  startedAt: [isNumber, 'a time in epoch milliseconds'],
  armed: [allOf(isArmed), 'a list of scenarios'],
  disarmed: [allOf(isText), 'a list of scenario ids'],
  lastScenario: [isNumber, 'a number'],
} satisfies Record<keyof Setup, readonly [Test, string]>;

/** What is wrong with a record that is to be a namespace's settings. */
export function setupProblem(setup: unknown): string | undefined {
  const at = `the record at ${JSON.stringify(setupAddress)} of the state`;
  if (setup === undefined) return undefined;
  if (!isPlain(setup)) return `${at} is no object; expected the namespace's settings`;
  for (const [name, value] of Object.entries(setup)) {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (form === undefined)
      return `${at} has a member ${name}; expected some of ${Object.keys(forms).join(', ')}`;
    const [fits, words] = form;
    if (!fits(value)) return `${name} in ${at} is ${JSON.stringify(value)}; expected ${words}`;
  }
  return undefined;
}
