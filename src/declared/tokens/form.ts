import type { Environment } from '../../core/environment.ts';
import type { Problem } from '../../files/problems.ts';
import type { Sources } from '../template/misfit.ts';
import type { RootNames } from '../template/source-types.ts';
import type { KeySet } from './keys.ts';

/** A form of tokens, ready to issue them. */
export interface TokenForm {
  /** Issues a token. It draws from the request's randomness: two tokens differ. */
  issue(context: IssueContext): IssuedToken;
  /** Finds why a text can't be a token of this form; undefined if it can, or if the form can't tell. */
  flawOf(text: string): TokenFlaw | undefined;
}

/** The data that a token is made of. */
export interface IssueContext {
  readonly environment: Environment;
  /** Creates the sources that claims may name, with the source `token`. */
  sources(token: object): Sources;
  /** The end of its lifetime, in epoch milliseconds; undefined if it never expires. */
  readonly expiresAt?: number | undefined;
}

/** An issued token. */
export interface IssuedToken {
  readonly value: string;
  /** The part that a body may show: that of a signed token without its signature. */
  readonly shown: string;
}

/** Why a text isn't a token: it has another form, or a signature that doesn't match. */
type TokenFlaw = 'form' | 'signature';

/** A form, or the problems of its marks. */
export type CompiledForm = { readonly form: TokenForm } | { readonly problems: readonly Problem[] };

/** The data that the forms of a provider share. */
export interface FormScope {
  /** The sources that claims may name. */
  readonly roots: RootNames;
  readonly keys: KeySet;
}

/** Returns the result for marks with one problem. */
export function problemAt(path: readonly string[], message: string): CompiledForm {
  return { problems: [{ path, atKey: false, message }] };
}
