import type { CompiledForm, FormScope, TokenForm } from './form.ts';
import type { Problem } from '../../files/problems.ts';
import { jwtForm } from './jwt.ts';
import type { TokenMarks } from './marks.ts';
import { integerForm, opaqueForm, uuidForm } from './opaque.ts';
import { signedForm } from './signed.ts';

const compilers: Readonly<
  Record<NonNullable<TokenMarks['form']>, (marks: TokenMarks, scope: FormScope) => CompiledForm>
> = { opaque: opaqueForm, uuid: uuidForm, integer: integerForm, jwt: jwtForm, signed: signedForm };

/** The forms of a provider's tokens by kind, or the problems of their marks. */
export type TokenForms =
  { readonly forms: ReadonlyMap<string, TokenForm> } | { readonly problems: readonly Problem[] };

/** Compiles the forms of a provider's tokens. The path of a problem begins with the kind of token. */
export function createTokenForms(tokens: Readonly<Record<string, TokenMarks>>, scope: FormScope): TokenForms {
  const forms = new Map<string, TokenForm>();
  const problems: Problem[] = [];
  for (const [kind, marks] of Object.entries(tokens)) {
    const compiled = compilers[marks.form ?? 'opaque'](marks, scope);
    if ('form' in compiled) forms.set(kind, compiled.form);
    else problems.push(...compiled.problems.map((one) => ({ ...one, path: [kind, ...one.path] })));
  }
  return problems.length > 0 ? { problems } : { forms };
}
