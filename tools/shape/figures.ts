import { fewestToRemove, fileCycles, folderCycles, type Cycle } from './cycles.ts';
import { bounded, unbounded, type Figure } from './figure.ts';
import floors from './floors.json' with { type: 'json' };
import { readImports, type Import } from './imports.ts';
import { filesOfLogins } from './login-files.ts';
import { longFunctions } from './long-functions.ts';
import { readFiles, sizeOf } from './size.ts';
import { floorProblems, upwardImports } from './upward-imports.ts';

/** The size of the hand-written source before the redesign, as a reference for the bounds. */
const before = { files: 570, lines: 35_360 } as const;
/**
 * The bounds, raised by the features since then: sessions, a kept authority, the entries for browsers and Cypress, and the
 * executable by 2,400 lines; the providers of contracts with marks, with their acts and their entry, by 22,000;
 * the part that reads refusals, recordings and real services, by 3,000; and adopt, with its recogniser, the habits of
 * frameworks, its writer and its proof, and the packages that `init --provider` writes, by 11,700; and the calls of the
 * console, with their exports, examples and sign-in, by 2,000.
 */
const most = { files: 920, lines: 77_500 } as const;
/**
 * A login also runs through the list of providers, which can be replaced, the content of its answer, and the lockouts by
 * account or by address.
 */
const mostLoginFiles = 48;
const folders = ['src', 'tools'] as const;

/** The folders with the content that `src` had before the redesign. */
const sized = ['src', 'tools/codegen'] as const;

/** The console, a web page that the emulator only sends. */
const page = 'src/console';
const mostOfPage = { files: 250, lines: 14_000 } as const;

/** Measures the imports between floors and between folders. */
export async function importFigures(): Promise<readonly Figure[]> {
  const { files, imports } = await readImports(folders);
  const problems = floorProblems(files, floors);
  const upward = upwardImports(imports, floors).map(arrow);
  const ofFolders = folderCycles(imports);
  const ofFiles = fileCycles(imports);
  return [
    bounded('errors in tools/shape/floors.json', problems.length, [0, 0], problems),
    bounded('imports that run upwards', upward.length, [0, 0], upward),
    bounded(
      'import cycles of folders',
      ofFolders.length,
      [0, 0],
      ofFolders.flatMap((cycle) => [path(cycle), ...fewestToRemove(cycle, imports).map(cut)]),
    ),
    bounded('import cycles of files', ofFiles.length, [0, 0], ofFiles.map(path)),
  ];
}

/** Measures how many files a login runs through, and lists them for one provider. */
export async function loginFigures(listed: string | undefined): Promise<readonly Figure[]> {
  const measured = await filesOfLogins();
  return measured.map(({ provider, profile, files }) =>
    bounded(
      `files that a login at ${provider} (${profile}) runs through`,
      files.length,
      [0, mostLoginFiles],
      provider === listed ? files.map((file) => `src/${file}`) : [],
    ),
  );
}

/** Measures the files and lines of the source, and separately those of the page. */
export function sizeFigures(): readonly Figure[] {
  const all = sizeOf(readFiles(sized, page));
  const ofPage = sizeOf(readFiles([page]));
  return [
    bounded('files of the console', ofPage.files, [0, mostOfPage.files]),
    bounded('lines of the console', ofPage.lines, [0, mostOfPage.lines]),
    bounded('files', all.files, [0, most.files], [`${before.files} before`]),
    bounded('lines', all.lines, [0, most.lines], [`${before.lines} before`]),
    bounded('median lines of a TypeScript file', all.medianLines, [50, 90]),
  ];
}

/** Measures how many functions are too long, with and without a comment that gives the reason. */
export async function functionFigures(): Promise<readonly Figure[]> {
  const { unexplained, explained } = await longFunctions(folders);
  return [
    bounded('functions over 60 lines without a reason', unexplained.length, [0, 0], unexplained),
    unbounded('functions over 60 lines with a reason', explained.length, explained),
  ];
}

function arrow({ from, to }: Import): string {
  return `${from} -> ${to}`;
}

function path(cycle: Cycle): string {
  return cycle.join(' -> ');
}

function cut(one: Import): string {
  return `  ${arrow(one)}`;
}
