import type { ServedProvider } from './emulator.ts';

/** The fields of an account that a person types, and mostly without blanks around them. */
const typed = ['login', 'email', 'password', 'passwordHash', 'fixedCode', 'phone'];

/** Says which typed fields of the fixtures' accounts begin or end with a blank: some servers and forms cut it off. */
export function trailingBlanks({ id, fixtures }: Pick<ServedProvider, 'id' | 'fixtures'>): readonly string[] {
  return fixtures.accounts.flatMap(({ account }) =>
    typed
      .filter((field) => hasBlankEnds(Reflect.get(account, field)))
      .map(
        (field) =>
          `${id}: the ${field} of ${account.login.trim()} begins or ends with a blank, which a server or a form may cut off; ` +
          'take it out unless it is meant',
      ),
  );
}

function hasBlankEnds(value: unknown): boolean {
  return typeof value === 'string' && value !== value.trim();
}
