import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { generateDtsBundle } from 'dts-bundle-generator';

const require = createRequire(import.meta.url);
const { TypesUsageEvaluator } = require('dts-bundle-generator/dist/types-usage-evaluator.js');
TypesUsageEvaluator.prototype.isSymbolUsedBySymbol = isSymbolUsedBySymbol;

/** The symbols that use a symbol, at any distance, by evaluator and symbol. */
const usersOf = new WeakMap();

/** Writes the declarations of entries, each as one file under each of its names. `entries` has the names by the entry's source. */
export function writeTypes(entries) {
  const output = { noBanner: true, exportReferencedTypes: false };
  const sources = Object.keys(entries).map((filePath) => ({ filePath, output }));
  const types = generateDtsBundle(sources, { preferredConfigPath: 'tsconfig.json' });
  Object.values(entries).forEach((files, index) => {
    for (const file of files) writeFileSync(file, types[index]);
  });
}

/** As the generator has it, which walks all of them again for every question: three quarters of its time. */
function isSymbolUsedBySymbol(symbol, by) {
  const [used, user] = [this.getActualSymbol(symbol), this.getActualSymbol(by)];
  const known = usersOf.get(this) ?? new Map();
  usersOf.set(this, known);
  const users = known.get(used) ?? closureOf(used, (one) => this.nodesParentsMap.get(one) ?? []);
  known.set(used, users);
  return users.has(user);
}

/** What can be reached from a start, itself too. */
function closureOf(start, nextOf) {
  const reached = new Set([start]);
  // a set gives what is added while it is walked, too
  for (const one of reached) for (const next of nextOf(one)) reached.add(next);
  return reached;
}
