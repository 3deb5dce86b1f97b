/** A row of a table that is about one operation. */
interface OperationRow {
  readonly operation: string;
  readonly rest: readonly string[];
}

/** Rows with the operations they are about: those that say the same of several are one. */
export function grouped(rows: readonly OperationRow[], all: readonly string[]): readonly string[][] {
  const names = [...new Set(rows.map(({ rest }) => JSON.stringify(rest)))];
  return names.map((name) => {
    const group = rows.filter(({ rest }) => JSON.stringify(rest) === name);
    const operations = group.map(({ operation }) => operation);
    const who = all.length > 1 && operations.length === all.length ? 'all' : operations.join(', ');
    return [who, ...(group[0]?.rest ?? [])];
  });
}
