import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineProvider } from '../../../src/library/define-provider.ts';

type Declared = Awaited<ReturnType<typeof defineProvider>>;

/** The provider books with another text before the operation id of its login, such as a summary. */
export async function booksWith(text: string): Promise<Declared> {
  const folder = mkdtempSync(join(tmpdir(), 'console-books-'));
  try {
    cpSync('test/support/books', folder, { recursive: true });
    const contract = join(folder, 'books.yaml');
    const written = readFileSync(contract, 'utf8');
    writeFileSync(contract, written.replace('operationId: login\n', `operationId: login\n${text}`));
    return await defineProvider({ contract });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
