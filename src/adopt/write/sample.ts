import { inlinedSchema } from '../../declared/template/inlined-schema.ts';
import { largestSample, sampleSize } from '../../declared/template/sample-size.ts';
import { isRecord, type Node } from '../../json.ts';

/** Makes up a value of a schema from its examples, default, values or format; undefined if it has none. */
export async function sampleOf(document: Node, schema: unknown): Promise<unknown> {
  if (!isRecord(schema)) return undefined;
  const { sample } = await import('../../declared/template/sampler-library.ts');
  try {
    const inlined = inlinedSchema(document, schema);
    if (sampleSize(inlined) > largestSample) return undefined;
    const hasExample = inlined['example'] !== undefined || inlined['examples'] !== undefined;
    if (!hasExample && inlined['default'] !== undefined) return inlined['default'];
    return sample(inlined, { quiet: true, maxSampleDepth: 8 }, {});
  } catch {
    // a schema that contradicts itself has no value
    return undefined;
  }
}
