import { wordsOf } from './facts/name-parts.ts';
import type { RecognisedAnswer } from './recognise/answers.ts';
import type { Recognition, RecognisedOperation } from './recognise/recognise.ts';

/** A question whose reply the contract doesn't show, with the best guess first. */
export interface Question {
  readonly id: 'sign-in' | 'session' | 'refusals' | 'second-step' | 'upkeep';
  readonly text: string;
  readonly choices: readonly Choice[];
}

/** A reply, and what it makes of the recognition. */
export interface Choice {
  readonly label: string;
  apply(recognition: Recognition): Recognition;
}

const titleOf = ({ head }: RecognisedOperation) => `${head.method} ${head.template}`;
const same = (recognition: Recognition) => recognition;

/** Returns the next question; undefined if the contract shows all. No question comes twice. */
export function nextQuestion(
  recognition: Recognition,
  asked: readonly Question['id'][],
): Question | undefined {
  const all = [signInQuestion, sessionQuestion, refusalQuestion, secondStepQuestion, upkeepQuestion];
  for (const question of all) {
    const found = question(recognition);
    if (found !== undefined && !asked.includes(found.id)) return found;
  }
  return undefined;
}

function signInQuestion({ operations }: Recognition): Question | undefined {
  const candidates = operations
    .filter(({ acts }) => acts.includes('sign-in'))
    .toSorted((one, other) => other.score - one.score);
  const [best] = candidates;
  if (best === undefined || (candidates.length === 1 && best.certainty === 'sure')) return undefined;
  const choices = candidates.slice(0, 6).map((one) => ({
    label: titleOf(one),
    apply: (recognition: Recognition) =>
      changed(recognition, (operation) => {
        if (!operation.acts.includes('sign-in')) return operation;
        return { ...operation, certainty: titleOf(operation) === titleOf(one) ? 'sure' : 'open' };
      }),
  }));
  const all = {
    label: 'all of these',
    apply: (recognition: Recognition) => settled(recognition, ['sign-in'], 'likely'),
  };
  const none = {
    label: 'none of these',
    apply: (recognition: Recognition) => settled(recognition, ['sign-in'], 'open'),
  };
  const several = candidates.length > 1 ? [all] : [];
  return {
    id: 'sign-in',
    text: "Which operation is your users' sign-in?",
    choices: isDoubtful(best) ? [none, ...choices, ...several] : [...choices, ...several, none],
  };
}

/** Whether a sign-in is probably none of the users: it reads no credentials, or it is about another service. */
function isDoubtful({ certainty, reads, head }: RecognisedOperation): boolean {
  const words = wordsOf(`${head.template}/${head.operationId}`).split(' ');
  if (words.some((word) => otherServices.includes(word))) return true;
  return certainty === 'open' && !reads.has('login') && !reads.has('password');
}

/** Words of operations that test or keep the login to another service. */
const otherServices = ['smtp', 'imap', 'ldap', 'settings', 'setting', 'config', 'configuration'];

function sessionQuestion({ operations, carriers }: Recognition): Question | undefined {
  const signIn = signInOf(operations);
  const isShown = signIn?.tokens.has('access') === true || carriers[0]?.place.startsWith('cookie.') === true;
  if (signIn === undefined || isShown) return undefined;
  const inBody = (name: string): Choice => ({
    label: `as ${name} in the body`,
    apply: (recognition) =>
      changed(recognition, (operation) =>
        operation.acts.includes('sign-in')
          ? {
              ...operation,
              tokens: new Map([
                ...operation.tokens,
                ['access', { place: `body.${name}`, certainty: 'sure' }],
              ]),
            }
          : operation,
      ),
  });
  const cookie: Choice = {
    label: 'as a cookie called session',
    apply: (recognition) => ({ ...recognition, carriers: [{ place: 'cookie.session' }] }),
  };
  const names = ['access_token', 'token', 'accessToken'].map(inBody);
  // operations that name a scheme of another kind would refuse the cookie
  const cookies = carriers[0]?.scheme === undefined ? [cookie] : [];
  return {
    id: 'session',
    text: `The contract shows no token in the success of ${titleOf(signIn)}. How does it give the session?`,
    choices: signIn.traits.setsCookie ? [...cookies, ...names] : [...names, ...cookies],
  };
}

function refusalQuestion({ operations }: Recognition): Question | undefined {
  const signIn = signInOf(operations);
  if (signIn === undefined || signIn.answers.has('invalid-credentials')) return undefined;
  const statuses = [401, 400, 422, 403];
  const told = (status: number): Choice => ({
    label: `${status}; locked, disabled and unverified accounts have answers of their own`,
    apply: (recognition) => withRefusals(recognition, { 'invalid-credentials': status }),
  });
  const alike = (status: number): Choice => ({
    label: `${status}, and the same for locked, disabled and unverified accounts`,
    apply: (recognition) =>
      withRefusals(recognition, {
        ...{ 'invalid-credentials': status, 'locked-out': status },
        ...{ 'account-disabled': status, 'account-unverified': status },
      }),
  });
  return {
    id: 'refusals',
    text: `What does ${titleOf(signIn)} answer to a wrong password?`,
    choices: [...statuses.map(told), ...statuses.slice(0, 2).map(alike)],
  };
}

function secondStepQuestion({ operations }: Recognition): Question | undefined {
  const steps = operations.filter(
    ({ acts, certainty }) => acts.includes('second-factor') && certainty === 'open',
  );
  if (steps.length === 0 || signInOf(operations) === undefined) return undefined;
  const choices = steps.slice(0, 5).map((step) => ({
    label: titleOf(step),
    apply: (recognition: Recognition) =>
      changed(recognition, (one) =>
        titleOf(one) === titleOf(step) ? { ...one, certainty: 'sure' as const } : one,
      ),
  }));
  return {
    id: 'second-step',
    text: 'Which operation finishes a sign-in with the code of the second factor?',
    choices: [...choices, { label: 'none of these', apply: same }],
  };
}

/** With more guesses, most of them are wrong. */
const mostLikelyUpkeep = 3;

const upkeep = [
  'sign-up',
  'forgot-password',
  'reset-password',
  'confirm-address',
  'change-password',
] as const;

function upkeepQuestion({ operations }: Recognition): Question | undefined {
  const guesses = operations.filter(
    ({ acts, certainty }) => certainty === 'open' && acts.some((act) => upkeep.some((one) => one === act)),
  );
  if (guesses.length === 0) return undefined;
  const listed = guesses.map((one) => `${titleOf(one)} (${one.acts.join(', ')})`).join(', ');
  const yes: Choice = { label: 'yes', apply: (recognition) => settled(recognition, upkeep, 'likely') };
  const no: Choice = { label: 'no', apply: same };
  return {
    id: 'upkeep',
    text: `These look like the upkeep of accounts: ${listed}. Is that right?`,
    choices: guesses.length > mostLikelyUpkeep ? [no, yes] : [yes, no],
  };
}

function signInOf(operations: readonly RecognisedOperation[]): RecognisedOperation | undefined {
  return operations.find(({ acts, certainty }) => acts.includes('sign-in') && certainty !== 'open');
}

function changed(
  recognition: Recognition,
  change: (operation: RecognisedOperation) => RecognisedOperation,
): Recognition {
  return { ...recognition, operations: recognition.operations.map(change) };
}

/** Gives the guesses of some acts a certainty. */
function settled(
  recognition: Recognition,
  acts: readonly string[],
  certainty: RecognisedOperation['certainty'],
): Recognition {
  return changed(recognition, (one) =>
    one.acts.some((act) => acts.includes(act)) && (certainty === 'open' || one.certainty === 'open')
      ? { ...one, certainty }
      : one,
  );
}

function withRefusals(recognition: Recognition, statuses: Readonly<Record<string, number>>): Recognition {
  const answers = Object.entries(statuses).map(([outcome, status]): [never, RecognisedAnswer] => [
    outcome as never,
    { status, certainty: 'sure', reason: 'as you said' },
  ]);
  return changed(recognition, (one) =>
    one.acts.includes('sign-in') ? { ...one, answers: new Map([...one.answers, ...answers]) } : one,
  );
}
