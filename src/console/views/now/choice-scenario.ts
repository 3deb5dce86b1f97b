import { faultTexts, type Scenario } from '../../state/scenario-text.ts';
import { accountChanges } from '../../state/account-changes.ts';
import { always, any, type Choice } from './choice.ts';

/** Returns the scenario of a choice without problems. */
export function scenarioOf(choice: Choice): Scenario {
  const { provider, operation, account, times, duration } = choice;
  return {
    ...(provider === any ? {} : { provider }),
    ...(operation === any ? {} : { operation }),
    ...(account.trim() === '' ? {} : { account: account.trim() }),
    ...effectOf(choice),
    ...(times === '' || isSequence(choice) ? {} : { times: Number(times) }),
    ...(duration === always ? {} : { ttlSeconds: Number(duration) }),
  };
}

/** Whether the choice is a sequence: one outcome for each of the next requests. */
export function isSequence({ effect, outcomes }: Choice): boolean {
  return effect === 'outcome' && outcomes.length > 1;
}

/** The names of the faults. */
export const faults = [
  'CONNECTION_RESET_BY_PEER',
  'EMPTY_RESPONSE',
  'MALFORMED_RESPONSE_CHUNK',
  'RANDOM_DATA_THEN_CLOSE',
] as const satisfies readonly (keyof typeof faultTexts)[];

function effectOf({ effect, outcomes, delay, fault, change }: Choice): Scenario {
  const [outcome = '', ...then] = outcomes;
  if (effect === 'delay') return { delayMs: Math.round(Number(delay) * 1000) };
  if (effect === 'fault') {
    const known = faults.find((one) => one === fault);
    return known === undefined ? {} : { fault: known };
  }
  if (effect === 'change') {
    const patch = accountChanges[change]?.patch;
    return patch === undefined ? {} : { patch };
  }
  return then.length === 0 ? { outcome } : { outcomes: [...outcomes] };
}
