import type { LiveEvent } from '../../live/events.ts';

/** Whether an event may have changed accounts, codes, sessions or messages of a namespace, or of one of its providers. */
export function mayChange(event: LiveEvent, namespace: string, provider?: string): boolean {
  if (event.type === 'restarted') return true;
  if (event.type === 'change') return event.change.namespace === null || event.change.namespace === namespace;
  if (event.type !== 'request' || event.entry.namespace !== namespace) return false;
  return provider === undefined || event.entry.provider === provider;
}
