import { emulatorFromOptions } from '../emulator/from-options.ts';
import type { FixtureSource } from '../fixtures/source.ts';
import { providerUrls } from '../http/emulator-urls.ts';
import { planesOptionsOf } from '../library/app-options.ts';
import { createServer } from '../server/create-server.ts';
import type { Ready } from './banner.ts';
import { certificateOf } from './certificate.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import type { EffectiveSettings } from './settings.ts';
import { fallbackEntryOf } from './setting-values.ts';
import { openAll } from './listen.ts';
import { appOptionsOf, checkEffective, fixturesOf } from './options.ts';
import { type Terminal, createTerminal } from './terminal.ts';
import { adminTokenOf } from './token.ts';
import { isatty } from 'node:tty';
import type { Emulator } from '../emulator/emulator.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { constants } from 'node:os';
import type { SendRequest } from '../library/transport.ts';

/** An emulator that serves at its listeners. */
export interface RunningServer extends Ready {
  /** The base URL of each provider: where its contract's paths begin. */
  readonly urls: Readonly<Record<string, string>>;
  /** What opens the control plane; none where it is open. */
  readonly token: string | undefined;
  /** Calls the control plane, whatever it asks of a client. */
  readonly send: SendRequest;
  /** Lets what is in flight finish, for so long and 5 seconds by itself, and lets go of all it has. */
  close(graceMs?: number): Promise<void>;
}

/** Opens the emulator of the settings; throws a UsageError or a FileError for what cannot be had. */
export async function startServer(effective: ResolvedSettings, terminal: Terminal): Promise<RunningServer> {
  const { settings } = effective;
  checkEffective(settings);
  const inUse = await storeOf(settings, terminal.failure);
  try {
    return await opened(effective, terminal, inUse);
  } catch (error) {
    await inUse.close();
    throw error;
  }
}

async function opened(
  effective: ResolvedSettings,
  terminal: Terminal,
  inUse: StoreInUse,
): Promise<RunningServer> {
  const { settings } = effective;
  const certificate = await certificateOf(settings);
  const { source, environment } = await fixturesOf(settings);
  const watch = await watchOver(settings, source);
  const { token, generated: newToken, notes: tokenNotes } = adminTokenOf(settings, effective.token);
  const options = appOptionsOf(settings, token);
  const { emulator, notes } = emulatorFromOptions(options, source, { ...environment, store: inUse.store });
  await inUse.restore(emulator);
  const { listeners, adminFetch } = createServer(emulator, {
    ...planesOptionsOf(options),
    ...{ host: settings.host, certificate, record: terminal.request, report: terminal.failure },
  });
  const { main, further } = await openAll(listeners, settings);
  listeners.keep();
  const stopWatching = watch?.(emulator, terminal);
  const { url } = main;
  const ask = adminFetch(url);
  return {
    emulator,
    url,
    urls: providerUrls(emulator.served, url),
    further,
    notes: [...notes, ...notesOn(settings), ...tokenNotes],
    token,
    newToken,
    send: (path, init) => ask(`${url}${path}`, init),
    ca: certificate?.ca,
    async close(graceMs) {
      try {
        await listeners.close(graceMs);
      } finally {
        stopWatching?.();
        await inUse.close();
      }
    },
  };
}

function notesOn(settings: EffectiveSettings): readonly string[] {
  const { fixtures = '', watch, fidelity, fallback, prefer } = settings;
  const notes: string[] = [];
  if (isLive(settings)) notes.push(`edits of ${fixtures} take effect while it serves`);
  else if (watch === true) notes.push('there is no fixtures folder to watch; --fixtures names one');
  if (fidelity !== 'inferred') notes.push(`an answer that is less than ${fidelity} is a 501`);
  if (!prefer) notes.push('requests cannot choose their answer by Prefer or ?__code=');
  for (const { provider, url } of fallback.map(fallbackEntryOf))
    notes.push(`requests that the contract of ${provider} doesn't know are forwarded to ${url}`);
  return notes;
}

/** Watches the fixtures of an emulator; gives the way to stop. */
type Watch = (emulator: Emulator, terminal: Terminal) => () => void;

/** Whether edits of the fixtures are taken over: as the settings say, else where someone sees what is said of them. */
function isLive({ fixtures, watch }: EffectiveSettings): boolean {
  return fixtures !== undefined && (watch ?? isatty(process.stdout.fd));
}

/** Makes the watch over a fixtures folder, before its files are read for the first time: no edit is missed in between. */
async function watchOver(settings: EffectiveSettings, source: FixtureSource): Promise<Watch | undefined> {
  const { fixtures: folder } = settings;
  if (folder === undefined || !isLive(settings)) return undefined;
  const { stampsOf, watchFolder } = await import('../fixtures/watch.ts');
  const { createReload } = await import('../emulator/reload-fixtures.ts');
  const stamps = await stampsOf(folder);
  return (emulator, terminal) => watchFolder(folder, stamps, createReload(emulator, source, terminal));
}

/** The store of a start. */
interface StoreInUse {
  readonly store: Store;
  /** Takes over what the state file holds, where there is one; before the first request. */
  restore(emulator: Emulator): Promise<void>;
  /** Writes what is not written yet, and lets go of the store. */
  close(): Promise<void>;
}

/** Opens the store of the settings, kept in their state file where they name one. */
async function storeOf(
  { store: setting, state }: EffectiveSettings,
  report: (error: unknown) => void,
): Promise<StoreInUse> {
  const store = await openStore(setting);
  if (state === undefined) return { store, restore: () => Promise.resolve(), close: store.close };
  const { createStateFileSync } = await import('../namespaces/state/state-file-sync.ts');
  return createStateFileSync(state, store, report);
}

/** `login-emulator start`: serves until Ctrl-C or SIGTERM, then lets what is in flight finish for 5 seconds. */
export async function start(effective: ResolvedSettings): Promise<void> {
  const terminal = createTerminal(effective.settings);
  const serving = await startServer(effective, terminal);
  const stopped = untilStopped();
  try {
    terminal.ready(serving);
    await stopped;
  } finally {
    await serving.close();
  }
  terminal.stopped();
}

/** A second signal ends the process at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let stopping = false;
    const stop = (name: NodeJS.Signals) => {
      if (stopping) process.exit(128 + constants.signals[name]);
      stopping = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
