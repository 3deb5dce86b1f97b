/** How deep a body of the data plane may nest: a limit of the emulator, which no login comes near. */
export const deepestBody = 512;

/** Whether a value nests deeper than so many levels; never looks further than that. */
export function nestsDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const member of Object.values(value)) if (nestsDeeper(member, levels - 1)) return true;
  return false;
}
