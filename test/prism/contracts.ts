import { readDocument } from '../../tools/codegen/document.ts';
import { builtInProviders } from '../../src/providers/index.ts';

/** One operation as its contract shows it. */
export interface Shown {
  /** The name of its contract. */
  readonly provider: string;
  readonly operation: string;
  readonly template: string;
  readonly requests: readonly Example[];
  readonly responses: readonly ResponseExample[];
}

/** An example of a request: its name, its content type, its value. */
export interface Example {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
}

/** An example of a response, named by its outcome. */
interface ResponseExample extends Example {
  readonly status: number;
}

/**
 * The contracts that are served, each by its provider and, where it is not the document's, its profile. Operations below a
 * path of their own are left out: Prism stands before one path of the emulator.
 */
export const contracts = builtInProviders.flatMap(({ id, profiles }) =>
  Object.entries(profiles).map(([profile, { contract, endpoints }]) => ({
    id: profile === 'documented' ? id : `${id}/${profile}`,
    provider: id,
    profile,
    file: `openapi/${id}/${profile}.yaml`,
    basePath: contract.basePath,
    operations: endpoints.map((one) => one.contract).filter(({ basePath }) => basePath === undefined),
  })),
);

/** What a contract shows, operation by operation. */
export function shownBy(contract: string): readonly Shown[] {
  const wanted = contracts.filter(({ id }) => id === contract);
  return wanted.flatMap(({ id, file, operations }) => {
    const document = readDocument(file);
    const examplesOf = (node: Parameters<typeof document.entries>[0]): readonly Example[] =>
      document
        .entries(node, 'content')
        .flatMap(([type, media]) =>
          document.entries(media, 'examples').map(([name, { value }]) => ({ name, type, value })),
        );
    return operations.map(({ operationId, template, method }) => {
      const paths = document.at(document.root, 'paths');
      const operation = document.at(document.at(paths, template), method.toLowerCase());
      return {
        provider: id,
        operation: operationId,
        template,
        requests: examplesOf(document.find(operation, 'requestBody') ?? {}),
        responses: document
          .entries(operation, 'responses')
          .flatMap(([status, response]) =>
            examplesOf(response).map((example) => ({ ...example, status: Number(status) })),
          ),
      };
    });
  });
}
