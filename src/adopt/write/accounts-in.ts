import { memberOf } from '../../declared/contract/pointer.ts';
import { yamlOf } from '../../files/yaml.ts';
import type { FileText } from './files.ts';

/** An account of the fixtures, for a person who signs in. */
export interface ShownAccount {
  readonly login: string;
  /** Undefined for an account without a password in clear. */
  readonly password: string | undefined;
}

/** Returns the accounts of fixtures in their order. */
export function accountsIn({ path, text }: FileText): readonly ShownAccount[] {
  const accounts = memberOf(yamlOf(text, path).content, 'accounts');
  if (!Array.isArray(accounts)) return [];
  return accounts.flatMap((account: unknown) => {
    const [login, password] = ['login', 'password'].map((key) => memberOf(account, key));
    if (typeof login !== 'string') return [];
    return [{ login, password: typeof password === 'string' ? password : undefined }];
  });
}
