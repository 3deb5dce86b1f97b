import type { Problem } from '../../files/problems.ts';
import { isRecord } from '../../json.ts';

/** Returns the problem of a document that isn't OpenAPI 3.0 or 3.1; undefined if it is. */
export function versionProblem(content: unknown): Problem | undefined {
  if (!isRecord(content))
    return at([], 'the contract has no keys; expected an OpenAPI document, which begins with openapi: 3.1.0');
  const { openapi, swagger } = content;
  if (openapi === undefined && swagger !== undefined)
    return at(
      ['swagger'],
      'this is Swagger 2.0; expected OpenAPI 3.0 or 3.1: convert it once, for example with npx swagger2openapi',
    );
  if (openapi === undefined) return at([], 'openapi is missing; expected openapi: 3.0.x or 3.1.x');
  if (typeof openapi === 'string' && /^3\.[01](\.|$)/.test(openapi)) return undefined;
  const later = typeof openapi === 'string' ? /^3\.\d+(?=\.|$)/.exec(openapi)?.[0] : undefined;
  if (later !== undefined) return at(['openapi'], `OpenAPI ${later} isn't supported; expected 3.0 or 3.1`);
  return at(['openapi'], `openapi is ${JSON.stringify(openapi)}; expected a text such as "3.0.3" or "3.1.0"`);
}

function at(path: Problem['path'], message: string): Problem {
  return { path, atKey: path.length > 0, message };
}
