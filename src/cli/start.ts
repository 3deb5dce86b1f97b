import { assemble } from '../assemble.ts';
import type { FixtureSource } from '../fixtures/source.ts';
import { createListener } from '../http/listener.ts';
import { listen, type Listening } from '../http/server.ts';
import { createPlanes } from '../planes.ts';
import type { Effective, EffectiveSettings } from './effective.ts';
import { isLive, prepareWatch, type Watch } from './live.ts';
import { checkEffective, emulatorOptionsOf, fixtureSourceOf, planesOptionsOf } from './options.ts';
import { createTerminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `login-emulator start`: serves until Ctrl-C or SIGTERM, then lets what is in flight finish. */
export async function start({ settings }: Effective): Promise<void> {
  checkEffective(settings);
  const terminal = createTerminal(settings);
  const source = await fixtureSourceOf(settings);
  const watch = await watchOver(settings, source);
  const { emulator, notes } = assemble(emulatorOptionsOf(settings), source);
  const planes = createPlanes(emulator, {
    ...planesOptionsOf(settings),
    record: terminal.request,
    report: terminal.failure,
  });
  const { host, port } = settings;
  const listening = await listenOrSay(host, port, createListener(planes));
  const stopped = untilStopped(listening);
  terminal.ready(emulator, host, listening.port, [...notes, ...notesOn(settings)]);
  const stopWatching = watch?.(emulator, terminal);
  await stopped;
  stopWatching?.();
  terminal.stopped();
}

async function watchOver(settings: EffectiveSettings, source: FixtureSource): Promise<Watch | undefined> {
  if (settings.fixtures === undefined || !isLive(settings)) return undefined;
  return prepareWatch(settings.fixtures, source);
}

function notesOn(settings: EffectiveSettings): readonly string[] {
  const { fixtures = '', watch, fidelity } = settings;
  const notes: string[] = [];
  if (isLive(settings)) notes.push(`edits of ${fixtures} are taken over while it serves`);
  else if (watch === true) notes.push('there is no fixtures folder to watch; --fixtures names one');
  if (fidelity !== 'inferred') notes.push(`an answer that is less than ${fidelity} is a 501`);
  return notes;
}

async function listenOrSay(
  host: string,
  port: number,
  listener: Parameters<typeof listen>[0],
): Promise<Listening> {
  try {
    return await listen(listener, host, port);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(
      refusals[code]?.(host, port) ?? `cannot listen on ${host}:${port}: ${messageOf(error)}`,
    );
  }
}

const refusals: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_host, port) =>
    `port ${port} is in use; choose another with --port, or --port 0 for a free one`,
  EACCES: (_host, port) => `port ${port} needs more rights; choose one above 1023 with --port`,
  EADDRNOTAVAIL: (host) => `${host} is no address of this machine; choose another with --host`,
  ENOTFOUND: (host) => `${host} is unknown; choose another with --host`,
  EAI_AGAIN: (host) => `${host} is unknown; choose another with --host`,
};

/** A second signal ends the process at once. */
function untilStopped(listening: Listening): Promise<void> {
  return new Promise((resolve, reject) => {
    let stopping = false;
    const stop = () => {
      if (stopping) process.exit(130);
      stopping = true;
      listening.close().then(resolve, reject);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
