import { readDocument } from '../../tools/codegen/document.ts';
import { builtInProviders } from '../../src/providers/index.ts';

/** One operation with the examples of its contract. */
export interface Shown {
  /** The contract's name. */
  readonly provider: string;
  readonly operation: string;
  readonly template: string;
  readonly requests: readonly Example[];
  readonly responses: readonly ResponseExample[];
}

/** An example of a request. */
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
 * The served contracts by provider, with the profile unless it is `documented`. Operations with their own base path are
 * excluded, because Prism proxies one base path of the emulator.
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

/** Lists a contract's operations with their examples. */
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
