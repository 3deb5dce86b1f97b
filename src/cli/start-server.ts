import { emulatorFromOptions } from '../emulator/from-options.ts';
import type { FixtureSource } from '../fixtures/source.ts';
import { ownAccess } from '../admin/access/guard.ts';
import { providerUrls } from '../http/emulator-urls.ts';
import type { Fetch } from '../server/fetch.ts';
import { createListener, wholeEmulator } from '../http/listener.ts';
import { createListeners, type Listeners } from '../server/listeners.ts';
import { createServer } from '../server/create-server.ts';
import type { Ready } from './banner.ts';
import { certificateOf } from './certificate.ts';
import type { ResolvedSettings, EffectiveSettings } from './resolve-settings.ts';
import { fallbackEntryOf } from './parse-values.ts';
import { isLive, prepareWatch, type Watch } from './watch.ts';
import { openAll } from './listen.ts';
import { checkEffective, emulatorOptionsOf, fixtureSourceOf, groundOf, planesOptionsOf } from './options.ts';
import { storeOf, type StoreInUse } from './store.ts';
import type { Terminal } from './terminal.ts';
import { adminTokenOf } from './admin-token.ts';

/** An emulator that serves at its listeners. */
export interface RunningServer extends Ready {
  /** The base URL of each provider: where its contract's paths begin. */
  readonly urls: Readonly<Record<string, string>>;
  /** What opens the control plane; none where it is open. */
  readonly token: string | undefined;
  /** Asks the control plane, whatever it asks of a client: `/__admin/coverage`. */
  ask(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
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
  const source = await fixtureSourceOf(settings);
  const watch = await watchOver(settings, source);
  const ground = { ...(await groundOf(settings)), store: inUse.store };
  const { emulator, notes } = emulatorFromOptions(emulatorOptionsOf(settings), source, ground);
  await inUse.restore(emulator);
  const { token, made: madeToken, notes: tokenNotes } = adminTokenOf(effective);
  const planesAt = createServer(emulator, {
    ...planesOptionsOf(settings, token, certificate),
    record: terminal.request,
    report: terminal.failure,
    listen: (place, port) => listeners.openOwn(place, port),
  });
  const listeners: Listeners = createListeners(settings.host, planesAt, certificate);
  emulator.onNamespaceEnd((namespace, how) => {
    if (how === 'dropped') listeners.closeNamespace(namespace).catch(terminal.failure);
  });
  const { main, further } = await openAll(listeners, settings);
  listeners.keep();
  const stopWatching = watch?.(emulator, terminal);
  const { url } = main;
  const ask: Fetch = async (...sent) => {
    const { createFetch } = await import('../server/fetch.ts');
    return createFetch(createListener(planesAt(wholeEmulator, ownAccess(url))))(...sent);
  };
  return {
    emulator,
    url,
    urls: providerUrls(emulator.served, url),
    further,
    notes: [...notes, ...notesOn(settings), ...tokenNotes],
    token,
    madeToken,
    ask: (path, headers = {}) => ask(`${url}${path}`, { headers }),
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

async function watchOver(settings: EffectiveSettings, source: FixtureSource): Promise<Watch | undefined> {
  if (settings.fixtures === undefined || !isLive(settings)) return undefined;
  return prepareWatch(settings.fixtures, source);
}

function notesOn(settings: EffectiveSettings): readonly string[] {
  const { fixtures = '', watch, fidelity, fallback, prefer } = settings;
  const notes: string[] = [];
  if (isLive(settings)) notes.push(`edits of ${fixtures} are taken over while it serves`);
  else if (watch === true) notes.push('there is no fixtures folder to watch; --fixtures names one');
  if (fidelity !== 'inferred') notes.push(`an answer that is less than ${fidelity} is a 501`);
  if (!prefer) notes.push('no request may ask for its answer, by Prefer or ?__code=');
  for (const { provider, url } of fallback.map(fallbackEntryOf))
    notes.push(`what the contract of ${provider} does not know is passed on to ${url}`);
  return notes;
}
