import { FileError } from '../../errors.ts';
import type { Problem } from '../../files/problems.ts';
import { measure } from './measure.ts';

/**
 * Parses JSON or YAML of any origin, quickly. The result is plain JSON: no circle, no shared node, no value that JSON
 * doesn't have. Throws a FileError with the place if the text isn't valid; only then are places computed.
 */
export async function parse(source: string, file: string): Promise<unknown> {
  const text = source.replace(/^\uFEFF/, '');
  const asJson = jsonOf(text);
  if (asJson !== undefined) {
    const { problem, members } = measure(asJson.content, text.length);
    if (problem !== undefined) throw new FileError(await located(file, text, [problem]));
    // JSON.parse accepts a key twice, so the colons of the text count more members
    if (members === colonsOf(text)) return asJson.content;
  }
  const { yamlContent } = await import('./parse-yaml.ts');
  const content = await yamlContent(text, file);
  const { problem, isShared } = measure(content, text.length);
  if (problem !== undefined) throw new FileError(await located(file, text, [problem]));
  return isShared ? (JSON.parse(JSON.stringify(content)) as unknown) : content;
}

/** Parses text that looks like JSON; undefined if it isn't. */
function jsonOf(text: string): { readonly content: unknown } | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return { content: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Counts the colons of valid JSON outside of texts: one for each member. */
function colonsOf(json: string): number {
  let [colons, isText] = [0, false];
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (isText && code === 0x5c) at += 1;
    else if (code === 0x22) isText = !isText;
    else if (!isText && code === 0x3a) colons += 1;
  }
  return colons;
}

/** Returns problems as lines with file, line and column. Parses the text again, for the places. */
export async function located(
  file: string,
  text: string,
  problems: readonly Problem[],
): Promise<readonly string[]> {
  const { linesWithPlaces } = await import('./places.ts');
  try {
    return linesWithPlaces(file, text, problems);
  } catch (error) {
    // of the texts that were parsed, only those that nest too deeply fail here, at the first such place
    const { placeOf } = await import('./parse-yaml.ts');
    return problems.map(({ message }) => `${file}${placeOf(error)}: ${message}`);
  }
}
