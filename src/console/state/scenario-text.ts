import type { components } from '../../generated/admin/types.ts';
import { accountChanges } from './account-changes.ts';
import { outcomeText } from './outcome-text.ts';

/** A scenario as it is posted. */
export type Scenario = components['schemas']['Scenario'];

/** Says in words what a scenario does and for whom: `rocketchat login: locked out, for plain`. */
export function scenarioText(one: Scenario): string {
  const { provider, operation, account } = one;
  const where = [provider, operation].filter((part) => part !== undefined).join(' ');
  const whom = account === undefined ? '' : `, for ${account}`;
  return `${where === '' ? 'everywhere' : where}: ${effectText(one)}${whom}`;
}

/** Says in words what a scenario does: `locked out`, `2 s later`. */
export function effectText({ outcome, outcomes, fault, patch, delayMs }: Scenario): string {
  const parts = [
    ...(outcome === undefined ? [] : [outcomeText(outcome)]),
    ...(outcomes === undefined ? [] : [outcomes.map(outcomeText).join(', then ')]),
    ...(fault === undefined ? [] : [faultTexts[fault]]),
    ...(patch === undefined ? [] : [patchText(patch)]),
    ...(delayMs === undefined ? [] : [`${delayMs / 1000} s later`]),
  ];
  return parts.join(', ');
}

/** Each fault as the client sees it. */
export const faultTexts: Readonly<Record<NonNullable<Scenario['fault']>, string>> = {
  CONNECTION_RESET_BY_PEER: 'connection reset',
  EMPTY_RESPONSE: 'connection closed without an answer',
  MALFORMED_RESPONSE_CHUNK: 'answer that breaks off',
  RANDOM_DATA_THEN_CLOSE: 'random data in place of an answer',
};

/** The temporary change of accounts in words: `as if a captcha were needed`; of another one, its fields. */
function patchText(patch: Readonly<Record<string, unknown>>): string {
  const known = Object.values(accountChanges).find(
    (one) => JSON.stringify(one.patch) === JSON.stringify(patch),
  );
  if (known !== undefined) return `as if ${known.text}`;
  const fields = Object.entries(patch).map(([name, value]) => {
    const words = name.replaceAll(/([A-Z])/g, (capital) => ` ${capital.toLowerCase()}`);
    if (value === null) return `no ${words}`;
    return typeof value === 'object'
      ? `another ${words}`
      : `${words} ${typeof value === 'string' ? value : JSON.stringify(value)}`;
  });
  return `as if ${fields.join(', ')}`;
}
