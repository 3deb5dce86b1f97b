import type { Wire } from '../../core/operation.ts';
import { readerAt } from './location.ts';

const readUsername = readerAt({ in: 'basic', path: ['username'] });
const readPassword = readerAt({ in: 'basic', path: ['password'] });

/** Reads the login of Basic credentials. */
export function basicLogin(wire: Wire): string | undefined {
  const login = readUsername(wire);
  return typeof login === 'string' && login !== '' ? login : undefined;
}

/** Reads the password of Basic credentials; an empty text if there is none. */
export function basicPassword(wire: Wire): string {
  const password = readPassword(wire);
  return typeof password === 'string' ? password : '';
}
