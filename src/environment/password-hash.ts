import { hash, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { suspendUntil } from '../core/suspend.ts';
import type { HashParameters } from '../core/environment.ts';

const derived = promisify(pbkdf2);

/** Hashes take tens of milliseconds each: those of the passwords that are asked for are kept. */
const maxKept = 10_000;

/** Makes the way to a password's hash: the first time it is made beside the event loop, and the decision run again with it. */
export function createPasswordHash(): (password: string, parameters: HashParameters) => string {
  const kept = new Map<string, string | Promise<string>>();

  async function make(name: string, password: string, parameters: HashParameters): Promise<string> {
    const { salt, iterations, size } = parameters;
    const made = (await derived(password, salt, iterations, size / 8, 'sha256')).toString('hex');
    kept.set(name, made);
    return made;
  }

  return (password, parameters) => {
    const { salt, iterations, size } = parameters;
    // by its digest: a client decides how long a password is
    const name = hash('sha256', JSON.stringify([password, salt, iterations, size]), 'hex');
    const known = kept.get(name);
    if (typeof known === 'string') return known;
    if (known !== undefined) throw suspendUntil(known);
    const [oldest] = kept.keys();
    if (kept.size >= maxKept && oldest !== undefined) kept.delete(oldest);
    const coming = make(name, password, parameters);
    kept.set(name, coming);
    throw suspendUntil(coming);
  };
}
