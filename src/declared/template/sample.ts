import { onDemand } from '../../environment/cryptography.ts';
import { isRecord, type Node } from '../../json.ts';
import { inlinedSchema } from './inlined-schema.ts';
import { largestSample, sampleSize } from './sample-size.ts';

/** The request that an answer is made up for. */
export interface SampledRequest {
  /** The parameters of the path. Members of the same name repeat them: `GET /users/7` returns the user with `id: 7`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A value of a schema, or why the schema has none. */
export type Sampled = { readonly value: unknown } | { readonly message: string };

/** The nesting below which a value is empty. */
const maxSampleDepth = 15;

const options = { skipWriteOnly: true, quiet: true, maxSampleDepth } as const;

/**
 * Creates the function that makes up values of schemas. A schema of a document always has the same value. The first call
 * suspends the decision until the library is loaded.
 */
export function createSampler(): (document: Node, schema: unknown, request: SampledRequest) => Sampled {
  const library = onDemand(() => import('./sampler-library.ts'));
  const known = new WeakMap<Node, Sampled>();

  function sampleOf(document: Node, schema: Node): Sampled {
    const { sample } = library();
    try {
      const inlined = inlinedSchema(document, schema);
      const size = sampleSize(inlined);
      if (size > largestSample)
        return {
          message: `the schema has no sample: it would have about ${size} characters; add an example`,
        };
      return { value: sample(inlined, options, {}) };
    } catch (error) {
      return {
        message: `the schema has no sample: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  }

  return (document, schema, { parameters }) => {
    // in OpenAPI 3.1, a schema may be true
    if (!isRecord(schema)) return { value: null };
    const sampled = known.get(schema) ?? sampleOf(document, schema);
    known.set(schema, sampled);
    return 'message' in sampled ? sampled : { value: withParameters(sampled.value, parameters) };
  };
}

/** Repeats the parameters in an object and in objects within it, but not in items of lists, which would all be alike. */
function withParameters(value: unknown, parameters: SampledRequest['parameters']): unknown {
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([name, member]) => {
    const given = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return [
      name,
      given === undefined ? withParameters(member, parameters) : repeated(member, given),
    ] as const;
  });
  return Object.fromEntries(members);
}

/** Returns a parameter in the type of the sample, or the sample if the parameter has no such form. */
function repeated(sample: unknown, given: string): unknown {
  if (typeof sample === 'string') return given;
  return typeof sample === 'number' && /^-?\d{1,15}$/.test(given) ? Number(given) : sample;
}
