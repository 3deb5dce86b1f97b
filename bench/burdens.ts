import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { warmUp } from './load.ts';
import type { Machine } from './machine.ts';
import type { Sample } from './rounds.ts';
import { startToFirstLogin, type Started } from './start.ts';
import { emulatorBin, type System, type SystemId } from './systems.ts';
import { inTurns } from './turns.ts';

/** An emulator variant that does more than a plain login, or less. */
export interface Burden extends System {
  /** The scenario to arm. */
  readonly scenario?: Readonly<Record<string, unknown>>;
}

/** Returns the default emulator and the variants to compare; `folder` is for the variant that needs a build. */
export function burdensIn(folder: string): readonly Burden[] {
  const command = (bin: string) => (port: number) => [bin, '--port', String(port), '--log', 'off'];
  const burden = (id: SystemId, title: string, bin = emulatorBin()) => ({
    ...{ id, title, path: '/apiv2/login', slow: false, startsOnly: false, packages: [] },
    ...{ args: command(bin), variables: { XDG_CACHE_HOME: join(folder, id) } },
  });
  return [
    burden('emulator', 'login-emulator, no scenario'),
    {
      ...burden('armed', 'an outcome armed for another account'),
      scenario: { provider: 'interserver', account: 'totp@example.com', outcome: 'account-disabled' },
    },
    {
      ...burden('patched', 'a patch of every account and the policy'),
      scenario: {
        provider: 'interserver',
        patch: { password: 'Password-1', policy: { session: { lifetimeSeconds: 3600 } } },
      },
    },
    burden('without-journal', 'without the journal', join(folder, 'cli.cjs')),
  ];
}

/** Loads all variants in turns, round by round. All run at the same time, and each is idle except during its turn. */
export async function measureBurdens(
  folder: string,
  rounds: number,
  machine: Machine,
  progress: (line: string) => void,
): Promise<readonly Sample[]> {
  progress('measuring the cost of scenarios and the journal');
  execFileSync(process.execPath, ['bench/without-journal/build.js', folder]);
  const standing: { readonly burden: Burden; readonly started: Started }[] = [];
  try {
    for (const burden of burdensIn(folder)) {
      const started = await startToFirstLogin(burden);
      standing.push({ burden, started });
      await beginAnew(burden, started);
      await warmUp(started, machine);
    }
    const turns = standing.map(({ burden, started }) => ({
      ...{ system: burden.id, started },
      prepare: () => beginAnew(burden, started),
    }));
    return await inTurns(turns, rounds, machine);
  } finally {
    for (const { started } of standing) await started.child.end();
  }
}

/** Removes earlier sessions. Calls the control plane in every variant, because its code makes a process larger. */
async function beginAnew({ scenario }: Burden, { url }: Started): Promise<void> {
  await callAdmin(url, 'POST', '/__admin/reset', 204);
  await (scenario === undefined
    ? callAdmin(url, 'DELETE', '/__admin/scenarios', 204)
    : callAdmin(url, 'POST', '/__admin/scenarios', 201, scenario));
}

/** Calls the control plane of a running emulator; throws on another status. */
export async function callAdmin(
  url: string,
  method: string,
  path: string,
  wanted: number,
  body?: object,
): Promise<void> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const said = await response.text();
  if (response.status !== wanted) throw new Error(`${method} ${path} returned ${response.status} ${said}`);
}
