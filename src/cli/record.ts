import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { AskEmulator, EmulatorAnswer } from '../adopt/record/report.ts';
import type { RecordedProvider } from '../adopt/record/record.ts';
import { UsageError } from '../errors.ts';
import { definedOnly, parseJson } from '../json.ts';
import { listen } from '../server/listen.ts';
import { baseUrlProblem } from '../urls.ts';
import { builtInIds, commandOptions, type CliContext } from './command-options.ts';
import { displayPath } from './display-path.ts';
import { loadProviders } from './load-providers.ts';
import { readCommandOptions } from './parse-options.ts';
import { printable } from './printable.ts';
import { fileEntryOf, knownIds, providerEntryProblem } from './provider-entries.ts';
import { withDefaults, type EffectiveSettings } from './settings.ts';
import { startServer, stopSignals, type RunningServer } from './start-server.ts';
import { createTerminal } from './terminal.ts';

/** `login-emulator record`: passes an app's requests to its real service, and keeps the answers. */
export async function record(args: readonly string[], context: CliContext): Promise<void> {
  const { target, provider: entry, overlay, port } = read(args);
  const settings = settingsFor(entry, overlay, context);
  const signals = stopSignals();
  const { recorded, file, close } = await providerOf({ entry, overlay, settings }, context);
  try {
    const { startRecording } = await import('../adopt/record/record.ts');
    const date = new Date().toISOString().slice(0, 10);
    const recording = await startRecording({ target, port, listen, recorded, file, date, print }).catch(
      portProblem(port),
    );
    signals.startEnded();
    print(
      `recording ${target.origin}: point the app to ${recording.url}. Answers go to ${file}. Ctrl-C stops.`,
    );
    await signals.stopped;
    print((await recording.close()).trimEnd());
  } finally {
    await close();
  }
}

/** Prints lines, which may have texts of the service. */
function print(lines: string): void {
  for (const line of lines.split('\n')) process.stdout.write(`${printable(line)}\n`);
}

function portProblem(port: number) {
  return (error: unknown): never => {
    const isInUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw isInUse ? new UsageError(`port ${port} is in use; choose another with --port, or --port 0`) : error;
  };
}

const usage =
  'for example: npx login-emulator record --target https://staging.example.com --provider acme=acme.yaml';

function read(args: readonly string[]) {
  const { values, positionals } = readCommandOptions('record', commandOptions.record, args);
  const { target, provider, overlay, port = '4010' } = values;
  if (positionals.length > 0)
    throw new UsageError(`record takes no arguments, but got ${positionals.join(' ')}`);
  if (target === undefined || provider === undefined)
    throw new UsageError(`record needs --target and --provider; ${usage}`);
  const problem = baseUrlProblem(target);
  if (problem !== undefined) throw new UsageError(`--target is not usable: ${problem}; ${usage}`);
  const url = new URL(target);
  if (url.pathname !== '/')
    throw new UsageError(`--target is ${target}; expected only the scheme and the host: ${url.origin}`);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`--port is ${port}; expected a number from 0 to 65535`);
  return { target: url, provider, overlay, port: Number(port) };
}

/** Returns the settings of the emulator. An overlay that is still to be written isn't loaded. */
function settingsFor(entry: string, overlay: string | undefined, context: CliContext): EffectiveSettings {
  const builtIn = builtInIds(context);
  const { id } = fileEntryOf(entry);
  const isThere = overlay !== undefined && existsSync(resolve(context.folder, overlay));
  const given = { provider: [entry], ...(isThere ? { overlay: [`${id}=${overlay}`] } : {}) };
  const problem = providerEntryProblem(entry, given, knownIds(builtIn, given));
  if (problem !== undefined) throw new UsageError(problem.replace(/^provider has/, '--provider is'));
  return withDefaults(given, builtIn);
}

/** The provider of a recording, the file that it writes, and the end of what it uses. */
interface Opened {
  readonly recorded: RecordedProvider;
  readonly file: string;
  close(): Promise<void>;
}

interface Chosen {
  readonly entry: string;
  readonly overlay: string | undefined;
  readonly settings: EffectiveSettings;
}

async function providerOf({ entry, overlay: given, settings }: Chosen, context: CliContext): Promise<Opened> {
  const { id, file } = fileEntryOf(entry);
  const { known, loaded } = await loadProviders(settings, context.providers, context.folder);
  const provider = known.find((one) => one.id === id);
  if (provider === undefined) throw new UsageError(`there is no provider ${id}`);
  if (file === undefined) {
    const report = join(context.folder, `${id}.recorded.yaml`);
    const server = await startServer(
      { settings: { ...settings, port: 0, log: 'off' }, origins: new Map(), token: undefined },
      createTerminal({ ...settings, log: 'off' }),
      context,
    );
    const ask = asker(server, id);
    return { recorded: { provider, report, ask }, file: displayPath(report), close: () => server.close(0) };
  }
  const [found] = loaded;
  if (found === undefined || !/\.(ya?ml|json)$/i.test(file))
    throw new UsageError(`${file} is a module; record needs the contract of the provider`);
  const contract = resolve(context.folder, file);
  const overlay = resolve(context.folder, given ?? found.overlay ?? besideOf(contract));
  return {
    recorded: { provider, contract, overlay, ...definedOnly({ base: found.overlay }) },
    file: displayPath(overlay),
    close: () => Promise.resolve(),
  };
}

function besideOf(contract: string): string {
  return join(dirname(contract), `${basename(contract, extname(contract))}.login.yaml`);
}

/** Asks a running emulator for its answers. */
function asker({ urls }: RunningServer, id: string): AskEmulator {
  return async ({ method, template, wire }, outcome): Promise<EmulatorAnswer> => {
    const path = template.replace(/\{([^}]+)\}/g, (_part, name: string) =>
      encodeURIComponent(wire.path[name] ?? 'x'),
    );
    const response = await fetch(`${urls[id] ?? ''}${path}`, {
      method,
      headers: { Prefer: `outcome=${outcome}`, 'Content-Type': 'application/json' },
      ...(method === 'GET' || method === 'HEAD' ? {} : { body: '{}' }),
      redirect: 'manual',
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (parseJson(text) ?? text) };
  };
}
