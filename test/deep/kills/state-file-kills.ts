import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '../../support/client.ts';
import { startEmulator } from '../emulator-process.ts';
import type { RunContext } from '../long-run.ts';
import { randomOf } from '../random.ts';
import { change } from './ledger.ts';

/** Repeatedly kills an emulator with a state file while it writes. */
export interface StateFileKills {
  round(action: number): Promise<void>;
  stop(): void;
}

const kept = 'state.json';

/** Creates the folder of the state file; file and state persist across rounds. */
export function startStateFileKills(context: RunContext): StateFileKills {
  const folder = mkdtempSync(join(tmpdir(), 'login-emulator-kills-'));
  const file = join(folder, kept);
  return {
    async round(action) {
      const random = randomOf(context.seed, action);
      const emulator = await startEmulator(context.cli, ['--log', 'off', '--state', file]).catch(String);
      if (typeof emulator === 'string') {
        context.fail('an emulator did not start with the state of a killed emulator', action, emulator);
        rmSync(file, { force: true });
        return;
      }
      const leftovers = readdirSync(folder).filter((name) => name.endsWith('.tmp'));
      if (leftovers.length > 0)
        context.fail(
          'a temporary file of a killed emulator remained after the next start',
          action,
          leftovers.join(', '),
        );
      const client = createClient(emulator.port);
      const endsAt = performance.now() + 500 + random.below(600);
      while (performance.now() < endsAt) await change(client, random);
      client.close();
      await emulator.kill();
      context.count('kills of an emulator with a state file');
      const problem = problemOf(file);
      if (problem !== undefined)
        context.fail('the state file of a killed emulator is unreadable', action, problem);
    },
    stop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function problemOf(file: string): string | undefined {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return undefined;
  } catch (error) {
    // killed before its first write
    return String(error).includes('ENOENT') ? undefined : String(error);
  }
}
