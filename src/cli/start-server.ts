import { existsSync } from 'node:fs';
import { emulatorFromOptions } from '../emulator/from-options.ts';
import type { LoadProvider } from '../emulator/provider-source.ts';
import { providerUrls } from '../http/emulator-urls.ts';
import { planesOptionsOf } from '../library/app-options.ts';
import { createServer } from '../server/create-server.ts';
import type { Ready } from './banner.ts';
import { certificateOf, noteOf } from './certificate.ts';
import { displayPath } from './display-path.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import type { EffectiveSettings } from './settings.ts';
import { fallbackEntryOf } from './setting-values.ts';
import { openAll } from './listen.ts';
import { loadProviders, type ChosenProviders } from './load-providers.ts';
import type { CliContext } from './command-options.ts';
import { appOptionsOf, checkEffective, fixturesOf } from './options.ts';
import { type Terminal, createTerminal } from './terminal.ts';
import { adminTokenOf } from './token.ts';
import { isLive, watchedText, type Watch } from './watched.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { constants } from 'node:os';
import type { SendRequest } from '../library/transport.ts';

/** An emulator that serves at its listeners. */
export interface RunningServer extends Ready {
  /** The base URL of each provider: where its contract's paths begin. */
  readonly urls: Readonly<Record<string, string>>;
  /** The token of the control plane; undefined if it needs none. */
  readonly token: string | undefined;
  /** Calls the control plane, with the token if it needs one. */
  readonly send: SendRequest;
  /** Waits for in-flight requests, `graceMs` at most (default 5000), and releases all resources. */
  close(graceMs?: number): Promise<void>;
}

/** The providers that may be served, and the folder of their files. */
type StartContext = Pick<CliContext, 'providers' | 'folder'>;

/** Starts the emulator of the settings; throws a UsageError or a FileError with the reason if it cannot. */
export async function startServer(
  effective: ResolvedSettings,
  terminal: Terminal,
  { providers, folder }: StartContext,
): Promise<RunningServer> {
  const { settings } = effective;
  checkEffective(settings, providers.builtIn);
  const watch = await prepareWatch(settings);
  const chosen = await loadProviders(settings, providers, folder, watch?.onRead);
  const inUse = await storeOf(settings, terminal.failure);
  try {
    return await opened(effective, terminal, { chosen, inUse, watch, load: providers.load });
  } catch (error) {
    await inUse.close();
    throw error;
  }
}

/** The parts of a start, which are in use before the emulator is. */
interface StartParts {
  readonly chosen: ChosenProviders;
  readonly inUse: StoreInUse;
  readonly watch: Watch | undefined;
  readonly load: LoadProvider;
}

async function opened(
  effective: ResolvedSettings,
  terminal: Terminal,
  { chosen, inUse, watch, load }: StartParts,
): Promise<RunningServer> {
  const { settings } = effective;
  const certificate = await certificateOf(settings);
  const { source, environment } = await fixturesOf(settings, chosen);
  const { token, generated: newToken, notes: tokenNotes } = adminTokenOf(settings, effective.token);
  const options = appOptionsOf(settings, chosen, token);
  const { emulator, notes } = emulatorFromOptions(options, chosen.known, source, {
    ...environment,
    store: inUse.store,
  });
  await inUse.restore(emulator);
  const comparison = await comparisonOf(emulator, inUse.store, terminal);
  const { listeners, adminFetch } = createServer(emulator, {
    ...planesOptionsOf(options),
    ...{ host: settings.host, certificate, record: terminal.request, report: terminal.failure },
    warn: terminal.warn,
    comparison,
  });
  const { main, further } = await openAll(listeners, settings);
  listeners.keep();
  const stopWatching = watch?.begin({ emulator, terminal, chosen, source, load });
  const { url } = main;
  const ask = adminFetch(url);
  return {
    emulator,
    url,
    urls: providerUrls(emulator.served, url),
    further,
    notes: [
      ...chosen.loaded.flatMap((one) => one.notes),
      ...notes,
      ...notesOn(settings),
      ...tokenNotes,
      ...noteOf(certificate),
    ],
    files: new Map(chosen.loaded.map(({ provider, files }) => [provider.id, shownFiles(files)])),
    token,
    newToken,
    send: (path, init) => ask(`${url}${path}`, init),
    ca: certificate?.ca,
    caFile: certificate?.caFile,
    async close(graceMs) {
      try {
        await listeners.close(graceMs);
      } finally {
        stopWatching?.();
        comparison?.stop();
        await inUse.close();
      }
    },
  };
}

function notesOn(settings: EffectiveSettings): readonly string[] {
  const { watch, fidelity, fallback, prefer } = settings;
  const notes: string[] = [];
  if (isLive(settings)) notes.push(`edits of ${watchedText(settings)} take effect while it serves`);
  else if (watch === true) notes.push('there is no fixtures folder to watch; set --fixtures');
  if (fidelity !== 'inferred') notes.push(`an answer with less evidence than ${fidelity} is a 501`);
  if (!prefer) notes.push('requests cannot choose their answer by Prefer or ?__code=');
  for (const { provider, url } of fallback.map(fallbackEntryOf))
    notes.push(`requests that the contract of ${provider} doesn't know are forwarded to ${url}`);
  return notes;
}

/** Prepares watching before any file is read, so that no edit is missed; undefined if nothing is watched. */
async function prepareWatch(settings: EffectiveSettings): Promise<Watch | undefined> {
  if (!isLive(settings)) return undefined;
  return (await import('./watch.ts')).prepareWatch(settings);
}

/** Compares one's own providers with those of the other processes on a shared store. */
async function comparisonOf(emulator: Emulator, { exchange }: Store, terminal: Terminal) {
  if (exchange === undefined || emulator.served.every(({ provider }) => provider.digest === undefined))
    return undefined;
  const { createComparison } = await import('../emulator/other-processes.ts');
  const comparison = createComparison(emulator, exchange, terminal);
  await comparison.compare();
  return comparison;
}

/** The store of a running emulator. */
interface StoreInUse {
  readonly store: Store;
  /** Loads the state file, if there is one, before the first request. */
  restore(emulator: Emulator): Promise<void>;
  /** Writes pending changes, and closes the store. */
  close(): Promise<void>;
}

/** Opens the store of the settings, and syncs it with their state file if they have one. */
async function storeOf(
  { store: setting, state }: EffectiveSettings,
  report: (error: unknown) => void,
): Promise<StoreInUse> {
  const store = await openStore(setting);
  if (state === undefined) return { store, restore: () => Promise.resolve(), close: store.close };
  const { createStateFileSync } = await import('../namespaces/state/state-file-sync.ts');
  return createStateFileSync(state, store, report);
}

/** `login-emulator start`: serves until Ctrl-C or SIGTERM, then waits for in-flight requests, 5 seconds at most. */
export async function start(effective: ResolvedSettings, context: StartContext): Promise<void> {
  const terminal = createTerminal(effective.settings);
  // listens during the start, too: process 1 of a container would ignore the signal
  const signals = stopSignals();
  const serving = await startServer(effective, terminal, context);
  signals.startEnded();
  try {
    terminal.ready(serving);
    await signals.stopped;
  } finally {
    await serving.close();
  }
  terminal.stopped();
}

/** Resolves `stopped` at the first signal. A second signal, and one during the start, end the process at once. */
export function stopSignals(): { readonly stopped: Promise<void>; startEnded(): void } {
  let mayResolve = false;
  const stopped = new Promise<void>((resolve) => {
    const stop = (name: NodeJS.Signals) => {
      if (!mayResolve) process.exit(128 + constants.signals[name]);
      mayResolve = false;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
  return {
    stopped,
    startEnded: () => {
      mayResolve = true;
    },
  };
}

/** Returns the files of a provider that exist, as messages show them, each once. */
function shownFiles(files: readonly string[]): readonly string[] {
  return [...new Set(files.filter((path) => existsSync(path)).map(displayPath))];
}
