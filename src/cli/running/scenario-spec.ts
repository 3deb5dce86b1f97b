import { UsageError } from '../../errors.ts';
import { isRecord } from '../../json.ts';
import type { Scenario } from '../../library/types.ts';

/** The options of `login-emulator scenario on`. */
export interface ScenarioFlags {
  readonly provider?: string | undefined;
  readonly operation?: string | undefined;
  readonly account?: string | undefined;
  readonly outcome?: readonly string[] | undefined;
  readonly fault?: string | undefined;
  readonly delay?: string | undefined;
  readonly skip?: string | undefined;
  readonly times?: string | undefined;
  readonly ttl?: string | undefined;
}

const words = ['provider', 'operation', 'account', 'fault'] as const;
const numbers = { delay: 'delayMs', skip: 'skip', times: 'times', ttl: 'ttlSeconds' } as const;
const numberFlags = ['delay', 'skip', 'times', 'ttl'] as const;

/** Whether any option describes a scenario. */
export function hasScenarioFlags(flags: ScenarioFlags): boolean {
  return [...words, ...numberFlags, 'outcome' as const].some((name) => flags[name] !== undefined);
}

/** Returns the scenario of the options; the emulator checks it. Throws a UsageError for an option that isn't a number. */
export function scenarioOfFlags(flags: ScenarioFlags): Scenario {
  const [first, ...more] = flags.outcome ?? [];
  const outcome =
    more.length > 0 ? { outcomes: flags.outcome } : first === undefined ? {} : { outcome: first };
  const texts = words.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]] as const]));
  const counts = numberFlags.flatMap((name) => {
    const text = flags[name];
    return text === undefined ? [] : [[numbers[name], numberOf(name, text)] as const];
  });
  const spec: Readonly<Record<string, unknown>> = {
    ...outcome,
    ...Object.fromEntries<unknown>([...texts, ...counts]),
  };
  return spec;
}

function numberOf(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`--${name} is ${text}; expected a whole number`);
}

/** Reads a scenario in JSON or YAML, such as `{ outcome: locked-out }`; undefined for the name of a set. */
export async function readSpec(text: string): Promise<Scenario | undefined> {
  if (/^[\w-]+$/.test(text)) return undefined;
  const { parse } = await import('yaml');
  const spec = parsed(text, parse);
  if (isRecord(spec)) return spec;
  throw new UsageError(
    `"${text}" is neither the name of a set nor a scenario such as '{ outcome: locked-out, times: 1 }'`,
  );
}

function parsed(text: string, parse: (text: string) => unknown): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
