/** How deep a body of the control plane may nest; a state's records may be a hundred levels deep. */
export const maxDepth = 128;
/** How many values a body may hold. */
export const maxValues = 4_000_000;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** What is amiss with JSON that would take many times its size in memory, told from its bytes before it is parsed. */
export function costOf(json: Uint8Array): 'too-deep' | 'too-many' | undefined {
  let depth = 0;
  let values = 1;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === quote) isInText = !isInText;
    else if (isInText) at += byte === backslash ? 1 : 0;
    else if (byte === openList || byte === openObject) {
      depth += 1;
      values += 1;
    } else if (byte === closeList || byte === closeObject) depth -= 1;
    else if (byte === comma) values += 1;
    if (depth > maxDepth) return 'too-deep';
  }
  return values > maxValues ? 'too-many' : undefined;
}
