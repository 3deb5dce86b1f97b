import { UsageError } from '../../errors.ts';
import type { ScenarioControls } from '../../library/scenarios.ts';
import type { ArmedScenario } from '../../library/types.ts';
import { didYouMean } from '../../suggestion.ts';
import { commandOptions, type CliContext } from '../command-options.ts';
import { commandTable } from '../command-table.ts';
import { readCommandOptions } from '../parse-options.ts';
import { print, withEmulator } from './controls.ts';
import { hasScenarioFlags, readSpec, scenarioOfFlags } from './scenario-spec.ts';

type Verb = (call: Call) => Promise<void>;

/** A call of a verb: its words and options, and the scenarios of the namespace. */
interface Call {
  readonly words: readonly string[];
  readonly values: ReturnType<typeof read>['values'];
  readonly scenarios: ScenarioControls;
}

/** `login-emulator scenario list|sets|on|off`. */
export async function scenario(args: readonly string[], context: CliContext): Promise<void> {
  const { values, positionals } = read(args);
  const [word, ...words] = positionals;
  const verb = word !== undefined && Object.hasOwn(verbs, word) ? verbs[word] : undefined;
  if (verb === undefined) {
    const suggestion = word === undefined ? undefined : didYouMean(word, Object.keys(verbs));
    const wrong = word === undefined ? 'scenario needs a verb' : `scenario has no ${word}`;
    throw new UsageError(`${wrong}; ${suggestion ?? `expected ${commandTable.scenario.usage}`}`);
  }
  if (word !== 'on' && hasScenarioFlags(values))
    throw new UsageError(`the options of a scenario belong to: npx login-emulator scenario on`);
  const most = word === 'on' || word === 'off' ? 1 : 0;
  if (words.length > most)
    throw new UsageError(
      `scenario ${word ?? ''} takes ${most === 0 ? 'no' : 'one'} argument, but got ${words.join(' ')}`,
    );
  await withEmulator(values, context, ({ controls }) =>
    verb({ words, values, scenarios: controls.scenarios }),
  );
}

function read(args: readonly string[]) {
  return readCommandOptions('scenario', commandOptions.scenario, args);
}

const verbs: Readonly<Record<string, Verb>> = {
  async list({ values, scenarios }) {
    const armed = await scenarios.list();
    print(values.json === true, armed, armed.length === 0 ? 'no scenario is on' : linesOf(armed));
  },
  async sets({ values, scenarios }) {
    const sets = await scenarios.sets();
    print(
      values.json === true,
      sets,
      sets.map(({ name, description }) => `${name}: ${description}`).join('\n'),
    );
  },
  async on({ words: [word], values, scenarios }) {
    const spec = word === undefined ? undefined : await readSpec(word);
    if (word !== undefined && hasScenarioFlags(values))
      throw new UsageError(`scenario on takes either ${word} or the options of a scenario`);
    if (word === undefined && !hasScenarioFlags(values))
      throw new UsageError(
        'scenario on needs a set, or options such as --outcome; npx login-emulator scenario sets lists the sets',
      );
    const armed =
      word === undefined || spec !== undefined
        ? [await scenarios.arm(spec ?? scenarioOfFlags(values))]
        : (await scenarios.armSet(word)).filter(({ set }) => set === word);
    print(values.json === true, armed, linesOf(armed));
  },
  async off({ words: [word], values, scenarios }) {
    const all = await scenarios.list();
    const matching = all.filter(({ id, set }) => word === undefined || id === word || set === word);
    if (word !== undefined && matching.length === 0) throw new UsageError(notOn(word, all));
    if (word === undefined) await scenarios.clear();
    else for (const { id } of matching) await scenarios.disarm(id);
    const count = `${matching.length} scenario${matching.length === 1 ? '' : 's'}`;
    print(values.json === true, matching, `switched off ${count}`);
  },
};

function notOn(word: string, all: readonly ArmedScenario[]): string {
  const names = [...new Set(all.flatMap(({ id, set }) => (set === undefined ? [id] : [id, set])))];
  const on = names.length === 0 ? 'none is on' : `on are ${names.join(', ')}`;
  return `no scenario or set that is on has the name ${word}; ${didYouMean(word, names) ?? on}`;
}

/** Formats scenarios for people, a line each: `scenario-1: locked-out, provider rocketchat (1 request left)`. */
function linesOf(armed: readonly ArmedScenario[]): string {
  return armed.map(lineOf).join('\n');
}

function lineOf(armed: ArmedScenario): string {
  const { id, set, outcome, outcomes, fault, patch, delayMs, remaining, expiresAt } = armed;
  const what = [
    outcome ?? outcomes?.join(', then '),
    fault,
    patch === undefined ? undefined : `patch ${JSON.stringify(patch)}`,
    delayMs === undefined ? undefined : `delay ${delayMs} ms`,
  ];
  const scope = (['provider', 'operation', 'account'] as const).map((key) =>
    armed[key] === undefined ? undefined : `${key} ${armed[key]}`,
  );
  const limits = [
    remaining === null ? undefined : `${remaining} request${remaining === 1 ? '' : 's'} left`,
    expiresAt === null ? undefined : `until ${expiresAt}`,
    set === undefined ? undefined : `set ${set}`,
  ];
  const ends = joined(limits);
  return `${id}: ${joined([...what, ...scope])}${ends === '' ? '' : ` (${ends})`}`;
}

function joined(words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined).join(', ');
}
