import { assemble } from '../assemble.ts';
import type { FixtureSource } from '../fixtures/source.ts';
import { createListeners, type Listeners } from '../http/listeners.ts';
import { createPlanes } from '../planes.ts';
import { certificateOf } from './certificate.ts';
import type { Effective, EffectiveSettings } from './effective.ts';
import { fallbackEntryOf } from './entries.ts';
import { isLive, prepareWatch, type Watch } from './live.ts';
import { checkEffective, emulatorOptionsOf, fixtureSourceOf, groundOf, planesOptionsOf } from './options.ts';
import { openAll } from './listening.ts';
import { storeOf, type StoreInUse } from './store.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { adminTokenOf } from './token.ts';

/** `login-emulator start`: serves until Ctrl-C or SIGTERM, then lets what is in flight finish. */
export async function start(effective: Effective): Promise<void> {
  const { settings } = effective;
  checkEffective(settings);
  const terminal = createTerminal(settings);
  const inUse = await storeOf(settings, terminal.failure);
  try {
    await serve(effective, terminal, inUse);
  } finally {
    await inUse.close();
  }
  terminal.stopped();
}

async function serve(effective: Effective, terminal: Terminal, inUse: StoreInUse): Promise<void> {
  const { settings } = effective;
  const certificate = await certificateOf(settings);
  const source = await fixtureSourceOf(settings);
  const watch = await watchOver(settings, source);
  const ground = { ...(await groundOf(settings)), store: inUse.store };
  const { emulator, notes } = assemble(emulatorOptionsOf(settings), source, ground);
  await inUse.restore(emulator);
  const admin = adminTokenOf(effective);
  const planesAt = createPlanes(emulator, {
    ...planesOptionsOf(settings, admin.token, certificate),
    record: terminal.request,
    report: terminal.failure,
    listen: (place, port) => listeners.openOwn(place, port),
  });
  const listeners: Listeners = createListeners(settings.host, planesAt, certificate);
  emulator.onEnded((namespace, how) => {
    if (how === 'dropped') listeners.closeNamespace(namespace).catch(terminal.failure);
  });
  const { main, further } = await openAll(listeners, settings);
  listeners.keep();
  const stopped = untilStopped(listeners);
  const allNotes = [...notes, ...notesOn(settings), ...admin.notes];
  const ca = certificate?.ca;
  terminal.ready({ emulator, url: main.url, further, notes: allNotes, madeToken: admin.made, ca });
  const stopWatching = watch?.(emulator, terminal);
  await stopped;
  stopWatching?.();
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

/** A second signal ends the process at once. */
function untilStopped(listeners: Listeners): Promise<void> {
  return new Promise((resolve, reject) => {
    let stopping = false;
    const stop = () => {
      if (stopping) process.exit(130);
      stopping = true;
      listeners.close().then(resolve, reject);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
