/** How deep a body of the control plane may nest; a state's records may be a hundred levels deep. */
export const deepestBody = 128;

const [quote, backslash] = [0x22, 0x5c];
const opening: readonly number[] = [0x5b, 0x7b];
const closing: readonly number[] = [0x5d, 0x7d];

/** Whether JSON nests deeper than it may, told from its bytes: to parse it first would take many times its size in memory. */
export function nestsTooDeep(json: Uint8Array, deepest = deepestBody): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (isInText && byte === backslash) at += 1;
    else if (byte === quote) isInText = !isInText;
    else if (!isInText && opening.includes(byte)) depth += 1;
    else if (!isInText && closing.includes(byte)) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
