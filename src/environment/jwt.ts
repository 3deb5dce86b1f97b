import type { Jwt } from '../core/environment.ts';
import { onDemand } from './library.ts';

/** Signed tokens by fast-jwt. The claims are taken as they are: times come from the namespace's clock, not from the library's. */
export function createJwt(): Jwt {
  const library = onDemand(() => import('./jwt-library.ts'));
  return {
    sign: (claims, key) => library().createSigner({ key, algorithm: 'HS256' })(claims),
  };
}
