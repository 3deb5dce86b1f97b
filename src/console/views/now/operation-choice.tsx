import { any } from './choice.ts';
import { entriesOf, isSignIn, operationsOf } from './offered.ts';
import type { ChoiceState } from './use-choice.ts';
import { mostUsedFirst } from './used.ts';
import { WordSelect } from './word-select.tsx';

/** Chooses an operation: those that sign in first. */
export function OperationChoice({ choice, catalogue, used, changeOperation }: ChoiceState) {
  const { provider, operation } = choice;
  const entries = entriesOf({ provider, operation: any }, catalogue);
  const operations = mostUsedFirst(
    operationsOf(provider, catalogue),
    used,
    (name) => `operation ${provider} ${name}`,
  );
  const choices = [
    ...operations.map((name) => ({
      value: name,
      text: name,
      group: isSignIn(name, entries) ? 'Sign-in' : 'Other operations',
    })),
    { value: any, text: 'any request', group: 'All' },
  ];
  return <WordSelect label="Operation" value={operation} choices={choices} onChange={changeOperation} />;
}
