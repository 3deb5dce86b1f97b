import { call } from '../../api/client.ts';

/**
 * Runs an action that replaces a namespace. Before, saves a snapshot that stays listed; returns how to bring back
 * everything, also the requests.
 */
export async function replacing(
  namespace: string,
  snapshot: string,
  action: () => Promise<unknown>,
): Promise<() => Promise<void>> {
  const { state, ...rest } = await call('getBundle', { namespace });
  await call('saveSnapshot', { params: { name: snapshot }, namespace });
  await action();
  return async () => {
    await call('putBundle', { body: { ...rest, state }, namespace });
    // a bundle brings back its time; the state brings back the clock, which has run on since
    if (state !== undefined) await call('putState', { body: { ...state }, namespace });
  };
}
