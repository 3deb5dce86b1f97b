import type { OperationCode } from './operation-code.ts';
import type { Operations } from '../contract/operations.ts';
import type { ProviderMarks } from './resolve.ts';
import type { Node } from '../../json.ts';
import type { RootNames } from '../template/source-types.ts';
import type { LoadedContract } from '../contract/read-contract.ts';
import type { Checks } from '../contract/check.ts';
import type { SampledRequest, Sampled } from '../template/sample.ts';

/** The parts that the operations of a declared provider share. */
export interface ProviderParts {
  readonly id: string;
  readonly document: Node;
  /** The file of the contract, and the function that finds the lines of its nodes; omitted without files. */
  readonly source?: Pick<LoadedContract, 'locate'> & { readonly file: string };
  readonly operations: Operations;
  readonly marks: ProviderMarks;
  /** The operations in code, by operationId. */
  readonly code?: ReadonlyMap<string, OperationCode>;
  /** The sources that placeholders may name. */
  readonly roots: RootNames;
  /** The checks of the contract's schemas; loaded when they are first needed. */
  checks(): Promise<Checks>;
  /** Makes up a value of a schema. */
  sample(schema: unknown, request: SampledRequest): Sampled;
}
