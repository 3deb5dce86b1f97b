import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { FileError } from '../../errors.ts';
import { deepest } from './measure.ts';

/** YAML 1.2's core schema: dates stay texts, `yes` is a text, and tags of applications are errors. */
const schema = CORE_SCHEMA.withTags(mergeTag);

/** The maximum number of aliases and of merged keys. */
const maxAliases = 1000;
const maxTotalMergeKeys = 10_000;

/** Parses YAML with the fast parser. If that fails, the parser that knows places words the error. */
export async function yamlContent(text: string, file: string): Promise<unknown> {
  try {
    return load(text, { schema, maxDepth: deepest, maxAliases, maxTotalMergeKeys });
  } catch (error) {
    const { yamlOf } = await import('../../files/yaml.ts');
    // throws, unless only the fast parser rejects the text
    const { content } = yamlOf(text, file);
    if (content === null) return content;
    throw new FileError([`${file}${placeOf(error)}: ${reasonOf(error)}; expected YAML 1.2`]);
  }
}

/** Returns the place of a parser's error, as `:3:10`; empty if it has none. */
export function placeOf(error: unknown): string {
  const mark = error instanceof YAMLException ? error.mark : undefined;
  return mark === undefined ? '' : `:${mark.line + 1}:${mark.column + 1}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof YAMLException) return error.reason;
  return error instanceof Error ? error.message : String(error);
}
