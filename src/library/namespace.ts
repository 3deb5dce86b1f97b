import { createAdminClient } from './admin-client.ts';
import type { Transport } from './transport.ts';
import { createNamespaceApi, type Controls } from './namespace-api.ts';
import { EmulatorError } from './emulator-error.ts';
import type { NamespaceAddress, NamespaceSettings } from './types.ts';

/** A world of its own in a running emulator: accounts, sessions, scenarios and clock are not shared with any other. */
export interface Namespace extends Controls {
  /** Its name, as in `http://localhost:4010/@w1`. */
  readonly name: string;
  /**
   * Makes it as it is wanted, or makes it anew; a reset brings it back to this. A namespace that is only used begins by
   * itself, as the emulator is.
   *
   * @example
   * const w1 = emulator.namespace('w1');
   * await w1.start({ seed: 'checkout', frozen: true, scenarioSets: ['second-factor-everywhere'] });
   */
  start(settings?: NamespaceSettings): Promise<NamespaceAddress>;
  /**
   * Drops it, as if it had never been used; one that was not used is no error.
   *
   * @example
   * afterEach(() => w1.remove());
   */
  remove(): Promise<void>;
}

/** Makes a namespace's controls. */
export function createNamespace(connection: Transport, name: string): Namespace {
  // what is asked about a namespace is asked of the process
  const ask = createAdminClient(connection.send, undefined);
  return {
    name,
    ...createNamespaceApi(connection, name),
    start: (settings = {}) => ask('putNamespace', { params: { name }, body: settings }),
    async remove() {
      try {
        await ask('removeNamespace', { params: { name } });
      } catch (error) {
        if (!(error instanceof EmulatorError && error.status === 404)) throw error;
      }
    },
  };
}
