import { textAt } from './cli.ts';

/** The authority of a `ready` event. */
export function caOf(said: string): string {
  return textAt(JSON.parse(said), 'ca');
}
