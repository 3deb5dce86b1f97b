/** An answer of the service that was seen. */
export interface Finding {
  /** The request: `POST /login`. */
  readonly operation: string;
  readonly status: number;
  /** Undefined if its cause can't be told. */
  readonly outcome: string | undefined;
  readonly kind: 'kept' | 'replaced' | 'differs' | 'open' | 'known';
  /** The differences, or the reason. */
  readonly details: readonly string[];
}

/** Returns the line of a finding for the terminal. */
export function lineOf(finding: Finding): string {
  return `${finding.kind.padEnd(7)} ${textOf(finding)}`;
}

function textOf({ operation, status, outcome, details }: Finding): string {
  const what = `${operation} ${status}${outcome === undefined ? '' : ` ${outcome}`}`;
  return details.length === 0 ? what : `${what}: ${details.join('; ')}`;
}

/** Returns the summary of a recording: the answers that it kept, those that differ, and those that stay open. */
export function summaryOf(findings: readonly Finding[], file: string, missed: ReadonlySet<string>): string {
  const of = (kind: Finding['kind']) => findings.filter((one) => one.kind === kind);
  const sections = [
    section(`kept in ${file}`, of('kept')),
    section(`replaced in ${file}, which adopt had inferred`, of('replaced')),
    section('answered otherwise than the provider, which stays as it is', of('differs')),
    section('open: the cause is to be added by hand', of('open')),
  ].flat();
  const known = of('known').length;
  return [
    ...sections,
    ...(known > 0 ? [`answered as the provider: ${known}`] : []),
    ...(missed.size > 0 ? [`not in the contract, or without a mark: ${[...missed].join(', ')}`] : []),
    ...(findings.length === 0 ? ['no answer of an operation with a mark was seen'] : []),
  ].join('\n');
}

function section(title: string, findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  return [`${title}:`, ...findings.map((one) => `  ${textOf(one)}`)];
}
