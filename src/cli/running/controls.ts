import { UsageError } from '../../errors.ts';
import { EmulatorError } from '../../library/admin-client.ts';
import { connect } from '../../library/connect.ts';
import type { LoginEmulator } from '../../library/login-emulator.ts';
import type { Controls } from '../../library/namespace.ts';
import { defaultNamespace, isNamespace, namespaceForm } from '../../store/store.ts';
import type { CliContext } from '../command-options.ts';
import { findEmulator, noEmulatorAt, tokenNeededAt } from '../find-emulator.ts';

/** The options of every command for a running emulator. */
interface Target {
  readonly url?: string | undefined;
  readonly namespace?: string | undefined;
}

/** A running emulator, and the controls of the namespace that the command is for. */
interface Running {
  readonly emulator: LoginEmulator;
  readonly controls: Controls;
  /** The name of that namespace. */
  readonly name: string;
  /** The URL that the user gave, without a trailing slash. */
  readonly url: string;
}

/** Connects to the running emulator and uses it; throws a UsageError if none answers there, or if it rejects a call. */
export async function withEmulator<T>(
  { url: given, namespace }: Target,
  { variables }: CliContext,
  use: (running: Running) => Promise<T>,
): Promise<T> {
  if (namespace !== undefined && !isNamespace(namespace))
    throw new UsageError(`--namespace is ${namespace}; expected ${namespaceForm}`);
  const { url, token } = findEmulator(given, variables);
  try {
    const emulator = await connect(url, token === undefined ? {} : { token });
    const controls = namespace === undefined ? emulator : emulator.namespace(namespace);
    return await use({ emulator, controls, name: namespace ?? namespaceIn(controls.url), url: emulator.url });
  } catch (error) {
    if (error instanceof EmulatorError) throw new UsageError(sentenceOf(error, url));
    throw error;
  }
}

/** The namespace of a URL such as `http://localhost:4010/@w1`. */
function namespaceIn(url: string): string {
  return /\/@([^/]+)$/.exec(url)?.[1] ?? defaultNamespace;
}

/** The message of a rejected call without the call itself, which the user didn't make. */
function sentenceOf({ status, message, cause }: EmulatorError, url: string): string {
  if (status === 401) return tokenNeededAt(url);
  if (status === undefined && isNetworkError(cause)) return noEmulatorAt(url, cause);
  return message.replace(/^[A-Z]+ \/__admin\S*: /, '');
}

function isNetworkError(cause: unknown): boolean {
  return cause instanceof Error && 'cause' in cause;
}

/** Prints a line, or the value as JSON. */
export function print(json: boolean, value: unknown, line: string): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${line}\n`);
}
