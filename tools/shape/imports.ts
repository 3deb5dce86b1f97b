import { cruise } from 'dependency-cruiser';

/** An import of one file or folder by another, with paths relative to the project's folder. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** Hand-written source files and the imports between them. */
export interface ImportGraph {
  readonly files: readonly string[];
  readonly imports: readonly Import[];
}

/** Reads all imports in some folders, imports of types included. */
export async function readImports(folders: readonly string[]): Promise<ImportGraph> {
  const { output } = await cruise([...folders], {
    tsPreCompilationDeps: true,
    includeOnly: folders.map((folder) => `^${folder}/`),
    exclude: '^src/generated/',
  });
  if (typeof output === 'string') throw new Error(`dependency-cruiser returned a string: ${output}`);
  return {
    files: output.modules.map(({ source }) => source),
    imports: output.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
    ),
  };
}
