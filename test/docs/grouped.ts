/** A table row about one operation. */
interface OperationRow {
  readonly operation: string;
  readonly rest: readonly string[];
}

/** Merges rows that are equal for several operations, and lists the operations of each row. */
export function grouped(rows: readonly OperationRow[], all: readonly string[]): readonly string[][] {
  const names = [...new Set(rows.map(({ rest }) => JSON.stringify(rest)))];
  return names.map((name) => {
    const group = rows.filter(({ rest }) => JSON.stringify(rest) === name);
    const operations = group.map(({ operation }) => operation);
    const who = all.length > 1 && operations.length === all.length ? 'all' : operations.join(', ');
    return [who, ...(group[0]?.rest ?? [])];
  });
}
