import { readDocument } from '../../src/contract/document.ts';
import { rooms } from '../../src/providers/rooms.ts';

/** One operation as its contract shows it. */
export interface Shown {
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

/** The providers with their contracts' files and base paths. */
export const contracts = rooms.map(({ id, profiles: { documented } }) => ({
  id,
  file: `openapi/${id}/documented.yaml`,
  basePath: documented.contract.basePath,
  operations: documented.endpoints.map(({ contract }) => contract),
}));

/** What a provider's contract shows, operation by operation. */
export function shownBy(provider: string): readonly Shown[] {
  const wanted = contracts.filter(({ id }) => id === provider);
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
        requests: examplesOf(document.at(operation, 'requestBody')),
        responses: document
          .entries(operation, 'responses')
          .flatMap(([status, response]) =>
            examplesOf(response).map((example) => ({ ...example, status: Number(status) })),
          ),
      };
    });
  });
}
