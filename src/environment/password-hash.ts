import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { notAtHand } from '../core/at-hand.ts';
import type { HashParameters } from '../core/environment.ts';

const derived = promisify(pbkdf2);

/** Hashes take tens of milliseconds each: those of the passwords that are asked for are kept. */
const mostKept = 10_000;

/** Makes the way to a password's hash: the first time it is made beside the event loop, and the decision run again with it. */
export function createPasswordHash(): (password: string, parameters: HashParameters) => string {
  const kept = new Map<string, string | Promise<string>>();

  async function made(name: string, password: string, parameters: HashParameters): Promise<string> {
    const { salt, iterations, size } = parameters;
    const hash = (await derived(password, salt, iterations, size / 8, 'sha256')).toString('hex');
    kept.set(name, hash);
    return hash;
  }

  return (password, parameters) => {
    const name = JSON.stringify([password, parameters.salt, parameters.iterations, parameters.size]);
    const known = kept.get(name);
    if (typeof known === 'string') return known;
    if (known !== undefined) throw notAtHand(known);
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    const coming = made(name, password, parameters);
    kept.set(name, coming);
    throw notAtHand(coming);
  };
}
